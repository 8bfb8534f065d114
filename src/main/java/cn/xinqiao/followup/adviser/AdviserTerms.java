package cn.xinqiao.followup.adviser;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long an adviser has, from {@code seeds/rules/advisers.csv}. */
@Startup
@ApplicationScoped
class AdviserTerms {
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Duration answerWithin;

  @Inject
  AdviserTerms(Seeds seeds) {
    this(seeds.read("rules/advisers.csv"));
  }

  /**
   * @throws SeedFile.Invalid when it is not one row that can be used
   */
  AdviserTerms(SeedFile file) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    var row = rows.getFirst();
    row.text("source");
    row.as("status", Evidence::valueOf);
    answerWithin = row.as("answer_within", AdviserTerms::time);
  }

  private static Duration time(String cell) {
    var time = Duration.parse(cell);
    if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "more than nothing, at most " + LONGEST.toDays() + " days");
    }
    return time;
  }

  Duration answerWithin() {
    return answerWithin;
  }
}
