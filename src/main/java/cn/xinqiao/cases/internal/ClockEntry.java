package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.DayCount;
import cn.xinqiao.clock.Ledger;
import cn.xinqiao.clock.Rule;
import cn.xinqiao.clock.Term;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of a clock's ledger. Append-only; says what happened, why, by which rule and by whom. */
@Entity
@Immutable
@Table(name = "clock_entry")
class ClockEntry {
  private enum Act {
    START,
    PAUSE,
    RESUME,
    EXTEND,
    STOP
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "clock_id")
  private long clockId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Act act;

  private Instant at;
  private Integer amount;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DayCount unit;

  private String reason;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "rule_version")
  private Integer ruleVersion;

  @Column(name = "officer_id")
  private Long officerId;

  protected ClockEntry() {} // JPA

  ClockEntry(CaseClock clock, Ledger.Entry entry, String reason) {
    this.clockId = clock.id();
    this.at = entry.at();
    this.reason = reason;
    switch (entry) {
      case Ledger.Started(var _, var term) -> is(Act.START, term);
      case Ledger.Extended(var _, var by) -> is(Act.EXTEND, by);
      case Ledger.Paused _ -> act = Act.PAUSE;
      case Ledger.Resumed _ -> act = Act.RESUME;
      case Ledger.Stopped _ -> act = Act.STOP;
    }
  }

  private void is(Act what, Term term) {
    act = what;
    amount = term.amount();
    unit = term.unit();
  }

  /** The same in the ledger of a clock that goes on in this one's place. */
  ClockEntry of(CaseClock other) {
    var same = new ClockEntry(other, entry(), reason);
    same.ruleId = ruleId;
    same.ruleVersion = ruleVersion;
    same.officerId = officerId;
    return same;
  }

  ClockEntry by(Rule rule, int version) {
    ruleId = rule.id();
    ruleVersion = version;
    return this;
  }

  ClockEntry approvedBy(long officer) {
    officerId = officer;
    return this;
  }

  long clockId() {
    return clockId;
  }

  String act() {
    return act.name();
  }

  Instant at() {
    return at;
  }

  /** Why, as a code: what triggered it, or what ended it. */
  String reason() {
    return reason;
  }

  /** The days that it gave; empty for what gives none. */
  Optional<Term> term() {
    return Optional.ofNullable(amount).map(days -> new Term(days, unit));
  }

  /** By which rule; empty for what follows from none. */
  Optional<String> ruleId() {
    return Optional.ofNullable(ruleId);
  }

  /** The head who approved more time. */
  Optional<Long> approver() {
    return Optional.ofNullable(officerId);
  }

  Ledger.Entry entry() {
    return switch (act) {
      case START -> new Ledger.Started(at, new Term(amount, unit));
      case EXTEND -> new Ledger.Extended(at, new Term(amount, unit));
      case PAUSE -> new Ledger.Paused(at);
      case RESUME -> new Ledger.Resumed(at);
      case STOP -> new Ledger.Stopped(at);
    };
  }
}
