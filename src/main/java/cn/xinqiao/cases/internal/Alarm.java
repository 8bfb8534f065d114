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

  /** How often it has rung here; what was planned for the time before is over. */
  private int rings;

  private boolean climbed;

  @Column(name = "lead_called")
  private boolean leadCalled;

  protected Alarm() {} // JPA

  Alarm(String caseNumber, OfficeCode office) {
    this.caseNumber = caseNumber;
    this.officeCode = office.value();
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

  /** Whether it came from the office below. */
  boolean hasClimbed() {
    return climbed;
  }

  boolean isLeadCalled() {
    return leadCalled;
  }

  void callLead() {
    leadCalled = true;
  }

  int rings() {
    return rings;
  }

  Instant raisedAt() {
    return raisedAt;
  }

  void ring(boolean fromBelow, Instant now) {
    rings++;
    climbed = fromBelow;
    leadCalled = false;
    raisedAt = now;
    seenAt = null;
    seenBy = null;
  }

  void seen(long officerId, Instant now) {
    seenAt = now;
    seenBy = officerId;
  }
}
