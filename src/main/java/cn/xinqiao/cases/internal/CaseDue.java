package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.DayCount;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Due;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.Rule;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
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

/** A date that is owed, with the rule that set it. */
@Entity
@Table(name = "case_due")
class CaseDue {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private What what;

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

  /** What it was reckoned from; all three null for dates from before these were kept. */
  private Instant since;

  private Integer amount;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DayCount unit;

  @Column(name = "met_at")
  private Instant metAt;

  protected CaseDue() {} // JPA

  CaseDue(CaseNumber number, Due due, Rule rule, int ruleVersion, Instant since) {
    this.caseNumber = number.toString();
    this.what = due.what();
    this.on = due.on();
    this.provisional = due.provisional();
    this.ruleId = due.rule();
    this.ruleVersion = ruleVersion;
    this.ruleZh = rule.textZh();
    this.ruleEn = rule.textEn();
    this.since = since;
    this.amount = rule.amount();
    this.unit = rule.unit();
  }

  What what() {
    return what;
  }

  String caseNumber() {
    return caseNumber;
  }

  LocalDate on() {
    return on;
  }

  boolean isProvisional() {
    return provisional;
  }

  String ruleId() {
    return ruleId;
  }

  /** What the rule said when it set the date: it may say something else today, or be gone. */
  Optional<String> rule(Language language) {
    return Optional.ofNullable(
        switch (language) {
          case ZH -> ruleZh;
          case EN -> ruleEn;
        });
  }

  boolean isOwed() {
    return metAt == null;
  }

  /** The exact date, if the calendar lacked a year when it was set and knows it now. */
  Optional<LocalDate> exact(Deadlines deadlines) {
    if (!provisional || !isOwed() || since == null) {
      return Optional.empty();
    }
    return switch (deadlines.reckon(since, amount, unit)) {
      case Reckoned.On(var date) -> Optional.of(date);
      case Reckoned.NotBefore _ -> Optional.empty();
    };
  }

  void settle(LocalDate exact) {
    on = exact;
    provisional = false;
  }

  void met(Instant now) {
    if (metAt == null) {
      metAt = now;
    }
  }
}
