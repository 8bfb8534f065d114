package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Rings at an office until somebody there has seen it. */
@Entity
@Table(name = "alarm")
class Alarm {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "raised_at")
  private Instant raisedAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "seen_by")
  private Long seenBy;

  protected Alarm() {} // JPA

  Alarm(String caseNumber, OfficeCode office, Instant now) {
    this.caseNumber = caseNumber;
    this.officeCode = office.value();
    this.raisedAt = now;
  }

  Long id() {
    return id;
  }

  String caseNumber() {
    return caseNumber;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  boolean isRinging() {
    return seenAt == null;
  }

  void ring(Instant now) {
    raisedAt = now;
    seenAt = null;
    seenBy = null;
  }

  void seen(long officerId, Instant now) {
    seenAt = now;
    seenBy = officerId;
  }
}
