package cn.xinqiao.insight;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** The numbers that figures are read with, from {@code rules/figure-limits.csv}. */
@Startup
@ApplicationScoped
class Limits {
  private final Map<Limit, Integer> amounts = new EnumMap<>(Limit.class);

  /** What a number is for, and between which values it makes sense. */
  enum Limit {
    /** Fewer cases than this are not ranked. */
    RANKED_FROM(2, 1000),
    /** So many weeks are shown to whoever asks for none. */
    WEEKS_SHOWN(1, 53),
    /** A case of the same subject within so many days is the same matter again. */
    REPEATED_WITHIN_DAYS(1, 730),
    /** So many cases answered by one office on one day, just before their last day. */
    MASS_CASES(2, 1000),
    /** … with so many days left at most. */
    MASS_DAYS_LEFT(0, 30),
    /** … being this part of what it answered on that day, in percent. */
    MASS_PERCENT(1, 100),
    /** So many cases of one office closed on one day with approval. */
    MASS_CLOSINGS(2, 1000),
    /** The keys of so many reporters from one device. */
    DEVICE_REPORTERS(2, 1000),
    /** A key that is turned within so many seconds after an officer's call. */
    CALL_SECONDS(1, 3600),
    /** So many of those. */
    CALL_KEYS(1, 1000);

    private final int least;
    private final int most;

    Limit(int least, int most) {
      this.least = least;
      this.most = most;
    }
  }

  @Inject
  Limits(Seeds seeds) {
    this(seeds.read("rules/figure-limits.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or something has no number or two
   */
  Limits(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var limit = row.as("what", Limit::valueOf);
      int amount = row.number("amount");
      if (amount < limit.least || amount > limit.most) {
        throw row.invalid(limit + " is " + limit.least + " to " + limit.most);
      }
      if (amounts.put(limit, amount) != null) {
        throw row.invalid(limit + " is there twice");
      }
    }
    for (Limit limit : Limit.values()) {
      if (!amounts.containsKey(limit)) {
        throw file.invalid(file.lines().size(), limit + " has no number");
      }
    }
  }

  int of(Limit limit) {
    return amounts.get(limit);
  }
}
