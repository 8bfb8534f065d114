package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.Due;
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

  @Column(name = "met_at")
  private Instant metAt;

  protected CaseDue() {} // JPA

  CaseDue(CaseNumber number, Due due, Rule rule, int ruleVersion) {
    this.caseNumber = number.toString();
    this.what = due.what();
    this.on = due.on();
    this.provisional = due.provisional();
    this.ruleId = due.rule();
    this.ruleVersion = ruleVersion;
    this.ruleZh = rule.textZh();
    this.ruleEn = rule.textEn();
  }

  What what() {
    return what;
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

  void met(Instant now) {
    if (metAt == null) {
      metAt = now;
    }
  }
}
