package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates that an office sets itself, from {@code seeds/rules/internal-dates.csv}. */
@Startup
@ApplicationScoped
class InternalDates {
  private static final int MOST = 30;

  private final WorkingHours hours;
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param kind null for any
   */
  private record Rule(Mark mark, Kind kind, int workingDays) {
    boolean fits(Mark other, Kind of) {
      return mark == other && (kind == null || kind == of);
    }
  }

  @Inject
  InternalDates(Seeds seeds, WorkingHours hours) {
    this(seeds.read("rules/internal-dates.csv"), hours);
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used or is never reached, or some case has none
   */
  InternalDates(SeedFile file, WorkingHours hours) {
    this.hours = hours;
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var mark = row.as("mark", Mark::valueOf);
      var kind = row.text("kind").equals("*") ? null : row.as("kind", Kind::valueOf);
      if (rules.stream()
          .anyMatch(r -> r.mark() == mark && (r.kind() == null || r.kind() == kind))) {
        throw row.invalid("is never reached: an earlier row takes it");
      }
      rules.add(new Rule(mark, kind, row.as("working_days", InternalDates::days)));
    }
    for (Mark mark : Mark.values()) {
      if (rules.stream().noneMatch(r -> r.mark() == mark && r.kind() == null)) {
        throw file.invalid(file.lines().size(), mark + " has no row for any kind (*)");
      }
    }
  }

  private static int days(String cell) {
    int days = Integer.parseInt(cell);
    if (days < 0 || days > MOST) {
      throw new IllegalArgumentException("0 to " + MOST);
    }
    return days;
  }

  /** Before the date that binds; empty where the office sets itself none. */
  Optional<LocalDate> before(LocalDate binding, Mark mark, Kind kind) {
    int days =
        rules.stream().filter(r -> r.fits(mark, kind)).findFirst().orElseThrow().workingDays();
    return days == 0 ? Optional.empty() : Optional.of(hours.shift(binding, -days));
  }
}
