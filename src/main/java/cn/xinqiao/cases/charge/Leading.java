package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A leader answers for a case, from one day on to another. */
@Entity
@Table(name = "responsible_leader")
class Leading {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "given_by")
  private long givenBy;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Leading() {} // JPA

  Leading(CaseNumber number, long officer, long giver, Instant now) {
    this.caseNumber = number.toString();
    this.officerId = officer;
    this.givenBy = giver;
    this.givenAt = now;
  }

  void ends(Instant now) {
    endedAt = now;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  long officerId() {
    return officerId;
  }

  Instant since() {
    return givenAt;
  }
}
