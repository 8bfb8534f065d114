package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.document.paper.Letter.Block;
import cn.xinqiao.cases.document.paper.Letter.Cover;
import cn.xinqiao.cases.document.paper.Letter.Row;
import cn.xinqiao.cases.document.paper.Letter.Setting;
import cn.xinqiao.cases.document.paper.Template.Field;
import cn.xinqiao.cases.document.paper.Template.Line;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fills a template with the facts of a case and what an officer wrote. */
public final class Wording {
  private static final String NOTHING = "无。";

  private final Template template;
  private final Remedies remedies;
  private final Routes routes;

  public Wording(Template template, Remedies remedies, Routes routes) {
    this.template = template;
    this.remedies = remedies;
    this.routes = routes;
  }

  /**
   * What surrounds the text.
   *
   * @param facts those that the case has
   * @param values what officers wrote, by field
   * @param above the office that hears a remedy; empty where there is none
   * @param replaces the number of the document that this one corrects
   * @param footZh how to look the case up; footEn the same in English, empty when no cover is due
   */
  public record Matter(
      Map<Fact, String> facts,
      Map<String, String> values,
      Optional<Above> above,
      Optional<String> number,
      Optional<String> replaces,
      LocalDate on,
      String footZh,
      Optional<String> footEn) {}

  /** The office above, in both languages. */
  public record Above(OfficeCode code, String nameZh, String nameEn) {}

  /** What stands in each field before anybody has written: empty where the case says nothing. */
  public Map<String, String> presets(Map<Fact, String> facts) {
    var values = new LinkedHashMap<String, String>();
    for (Field field : template.fields()) {
      values.put(field.name(), Places.fill(field.preset(), place -> fact(facts, place)));
    }
    return values;
  }

  /** What still has to be written or known before it can be issued, by label or fact. */
  public Set<String> missing(Matter matter) {
    var missing = new TreeSet<String>();
    for (Field field : template.fields()) {
      var value = matter.values().getOrDefault(field.name(), "");
      boolean given = field.isRoute() ? routes.find(value).isPresent() : !value.isBlank();
      if (field.required() && !given) {
        missing.add(field.label());
      }
    }
    for (Line line : template.body()) {
      for (String place : Places.in(line.text())) {
        boolean isField = template.field(place).isPresent();
        if (!isField && fact(matter.facts(), place).isBlank()) {
          missing.add("{" + place + "}");
        }
      }
    }
    if (needsAbove() && matter.above().isEmpty()) {
      missing.add("{above}");
    }
    return missing;
  }

  public Letter letter(Matter matter) {
    var facts = matter.facts();
    return new Letter(
        fact(facts, Fact.OFFICE.key()),
        matter.number(),
        template.title(),
        blocks(matter),
        Dates.in(matter.on(), Language.ZH),
        matter.footZh(),
        matter.footEn().map(foot -> cover(matter, foot)));
  }

  private Cover cover(Matter matter, String foot) {
    return new Cover(
        fact(matter.facts(), Fact.OFFICE_EN.key()),
        template.titleEn(),
        matter.number().orElse(""),
        blocks(template.cover(), matter, Language.EN),
        Dates.in(matter.on(), Language.EN),
        foot);
  }

  private List<Block> blocks(Matter matter) {
    var blocks = new ArrayList<Block>();
    matter
        .replaces()
        .map(number -> Block.of(Setting.FLUSH, "（本件更正并替代" + number + "，以本件为准。）"))
        .ifPresent(blocks::add);
    blocks.addAll(blocks(template.body(), matter, Language.ZH));
    return blocks;
  }

  private List<Block> blocks(List<Line> lines, Matter matter, Language language) {
    var blocks = new ArrayList<Block>();
    var rows = new ArrayList<Row>();
    for (Line line : lines) {
      if (line.setting() != Template.Setting.ROW && !rows.isEmpty()) {
        blocks.add(Block.form(rows));
        rows.clear();
      }
      var text = Places.fill(line.text(), place -> value(matter, place)).strip();
      switch (line.setting()) {
        case ROW -> rows.add(new Row(line.label(), text));
        case HEADING -> blocks.add(Block.of(Setting.HEADING, text));
        case FLUSH -> blocks.add(Block.of(Setting.FLUSH, text));
        case REMEDY -> blocks.add(Block.of(Setting.REMEDY, remedy(matter, language)));
        case PARAGRAPH -> paragraphs(blocks, text);
      }
    }
    if (!rows.isEmpty()) {
      blocks.add(Block.form(rows));
    }
    return blocks;
  }

  /**
   * What an officer wrote in several lines; an empty one is left out, but no heading stays bare.
   */
  private static void paragraphs(List<Block> blocks, String text) {
    if (text.isEmpty()) {
      if (!blocks.isEmpty() && blocks.getLast().setting() == Setting.HEADING) {
        blocks.add(Block.of(Setting.PARAGRAPH, NOTHING));
      }
      return;
    }
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> blocks.add(Block.of(Setting.PARAGRAPH, line)));
  }

  private String remedy(Matter matter, Language language) {
    return switch (template.remedy()) {
      case NONE -> "";
      case LAST -> remedies.last(language);
      case REVIEW, FINAL_REVIEW ->
          matter
              .above()
              .map(above ->
                  remedies.review(template.remedy(), above.code(), name(above, language), language))
              .orElse("");
      case ROUTE ->
          template.fields().stream()
              .filter(Field::isRoute)
              .flatMap(
                  field -> routes.find(matter.values().getOrDefault(field.name(), "")).stream())
              .findFirst()
              .map(route -> remedies.route(route, language))
              .orElse("");
    };
  }

  private boolean needsAbove() {
    return template.remedy() == Remedy.REVIEW || template.remedy() == Remedy.FINAL_REVIEW;
  }

  private static String name(Above above, Language language) {
    return switch (language) {
      case ZH -> above.nameZh();
      case EN -> above.nameEn();
    };
  }

  private String value(Matter matter, String place) {
    return template.field(place).isPresent()
        ? matter.values().getOrDefault(place, "")
        : fact(matter.facts(), place);
  }

  private static String fact(Map<Fact, String> facts, String place) {
    return Fact.of(place).map(facts::get).orElse("");
  }
}
