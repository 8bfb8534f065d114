package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Adoption;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What became of a suggestion, as its last answer says. */
@Entity
@Table(name = "suggestion_outcome")
class SuggestionOutcome {
  @Id
  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  private Adoption.Verdict verdict;

  @Enumerated(EnumType.STRING)
  @Column(name = "used_for")
  private Adoption.Use use;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected SuggestionOutcome() {} // JPA

  SuggestionOutcome(CaseNumber number, Adoption adoption, long officer, Instant now) {
    this.caseNumber = number.toString();
    this.verdict = adoption.verdict();
    this.use = adoption.use().orElse(null);
    this.officerId = officer;
    this.decidedAt = now;
  }
}
