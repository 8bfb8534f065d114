package cn.xinqiao.cases.joining;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.Subject;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What counts as the same, from {@code seeds/rules/joining.csv}. */
@Startup
@ApplicationScoped
class JoiningRules {
  private static final Set<String> STATUSES = Set.of("V", "P", "U", "D");

  private final Map<Subject, Rule> rules = new EnumMap<>(Subject.class);

  /**
   * The rule of a family of subjects.
   *
   * @param days cases opened within so many of each other are compared
   * @param likeFrom from this likeness of meaning on an officer is shown the other case
   * @param namedLikeFrom the same where both name the same public thing
   * @param offerLikeFrom from this one on a resident may be offered to join
   * @param offerFrom if so many others reported it
   * @param newest no more cases of one place are compared than the newest so many
   */
  record Rule(
      Set<Subject> subjects,
      int days,
      double likeFrom,
      double namedLikeFrom,
      double offerLikeFrom,
      int offerFrom,
      int newest) {}

  @Inject
  JoiningRules(Seeds seeds) {
    this(seeds.read("rules/joining.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a subject stands in two families or none
   */
  JoiningRules(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var rule = rule(row);
      for (Subject subject : rule.subjects()) {
        if (rules.put(subject, rule) != null) {
          throw row.invalid(subject.code() + " stands in two families");
        }
      }
    }
    for (Subject subject : Subject.values()) {
      if (!rules.containsKey(subject)) {
        throw file.invalid(file.lines().size(), subject.code() + " stands in no family");
      }
    }
  }

  private static Rule rule(SeedTable.Row row) {
    row.text("source");
    row.as("status", status -> STATUSES.contains(status) ? status : refuse("V, P, U or D"));
    return new Rule(
        row.as("subjects", JoiningRules::subjects),
        row.as("within_days", cell -> count(cell, 1, 366)),
        row.as("like_from", JoiningRules::likeness),
        row.as("named_like_from", JoiningRules::likeness),
        row.as("offer_like_from", JoiningRules::likeness),
        row.as("offer_from", cell -> count(cell, 1, 1000)),
        row.as("newest", cell -> count(cell, 10, 1000)));
  }

  private static Set<Subject> subjects(String cell) {
    var subjects = EnumSet.noneOf(Subject.class);
    Arrays.stream(cell.split("\\|"))
        .map(code -> Subject.ofCode(code.strip()).orElseThrow())
        .forEach(subjects::add);
    return subjects;
  }

  private static double likeness(String cell) {
    double likeness = Double.parseDouble(cell);
    return likeness > 0 && likeness <= 1 ? likeness : refuse("more than 0, at most 1");
  }

  private static int count(String cell, int least, int most) {
    int count = Integer.parseInt(cell);
    return count >= least && count <= most ? count : refuse(least + " to " + most);
  }

  private static <T> T refuse(String expected) {
    throw new IllegalArgumentException(expected);
  }

  Rule of(Subject subject) {
    return rules.get(subject);
  }
}
