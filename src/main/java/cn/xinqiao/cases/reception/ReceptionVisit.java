package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A visitor for a time. Whoever changes it holds the lock of the visitor's talk. */
@Entity
@Table(name = "reception_visit")
class ReceptionVisit {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "slot_id")
  private long slotId;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "reporter_id")
  private long reporterId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private VisitState state;

  @Column(name = "open_reporter")
  private Long openReporter;

  @Column(name = "told_edition")
  private int toldEdition;

  @Column(name = "booked_by")
  private Long bookedBy;

  @Column(name = "booked_at")
  private Instant bookedAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected ReceptionVisit() {} // JPA

  /**
   * @param officer who booked it; null when the visitor did
   */
  ReceptionVisit(ReceptionSlot slot, int edition, Visitor visitor, Long officer, Instant now) {
    this.slotId = slot.id();
    this.caseNumber = visitor.number().toString();
    this.reporterId = visitor.reporter();
    this.openReporter = visitor.reporter();
    this.state = VisitState.BOOKED;
    this.toldEdition = edition;
    this.bookedBy = officer;
    this.bookedAt = now;
  }

  long id() {
    return id;
  }

  long slotId() {
    return slotId;
  }

  /** By which the visitor knows the case. */
  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  long reporterId() {
    return reporterId;
  }

  VisitState state() {
    return state;
  }

  boolean isOpen() {
    return state == VisitState.BOOKED;
  }

  boolean knows(ReceptionDay day) {
    return toldEdition >= day.edition();
  }

  void told(ReceptionDay day) {
    toldEdition = day.edition();
  }

  void end(VisitState as, Instant now) {
    state = as;
    openReporter = null;
    settledAt = now;
  }
}
