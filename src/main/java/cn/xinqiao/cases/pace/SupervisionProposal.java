package cn.xinqiao.cases.pace;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A rule says that the office above should look at a case: once for each occasion. */
@Entity
@Table(name = "supervision_proposal")
class SupervisionProposal {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "rule_id")
  private String ruleId;

  private String occasion;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  @Column(name = "settled_by")
  private Long settledBy;

  protected SupervisionProposal() {} // JPA

  SupervisionProposal(CaseNumber number, String ruleId, String occasion, Instant now) {
    this.caseNumber = number.toString();
    this.ruleId = ruleId;
    this.occasion = occasion;
    this.proposedAt = now;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  String ruleId() {
    return ruleId;
  }

  Instant proposedAt() {
    return proposedAt;
  }

  /** Somebody has followed it or put it aside. */
  void settle(long officer, Instant now) {
    settledBy = officer;
    settledAt = now;
  }
}
