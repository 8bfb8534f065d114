package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.Rule;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One clock of a case: what it counts down to, with the rule that set it, and the date that its
 * ledger gives today.
 */
@Entity
@Table(name = "case_clock")
class CaseClock {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private What what;

  private String desk;

  @Column(name = "due_on")
  private LocalDate on;

  private boolean provisional;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "rule_version")
  private int ruleVersion;

  /** The rule's words when it set the date; null for dates from before these were kept. */
  @Column(name = "rule_zh", length = 1_000_000)
  private String ruleZh;

  @Column(name = "rule_en", length = 1_000_000)
  private String ruleEn;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  protected CaseClock() {} // JPA

  /**
   * @param desk the office whose own time it is; empty for what goes on whichever office has it
   */
  CaseClock(CaseNumber number, Rule rule, int ruleVersion, Optional<OfficeCode> desk) {
    this.caseNumber = number.toString();
    this.what = rule.what();
    this.desk = desk.map(OfficeCode::value).orElse(null);
    this.ruleId = rule.id();
    this.ruleVersion = ruleVersion;
    this.ruleZh = rule.textZh();
    this.ruleEn = rule.textEn();
  }

  /** The same promise once more: it goes on, whatever had stopped it. */
  CaseClock again() {
    var again = new CaseClock();
    again.caseNumber = caseNumber;
    again.what = what;
    again.desk = desk;
    again.ruleId = ruleId;
    again.ruleVersion = ruleVersion;
    again.ruleZh = ruleZh;
    again.ruleEn = ruleEn;
    return again;
  }

  long id() {
    return id;
  }

  What what() {
    return what;
  }

  String caseNumber() {
    return caseNumber;
  }

  Optional<OfficeCode> desk() {
    return Optional.ofNullable(desk).map(OfficeCode::new);
  }

  /** The last day in time; empty while it is paused. */
  Optional<LocalDate> on() {
    return Optional.ofNullable(on);
  }

  boolean isProvisional() {
    return provisional;
  }

  String ruleId() {
    return ruleId;
  }

  int ruleVersion() {
    return ruleVersion;
  }

  /** What the rule said when it set the date: it may say something else today, or be gone. */
  Optional<String> rule(Language language) {
    return Optional.ofNullable(
        switch (language) {
          case ZH -> ruleZh;
          case EN -> ruleEn;
        });
  }

  boolean isRunning() {
    return stoppedAt == null;
  }

  /** Something has to be done by a day that is known. */
  boolean isOwed() {
    return isRunning() && on != null && what.isOwed();
  }

  Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  void stop(Instant now) {
    stoppedAt = now;
  }

  /** What its ledger gives; empty while it is paused. */
  void shows(Optional<Reckoned> due) {
    on = due.map(CaseClock::date).orElse(null);
    provisional = due.filter(Reckoned.NotBefore.class::isInstance).isPresent();
  }

  private static LocalDate date(Reckoned due) {
    return switch (due) {
      case Reckoned.On(var date) -> date;
      case Reckoned.NotBefore(var earliest, var _) -> earliest;
    };
  }
}
