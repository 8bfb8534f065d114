package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.SeedTable.Row;
import cn.xinqiao.triage.EmergencyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phrases and contexts of {@code seeds/emergency.csv}. Each row has a role:
 *
 * <ul>
 *   <li>{@code VARIANT}: pairs of characters, the second is read for the first
 *   <li>{@code SET}: words that other rows name as {@code {id}}; {@code *} is "no word at all"
 *   <li>{@code HARMLESS}: phrases inside which nothing is found
 *   <li>{@code FILLER}: words that may stand between a denial and what it denies
 *   <li>{@code ASIDE}: words that say nothing more beside an {@code ALONE} one
 *   <li>{@code DANGER}: ways of saying it; {@code +} joins words that touch, {@code ~} words of one
 *       clause, {@code ~~} of one sentence, {@code ~~~} of two; {@code &} and {@code &&} are {@code
 *       ~~} and {@code ~~~} in either order
 *   <li>{@code ALONE}: words of danger where the message holds nothing but them and asides
 *   <li>{@code CALM}: words that take the danger out; {@code for} names kinds or rules (none: all),
 *       {@code unless} the sets that give it back within its clause, {@code plea} those that do so
 *       anywhere in the sentence
 * </ul>
 */
final class EmergencyLexicon {
  private enum Role {
    VARIANT,
    SET,
    HARMLESS,
    FILLER,
    ASIDE,
    DANGER,
    ALONE,
    CALM
  }

  /** More phrases than this from one cell is a mistake of the editor. */
  private static final int MOST_PHRASES = 20_000;

  private static final Map<String, Danger.Gap> GAPS =
      Map.of(
          "+", Danger.Gap.NONE,
          "~", Danger.Gap.CLAUSE,
          "~~", Danger.Gap.SENTENCE,
          "~~~", Danger.Gap.NEARBY);

  private static final Pattern JOIN = Pattern.compile("~{1,3}|\\+|&&?");

  private final Map<Character, Character> variants = new HashMap<>();
  private final Map<String, List<String>> sets = new HashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final PhraseBook phrases = new PhraseBook();
  private final List<Danger> dangers = new ArrayList<>();
  private final List<Calm> calms = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int fillers;
  private int asides;

  private EmergencyLexicon() {}

  static EmergencyLexicon read(SeedFile file) {
    var lexicon = new EmergencyLexicon();
    var rows = SeedTable.rows(file);
    // contexts name rules, and all words are written with the variants: so not in file order
    for (Role role : Role.values()) {
      rows.stream().filter(row -> roleOf(row) == role).forEach(row -> lexicon.add(role, row));
    }
    for (EmergencyKind kind : EmergencyKind.values()) {
      if (lexicon.dangers.stream().noneMatch(d -> d.kind() == kind)) {
        throw file.invalid(rows.size(), "no DANGER row finds " + kind);
      }
    }
    return lexicon;
  }

  Map<Character, Character> variants() {
    return variants;
  }

  PhraseBook phrases() {
    return phrases;
  }

  List<Danger> dangers() {
    return dangers;
  }

  List<Calm> calms() {
    return calms;
  }

  int fillers() {
    return fillers;
  }

  int asides() {
    return asides;
  }

  private static Role roleOf(Row row) {
    return row.as("role", Role::valueOf);
  }

  private void add(Role role, Row row) {
    var id = row.text("id");
    if (!ids.add(id)) {
      throw row.invalid("the id " + id + " is there twice");
    }
    boolean finds = role == Role.DANGER || role == Role.ALONE;
    if (finds == row.textOr("kind", "").isEmpty()) {
      throw row.invalid("a kind belongs to a DANGER row or an ALONE row, and to no other");
    }
    var words = split(row.text("words"));
    switch (role) {
      case VARIANT -> words.forEach(pair -> addVariant(pair, row));
      case SET -> sets.put(id, expandAll(words, row));
      case HARMLESS -> phrases.addSwallowing(plain(words, row));
      case FILLER -> fillers = phrases.add(plain(words, row));
      case ASIDE -> asides = phrases.add(plain(words, row));
      case DANGER -> addDanger(id, words, row);
      case ALONE -> addAlone(id, words, row);
      case CALM -> addCalm(id, words, row);
    }
  }

  private void addVariant(String pair, Row row) {
    if (pair.length() != 2) {
      throw row.invalid("'" + pair + "' is not a character and the one to read for it");
    }
    variants.put(pair.charAt(0), pair.charAt(1));
  }

