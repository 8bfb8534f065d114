package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A resident's wish that somebody else handles a case, until a lead decides. */
@Entity
@Table(name = "recusal_wish")
class RecusalWish {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(length = 1_000_000)
  private String words;

  @Column(name = "wished_at")
  private Instant wishedAt;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decided_by")
  private Long decidedBy;

  private boolean granted;

  protected RecusalWish() {} // JPA

  RecusalWish(CaseNumber number, String words, Instant now) {
    this.caseNumber = number.toString();
    this.words = words;
    this.wishedAt = now;
  }

  long id() {
    return id;
  }

  /** For timelines. */
  String code() {
    return "wish-" + id;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  Recusals.Wish shown() {
    return new Recusals.Wish(id, Optional.ofNullable(words), wishedAt);
  }

  void decided(boolean grants, long officer, Instant now) {
    granted = grants;
    decidedBy = officer;
    decidedAt = now;
  }
}
