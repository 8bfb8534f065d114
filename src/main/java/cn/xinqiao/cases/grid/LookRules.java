package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** How long keepers have and how often they are asked, from {@code seeds/rules/looks.csv}. */
@Startup
@ApplicationScoped
class LookRules {
  private static final Set<String> STATUSES = Set.of("V", "P", "U", "D");
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Rule rule;

  /**
   * The rule.
   *
   * @param answerWithin where the officer names no time
   * @param latest the farthest time that can be named
   * @param openAfter how long a link opens after that time
   * @param mostOpen unanswered looks of one case
   * @param tries of a short message
   */
  record Rule(
      Duration answerWithin, Duration latest, Duration openAfter, int mostOpen, int tries) {}

  @Inject
  LookRules(Seeds seeds) {
    this(seeds.read("rules/looks.csv"));
  }

  /**
   * @throws SeedFile.Invalid when it is not one row that can be used
   */
  LookRules(SeedFile file) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    var row = rows.getFirst();
    row.text("source");
    row.as("status", status -> STATUSES.contains(status) ? status : refuse("V, P, U or D"));
    rule =
        new Rule(
            row.as("answer_within", LookRules::time),
            row.as("latest", LookRules::time),
            row.as("open_after", LookRules::time),
            row.as("most_open", cell -> count(cell, 50)),
            row.as("tries", cell -> count(cell, 10)));
    if (rule.answerWithin().compareTo(rule.latest()) > 0) {
      throw row.invalid("'answer_within' is longer than 'latest'");
    }
  }

  private static Duration time(String cell) {
    var time = Duration.parse(cell);
    return time.isPositive() && time.compareTo(LONGEST) <= 0
        ? time
        : refuse("more than nothing, at most 90 days");
  }

  private static int count(String cell, int most) {
    int count = Integer.parseInt(cell);
    return count >= 1 && count <= most ? count : refuse("1 to " + most);
  }

  private static <T> T refuse(String expected) {
    throw new IllegalArgumentException(expected);
  }

  Rule rule() {
    return rule;
  }
}