  private void addDanger(String id, List<String> words, Row row) {
    var ways = new ArrayList<Danger.Way>();
    var alone = words.stream().filter(w -> !JOIN.matcher(w).find()).toList();
    if (!alone.isEmpty()) {
      ways.add(new Danger.Way(phrases.add(plain(alone, row)), List.of()));
    }
    words.stream()
        .filter(w -> JOIN.matcher(w).find())
        .flatMap(EmergencyLexicon::inEitherOrder)
        .forEach(w -> ways.add(chain(w, row)));
    dangers.add(new Danger(id, row.as("kind", EmergencyKind::valueOf), false, ways));
  }

  private void addAlone(String id, List<String> words, Row row) {
    var way = new Danger.Way(phrases.add(plain(words, row)), List.of());
    dangers.add(new Danger(id, row.as("kind", EmergencyKind::valueOf), true, List.of(way)));
  }

  private static Stream<String> inEitherOrder(String words) {
    var sides = words.split("&&?", 2);
    if (sides.length == 1) {
      return Stream.of(words);
    }
    var gap = words.contains("&&") ? "~~~" : "~~";
    return Stream.of(sides[0] + gap + sides[1], sides[1] + gap + sides[0]);
  }

  private Danger.Way chain(String words, Row row) {
    var parts = JOIN.split(words);
    var signs = JOIN.matcher(words).results().map(MatchResult::group).toList();
    var links = new ArrayList<Danger.Link>();
    for (int i = 0; i < signs.size(); i++) {
      if (i + 1 == parts.length) {
        throw row.invalid("'" + words + "' ends with a join");
      }
      links.add(new Danger.Link(GAPS.get(signs.get(i)), group(parts[i + 1], row)));
    }
    return new Danger.Way(group(parts[0], row), links);
  }

  private int group(String words, Row row) {
    return groups.computeIfAbsent(words, w -> phrases.add(plain(List.of(w), row)));
  }

  private void addCalm(String id, List<String> words, Row row) {
    var reach = row.as("reach", CalmReach::valueOf);
    var said = phrases.add(plain(words, row));
    var unless = named("unless", row);
    var pleas = named("plea", row);
    calms.add(new Calm(id, reach, said, rulesNamed(row), unless, pleas));
  }

  private Set<Integer> named(String column, Row row) {
    return split(row.textOr(column, "")).stream()
        .map(set -> group("{" + set + "}", row))
        .collect(Collectors.toSet());
  }

  private Set<String> rulesNamed(Row row) {
    var rules = new HashSet<String>();
    for (String name : split(row.textOr("for", "*"))) {
      var named =
          dangers.stream()
              .filter(d -> name.equals("*") || name.equals(d.id()) || name.equals(d.kind().name()))
              .map(Danger::id)
              .collect(Collectors.toSet());
      if (named.isEmpty()) {
        throw row.invalid("'" + name + "' is neither a kind nor a DANGER row");
      }
      rules.addAll(named);
    }
    return rules;
  }

  /** The phrases as they stand in a plain text, all sets written out. */
  private Set<String> plain(List<String> words, Row row) {
    var plain = new LinkedHashSet<String>();
    for (String phrase : expandAll(words, row)) {
      var read = EmergencyText.of(phrase, variants).plain();
      if (read.isEmpty()) {
        throw row.invalid("'words' has a phrase with nothing in it");
      }
      plain.add(read);
    }
    return plain;
  }

  private List<String> expandAll(List<String> words, Row row) {
    var all = words.stream().flatMap(w -> expand(w, row).stream()).toList();
    if (all.size() > MOST_PHRASES) {
      throw row.invalid("'words' makes " + all.size() + " phrases, more than " + MOST_PHRASES);
    }
    return all;
  }

  private List<String> expand(String phrase, Row row) {
    if (phrase.equals("*")) {
      return List.of("");
    }
    int open = phrase.indexOf('{');
    if (open < 0) {
      return List.of(phrase);
    }
    int close = phrase.indexOf('}', open);
    var set = close < 0 ? null : sets.get(phrase.substring(open + 1, close));
    if (set == null) {
      throw row.invalid("'" + phrase + "' names no SET that stands above it");
    }
    var before = phrase.substring(0, open);
    var rests = expand(phrase.substring(close + 1), row);
    return set.stream().flatMap(word -> rests.stream().map(rest -> before + word + rest)).toList();
  }

  private static List<String> split(String cell) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split("\\|", -1)).map(String::trim).toList();
  }
}
