package cn.xinqiao.followup;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a case be closed although its reporter has not turned the keys, and what became of it. */
@Entity
@Table(name = "closing_override")
class ClosingOverride {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  private String reason;

  @Column(name = "asked_by")
  private long askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "settled_by")
  private Long settledBy;

  @Column(name = "settled_at")
  private Instant settledAt;

  private boolean approved;

  protected ClosingOverride() {} // JPA

  ClosingOverride(CaseNumber number, String reason, long askedBy, Instant now) {
    this.caseNumber = number.toString();
    this.reason = reason;
    this.askedBy = askedBy;
    this.askedAt = now;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  /** A row of the closing reasons. */
  String reason() {
    return reason;
  }

  boolean isAskedBy(long officer) {
    return askedBy == officer;
  }

  Instant askedAt() {
    return askedAt;
  }

  void decide(long lead, boolean approval, Instant now) {
    settledBy = lead;
    approved = approval;
    settledAt = now;
  }

  /** What was asked for is not so any more, and nobody need decide it. */
  void lapse(Instant now) {
    settledAt = now;
  }
}
