package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An officer keeps off a case; there is no way back. */
@Entity
@Immutable
@Table(name = "case_recusal")
class Recusal {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "ordered_by")
  private long orderedBy;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  protected Recusal() {} // JPA

  Recusal(CaseNumber number, long officer, long orderer, Instant now) {
    this.caseNumber = number.toString();
    this.officerId = officer;
    this.orderedBy = orderer;
    this.orderedAt = now;
  }
}
