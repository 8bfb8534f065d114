package cn.xinqiao.clock;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedTable.Row;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One row of the deadlines: how many days after what, for which cases, and who says so.
 *
 * @param subKind null for any
 * @param urgency null for any
 * @param amount days, at least one
 * @param source the article that sets the term, or who set it where none does
 * @param textZh what a resident reads beside the date
 */
public record Rule(
    String id,
    Trigger trigger,
    What what,
    Kind kind,
    SubKind subKind,
    Urgency urgency,
    int amount,
    DayCount unit,
    String source,
    Evidence status,
    String textZh,
    String textEn) {
  private static final String ANY = "*";

  static Rule of(Row row) {
    var rule =
        new Rule(
            row.text("id"),
            row.as("trigger", Trigger::valueOf),
            row.as("what", What::valueOf),
            row.as("kind", Kind::valueOf),
            unlessAny(row, "sub_kind", SubKind::valueOf),
            unlessAny(row, "urgency", Urgency::valueOf),
            row.number("amount"),
            row.as("unit", DayCount::valueOf),
            row.text("source"),
            row.as("status", Evidence::valueOf),
            row.text("text_zh"),
            row.text("text_en"));
    rule.requireUsable(row);
    return rule;
  }

  /** What a resident reads beside the date. */
  public String text(Language language) {
    return switch (language) {
      case ZH -> textZh;
      case EN -> textEn;
    };
  }

  boolean matches(Trigger happened, Track track) {
    return trigger == happened
        && kind == track.kind()
        && (subKind == null || subKind == track.subKind())
        && (urgency == null || urgency == track.urgency());
  }

  public Term term() {
    return new Term(amount, unit);
  }

  Due due(LocalDate start, WorkCalendar calendar) {
    return switch (calendar.plus(start, term())) {
      case Reckoned.On(var date) -> new Due(what, date, false, id);
      case Reckoned.NotBefore(var earliest, var _) -> new Due(what, earliest, true, id);
    };
  }

  private void requireUsable(Row row) {
    if (subKind != null && !kind.admits(subKind)) {
      throw row.invalid(kind + " has no sub-kind " + subKind);
    }
    if (amount < 1) {
      throw row.invalid("'amount' must be at least 1");
    }
    // a term changed without its text would tell residents something else than the date does
    var number = Pattern.compile("(?<!\\d)" + amount + "(?!\\d)");
    if (!number.matcher(textZh).find() || !number.matcher(textEn).find()) {
      throw row.invalid("'text_zh' and 'text_en' must name the amount " + amount);
    }
  }

  private static <T> T unlessAny(Row row, String column, Function<String, T> reader) {
    return row.text(column).equals(ANY) ? null : row.as(column, reader);
  }
}
