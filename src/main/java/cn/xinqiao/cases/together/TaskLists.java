package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Admission.Standing;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.OfficeLevel;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lists of streets and committees hold, from {@code seeds/rules/task-lists.csv}. */
@Startup
@ApplicationScoped
class TaskLists implements LiveList {
  static final String NAME = "rules/task-lists.csv";
  static final Set<OfficeLevel> LEVELS = Set.of(OfficeLevel.STREET, OfficeLevel.NEIGHBOURHOOD);
  private static final String ANY = "*";

  private volatile List<Row> rows;

  /**
   * @param subject empty for all that no row before names
   */
  record Row(
      OfficeLevel level,
      Optional<Subject> subject,
      Standing standing,
      String source,
      Evidence status) {
    boolean fits(OfficeLevel asked, Subject about) {
      return level == asked && subject.filter(s -> s != about).isEmpty();
    }
  }

  @Inject
  TaskLists(Seeds seeds) {
    this(seeds.read(NAME));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used or is never reached, or a subject has no row
   */
  TaskLists(SeedFile file) {
    rows = read(file);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(SeedFile list) {
    read(list);
  }

  @Override
  public void use(SeedFile list) {
    rows = read(list);
  }

  /** How a subject stands at this level; empty for levels without lists. */
  Optional<Row> row(OfficeLevel level, Subject subject) {
    return rows.stream().filter(row -> row.fits(level, subject)).findFirst();
  }

  private static List<Row> read(SeedFile file) {
    var read = new ArrayList<Row>();
    for (SeedTable.Row cells : SeedTable.rows(file)) {
      var row = row(cells);
      if (!LEVELS.contains(row.level())) {
        throw cells.invalid("only STREET and NEIGHBOURHOOD have lists");
      }
      if (read.stream().anyMatch(r -> takes(r, row))) {
        throw cells.invalid("is never reached: an earlier row takes it");
      }
      read.add(row);
    }
    for (OfficeLevel level : LEVELS) {
      if (read.stream().noneMatch(r -> r.level() == level && r.subject().isEmpty())) {
        throw file.invalid(file.lines().size(), level + " has no row for all other subjects");
      }
    }
    return List.copyOf(read);
  }

  private static boolean takes(Row earlier, Row later) {
    return earlier.level() == later.level()
        && (earlier.subject().isEmpty() || earlier.subject().equals(later.subject()));
  }

  private static Row row(SeedTable.Row cells) {
    return new Row(
        cells.as("level", OfficeLevel::valueOf),
        cells.text("subject").equals(ANY)
            ? Optional.empty()
            : Optional.of(cells.as("subject", code -> Subject.ofCode(code).orElseThrow())),
        cells.as("standing", Standing::valueOf),
        cells.text("source"),
        cells.as("status", Evidence::valueOf));
  }
}
