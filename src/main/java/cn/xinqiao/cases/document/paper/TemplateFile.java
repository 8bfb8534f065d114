package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.document.paper.Template.Audience;
import cn.xinqiao.cases.document.paper.Template.Field;
import cn.xinqiao.cases.document.paper.Template.Line;
import cn.xinqiao.cases.document.paper.Template.Setting;
import cn.xinqiao.cases.document.paper.Template.Track;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one template: headings, then {@code --- zh} and the Chinese text, then {@code --- en} and
 * the English cover. In a text, {@code ## } begins a heading, {@code > } a line without indent,
 * {@code | label | value} a row of a form; {@code {remedy}} alone is the remedy sentence.
 */
final class TemplateFile {
  private static final Pattern HEADING = Pattern.compile("([a-z.]+):\\s*(.*)");
  private static final Pattern FIELD =
      Pattern.compile("(field|field\\?|choice|quote) ([a-z.]+):\\s*([^=]*)(?:=\\s*(.*))?");
  private static final Pattern ROW = Pattern.compile("\\|([^|]+)\\|(.*)");
  private static final Set<String> NEEDED =
      Set.of("kind", "title", "title.en", "mark", "to", "cases", "remedy", "source", "status");
  static final String REMEDY = "remedy";

  private final SeedFile file;
  private final Map<String, String> headings = new LinkedHashMap<>();
  private final Map<String, Integer> lineOf = new LinkedHashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<Line> body = new ArrayList<>();
  private final List<Line> cover = new ArrayList<>();
  private int bodyEnds;
  private int coverEnds;

  private TemplateFile(SeedFile file) {
    this.file = file;
  }

  /**
   * @throws SeedFile.Invalid for the first line that cannot be used
   */
  static Template read(SeedFile file) {
    return new TemplateFile(file).template();
  }

  private Template template() {
    readLines();
    for (String name : NEEDED) {
      if (headings.getOrDefault(name, "").isBlank()) {
        throw file.invalid(1, "'" + name + "' is missing");
      }
    }
    var kind = as("kind", DocumentKind::valueOf);
    var remedy = as("remedy", Remedy::valueOf);
    if (remedy != Remedy.dueIn(kind)) {
      throw file.invalid(
          lineOf.get("remedy"), kind + " has the remedy " + Remedy.dueIn(kind) + ", not " + remedy);
    }
    checkRemedy(remedy, body, bodyEnds);
    checkRemedy(remedy, cover, coverEnds);
    checkFieldsAreUsed();
    checkRoute(remedy);
    return new Template(
        kind,
        file.version(),
        headings.get("title"),
        headings.get("title.en"),
        headings.get("mark"),
        as("to", Audience::valueOf),
        as("cases", TemplateFile::tracks),
        remedy,
        headings.get("source"),
        as("status", Evidence::valueOf),
        List.copyOf(fields),
        List.copyOf(body),
        List.copyOf(cover));
  }

  private void readLines() {
    var lines = file.lines();
    List<Line> section = null;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (line.equals("--- zh")) {
        section = body;
      } else if (line.equals("--- en")) {
        section = cover;
      } else if (section != null && !line.isEmpty()) {
        section.add(line(line, i + 1, section == cover));
      } else if (section == null && !line.isEmpty() && !line.startsWith("#")) {
        heading(line, i + 1);
      }
      if (section == body) {
        bodyEnds = i + 1;
      }
      coverEnds = i + 1;
    }
    if (body.isEmpty() || cover.isEmpty()) {
      throw file.invalid(lines.size(), "a text in Chinese and a cover in English are needed");
    }
  }

  private void heading(String line, int at) {
    var field = FIELD.matcher(line);
    if (field.matches()) {
      field(at, field.group(1), field.group(2), field.group(3).strip(), field.group(4));
      return;
    }
    var heading = HEADING.matcher(line);
    if (!heading.matches() || !NEEDED.contains(heading.group(1))) {
      throw file.invalid(at, "cannot be read: " + line);
    }
    if (headings.put(heading.group(1), heading.group(2).strip()) != null) {
      throw file.invalid(at, "'" + heading.group(1) + "' is there twice");
    }
    lineOf.put(heading.group(1), at);
  }

  private void field(int at, String how, String name, String label, String given) {
    var preset = Optional.ofNullable(given).orElse("").strip();
    if (label.isEmpty()) {
      throw file.invalid(at, "'" + name + "' has no label");
    }
    if (fields.stream().anyMatch(other -> other.name().equals(name))) {
      throw file.invalid(at, "'" + name + "' is there twice");
    }
    for (String place : Places.in(preset)) {
      if (Fact.of(place).isEmpty()) {
        throw file.invalid(at, "{" + place + "} is nothing that a case has");
      }
    }
    fields.add(
        new Field(
            name, label, !how.equals("field?"), how.equals("choice"), how.equals("quote"), preset));
    lineOf.put("field " + name, at);
  }

  private Line line(String text, int at, boolean english) {
    for (String place : Places.in(text)) {
      if (!isKnown(place, english)) {
        throw file.invalid(at, "{" + place + "} is no fact and no field of this template");
      }
    }
    if (text.equals("{" + REMEDY + "}")) {
      return new Line(Setting.REMEDY, "", "");
    }
    if (Places.in(text).contains(REMEDY)) {
      throw file.invalid(at, "{remedy} has a line of its own");
    }
    var row = ROW.matcher(text);
    if (row.matches()) {
      return new Line(Setting.ROW, row.group(1).strip(), row.group(2).strip());
    }
    if (text.startsWith("## ")) {
      return new Line(Setting.HEADING, "", text.substring(3).strip());
    }
    return text.startsWith("> ")
        ? new Line(Setting.FLUSH, "", text.substring(2).strip())
        : new Line(Setting.PARAGRAPH, "", text);
  }

  /**
   * What officers write is Chinese, so a cover holds none of it. A name is only ever a first
   * suggestion: it is revealed once, to whoever drafts.
   */
  private boolean isKnown(String place, boolean english) {
    if (place.equals(REMEDY)) {
      return true;
    }
    return english
        ? Fact.of(place).filter(Fact::isEnglish).isPresent()
        : Fact.of(place).filter(fact -> fact != Fact.NAME).isPresent()
            || fields.stream().anyMatch(field -> field.name().equals(place));
  }

  private void checkRemedy(Remedy remedy, List<Line> section, int end) {
    boolean stands = section.stream().anyMatch(line -> line.setting() == Setting.REMEDY);
    if (stands != (remedy != Remedy.NONE)) {
      throw file.invalid(
          end, stands ? "{remedy} where no remedy is due" : "the remedy sentence is missing");
    }
  }

  private void checkFieldsAreUsed() {
    for (Field field : fields) {
      boolean used = body.stream().anyMatch(line -> Places.in(line.text()).contains(field.name()));
      if (!used && !field.isRoute()) {
        throw file.invalid(lineOf.get("field " + field.name()), "'" + field.name() + "' is unused");
      }
    }
  }

  private void checkRoute(Remedy remedy) {
    boolean chosen = fields.stream().anyMatch(Field::isRoute);
    if (chosen != (remedy == Remedy.ROUTE)) {
      throw file.invalid(
          lineOf.get("remedy"), "a route is chosen where, and only where, one is due");
    }
  }

  private <T> T as(String name, Function<String, T> reader) {
    try {
      return reader.apply(headings.get(name));
    } catch (RuntimeException e) {
      throw file.invalid(lineOf.get(name), "'" + name + "' cannot be '" + headings.get(name) + "'");
    }
  }

  private static Set<Track> tracks(String text) {
    var tracks = new LinkedHashSet<Track>();
    if (text.equals("*")) {
      return tracks;
    }
    for (String one : text.split(",")) {
      var parts = one.strip().split("/");
      var track =
          new Track(Kind.valueOf(parts[0]), parts.length == 1 ? null : SubKind.valueOf(parts[1]));
      if (track.kind() == Kind.OTHER
          || track.subKind() != null && !track.kind().admits(track.subKind())) {
        throw new IllegalArgumentException(one);
      }
      tracks.add(track);
    }
    return tracks;
  }
}
