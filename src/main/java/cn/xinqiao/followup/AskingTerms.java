package cn.xinqiao.followup;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How residents are not pressed when they are asked, from {@code rules/asking.csv}. */
@Startup
@ApplicationScoped
class AskingTerms {
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Duration quietAfter;
  private final Duration oneAtATime;
  private final Duration heardWithin;
  private final Duration afterAll;

  @Inject
  AskingTerms(Seeds seeds) {
    this(seeds.read("rules/asking.csv"));
  }

  /**
   * @throws SeedFile.Invalid when it is not one row that can be used
   */
  AskingTerms(SeedFile file) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    var row = rows.getFirst();
    row.text("source");
    row.as("status", Evidence::valueOf);
    quietAfter = row.as("quiet_after", AskingTerms::time);
    oneAtATime = row.as("one_at_a_time", AskingTerms::time);
    heardWithin = row.as("heard_within", AskingTerms::time);
    afterAll = row.as("after_all", AskingTerms::time);
  }

  private static Duration time(String cell) {
    var time = Duration.parse(cell);
    if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "more than nothing, at most " + LONGEST.toDays() + " days");
    }
    return time;
  }

  /** Whoever wrote so shortly before is in the middle of something else. */
  Duration quietAfter() {
    return quietAfter;
  }

  /** So long one question waits for its answer before another is asked. */
  Duration oneAtATime() {
    return oneAtATime;
  }

  /** What an officer heard waits so long for the resident's yes. */
  Duration heardWithin() {
    return heardWithin;
  }

  /** Who answers after the time of a question has so long to confirm it. */
  Duration afterAll() {
    return afterAll;
  }
}
