package cn.xinqiao.followup;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.followup.RevisitPlan.After;
import cn.xinqiao.followup.RevisitPlan.Occasion;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of {@code rules/revisits.csv}.
 *
 * @param days calendar days after the answer
 * @param hours when it may be asked
 * @param answerWithin no answer for so long is silence
 * @param rest it is skipped when the resident has told how it stands within so long before
 * @param zh the sentence before the first question, and {@code en} the same in English
 */
record RevisitRule(
    String id,
    String plan,
    Fits fits,
    int days,
    AskedKey asks,
    Via via,
    AskingHours hours,
    Duration answerWithin,
    Duration rest,
    String zh,
    String en) {
  private static final int MOST = 400;

  /** The cases that a plan is for; what is empty does not matter. */
  private record Fits(
      Optional<Kind> kind,
      Optional<SubKind> subKind,
      Optional<Subject> subject,
      Optional<Urgency> urgency,
      Optional<After> after) {}

  /**
   * @throws cn.xinqiao.kernel.SeedFile.Invalid when it cannot be used
   */
  static RevisitRule of(SeedTable.Row row) {
    row.text("source");
    row.as("status", Evidence::valueOf);
    return new RevisitRule(
        row.text("id"),
        row.text("plan"),
        new Fits(
            any(row, "kind", Kind::valueOf),
            any(row, "sub_kind", SubKind::valueOf),
            any(row, "subject", code -> Subject.ofCode(code).orElseThrow()),
            any(row, "urgency", Urgency::valueOf),
            any(row, "after", After::valueOf)),
        row.as("days", cell -> count(cell, 0)),
        row.as("asks", AskedKey::valueOf),
        row.as("via", Via::valueOf),
        hours(row),
        Duration.ofDays(row.as("answer_days", cell -> count(cell, 1))),
        Duration.ofDays(row.as("rest_days", cell -> count(cell, 0))),
        row.as("text_zh", RevisitRule::words),
        row.as("text_en", RevisitRule::words));
  }

  private static String words(String cell) {
    if (!cell.contains("{0}") || !cell.contains("{1}")) {
      throw new IllegalArgumentException("without {0} and {1} nobody knows what is meant");
    }
    return cell;
  }

  /**
   * The sentence before the first question.
   *
   * @param about the beginning of what the resident said
   */
  String words(Language language, CaseNumber number, String about, String office) {
    var words =
        switch (language) {
          case ZH -> zh;
          case EN -> en;
        };
    // what the resident said comes last: a place in it is none
    return words.replace("{0}", number.toString()).replace("{2}", office).replace("{1}", about);
  }

  private static <T> Optional<T> any(SeedTable.Row row, String column, Function<String, T> reader) {
    return row.text(column).equals("*") ? Optional.empty() : Optional.of(row.as(column, reader));
  }

  private static AskingHours hours(SeedTable.Row row) {
    var opens = row.as("opens", LocalTime::parse);
    boolean workdays = row.as("on", RevisitRule::areWorkdays);
    return row.as("closes", cell -> new AskingHours(opens, LocalTime.parse(cell), workdays));
  }

  private static boolean areWorkdays(String cell) {
    return switch (cell) {
      case "WORKDAYS" -> true;
      case "ANY_DAY" -> false;
      default -> throw new IllegalArgumentException(cell);
    };
  }

  private static int count(String cell, int least) {
    int count = Integer.parseInt(cell);
    if (count < least || count > MOST) {
      throw new IllegalArgumentException(least + " to " + MOST);
    }
    return count;
  }

  /** The resident was told that somebody asks on that day, whatever is still worked on then. */
  boolean isPromised() {
    return fits.after().filter(after -> after == After.LOOKED).isPresent();
  }

  boolean isOfSamePlan(RevisitRule other) {
    return fits.equals(other.fits);
  }

  boolean fits(Occasion what) {
    return fits.kind().map(k -> k == what.kind()).orElse(true)
        && fits.subKind().map(s -> s == what.subKind()).orElse(true)
        && fits.subject().map(s -> s == what.subject()).orElse(true)
        && fits.urgency().map(u -> u == what.urgency()).orElse(true)
        && fits.after().map(a -> a == what.after()).orElse(true);
  }

  /** At the time of day of the answer, or when asking begins after it. */
  Instant at(Instant from, WorkCalendar calendar) {
    return hours.from(from.plus(Duration.ofDays(days)), calendar);
  }
}
