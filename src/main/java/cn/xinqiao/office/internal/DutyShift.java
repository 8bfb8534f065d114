package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One officer on duty for a while. */
@Entity
@Table(name = "duty_shift")
class DutyShift {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "begins_at")
  private Instant beginsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "created_at")
  private Instant createdAt;

  protected DutyShift() {} // JPA

  DutyShift(OfficeCode office, long officerId, Instant begins, Instant ends, Instant now) {
    this.officeCode = office.value();
    this.officerId = officerId;
    this.beginsAt = begins;
    this.endsAt = ends;
    this.createdAt = now;
  }
}
