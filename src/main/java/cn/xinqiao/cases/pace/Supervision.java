package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseAssigned;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 督办 or 交办: who wants an answer or a report from which unit by when. Its words stand in the
 * timeline.
 */
@Entity
@Table(name = "supervision")
class Supervision {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "issuer_code")
  private String issuerCode;

  @Column(name = "issued_by")
  private long issuedBy;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  private boolean assigned;

  protected Supervision() {} // JPA

  Supervision(InHand on, Caller issuer, LocalDate by, Instant now) {
    this.caseNumber = on.number().toString();
    this.issuerCode = issuer.office().value();
    this.issuedBy = issuer.officerId();
    this.unitCode = on.office().value();
    this.issuedAt = now;
    this.dueOn = by;
  }

  /** 交办: it came to the unit with the day for its report. */
  static Supervision assignment(InHand on, OfficeCode issuer, CaseAssigned task, Instant now) {
    var one = new Supervision(on, task.by(), task.reportBy(), now);
    one.issuerCode = issuer.value();
    one.assigned = true;
    return one;
  }

  boolean isAssigned() {
    return assigned;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  OfficeCode issuer() {
    return new OfficeCode(issuerCode);
  }

  OfficeCode unit() {
    return new OfficeCode(unitCode);
  }

  Instant issuedAt() {
    return issuedAt;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** A later answer adds to an earlier one; the first says whether it came in time. */
  void answer(Instant now) {
    if (answeredAt == null) {
      answeredAt = now;
    }
  }

  void close(Instant now) {
    if (answeredAt == null) {
      throw new Refusal.Conflict("the unit has not answered yet");
    }
    closedAt = now;
  }
}
