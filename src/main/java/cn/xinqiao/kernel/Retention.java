package cn.xinqiao.kernel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long what residents wrote, and what officers were told of it, is kept: what the privacy
 * notice says and the daily erasure does. The rules are {@code seeds/rules/retention.csv}, one for
 * each of {@link Kept}.
 */
public final class Retention {
  public static final String LIST = "rules/retention.csv";

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** More digits would leave no room in the version of the notice that is kept with a resident. */
  private static final int MOST = 999;

  /** What is erased, in this order: a talk outlives its open cases, a contact outlives both. */
  public enum Kept {
    /** Words and pictures of a case, its reporters' own words and lookup codes. */
    CASE_WORDS(From.MATTER_ENDED),
    /** Messages and pictures of a talk that has no open case. */
    TALK(From.LAST_CONTACT),
    /** A resident's name and contacts. */
    CONTACT(From.NOTHING_KEPT),
    /** What officers were told away from the desk, on which way and when; no words of residents. */
    NOTICE(From.NOTICE_PLANNED),
    /** Orders of other systems that were brought as a table and that nobody has opened as cases. */
    ORDER(From.ORDER_BROUGHT);

    private final From from;

    Kept(From from) {
      this.from = from;
    }
  }

  /** What the time is counted from. */
  public enum From {
    MATTER_ENDED,
    LAST_CONTACT,
    /** The last words of the resident were erased. */
    NOTHING_KEPT,
    NOTICE_PLANNED,
    ORDER_BROUGHT
  }

  /** Units of a term. */
  public enum Unit {
    DAYS(ChronoUnit.DAYS),
    YEARS(ChronoUnit.YEARS);

    private final ChronoUnit length;

    Unit(ChronoUnit length) {
      this.length = length;
    }
  }

  /** Whether the source gives the number: read, partly read, unverified, or our own decision. */
  public enum Status {
    V,
    P,
    U,
    D
  }

  /**
   * One row of the list.
   *
   * @param id stands in the audit trail beside what was erased
   */
  public record Rule(
      String id, Kept what, int amount, Unit unit, From from, String source, Status status) {

    private static Rule of(SeedTable.Row row) {
      var rule =
          new Rule(
              row.text("id"),
              row.as("what", Kept::valueOf),
              row.number("amount"),
              row.as("unit", Unit::valueOf),
              row.as("from", From::valueOf),
              row.text("source"),
              row.as("status", Status::valueOf));
      if (rule.from != rule.what.from) {
        throw row.invalid(rule.what + " is counted from " + rule.what.from);
      }
      int least = rule.from == From.NOTHING_KEPT ? 0 : 1;
      if (rule.amount < least || rule.amount > MOST) {
        throw row.invalid("'amount' must be " + least + " to " + MOST);
      }
      return rule;
    }

    /** What began to count then is kept until this moment; days and years are Shanghai's. */
    public Instant until(Instant since) {
      return since.atZone(SHANGHAI).plus(amount, unit.length).toInstant();
    }

    /** What began to count then or before need not be kept any more. */
    public Instant before(Instant now) {
      return now.atZone(SHANGHAI).minus(amount, unit.length).toInstant();
    }
  }

  private final int version;
  private final Map<Kept, Rule> rules = new EnumMap<>(Kept.class);

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or something has two rules or none
   */
  public Retention(SeedFile file) {
    version = file.version();
    for (var row : SeedTable.rows(file)) {
      var rule = Rule.of(row);
      if (rules.values().stream().anyMatch(r -> r.id().equals(rule.id()))) {
        throw row.invalid("id '" + rule.id() + "' is there twice");
      }
      if (rules.put(rule.what(), rule) != null) {
        throw row.invalid(rule.what() + " has two rules");
      }
    }
    for (Kept what : Kept.values()) {
      if (!rules.containsKey(what)) {
        throw file.invalid(file.lines().size(), what + " has no rule");
      }
    }
  }

  /** The version of the list. */
  public int version() {
    return version;
  }

  public Rule of(Kept what) {
    return rules.get(what);
  }

  /** All rules, in the order in which they are to be kept. */
  public Collection<Rule> all() {
    return List.copyOf(rules.values());
  }
}
