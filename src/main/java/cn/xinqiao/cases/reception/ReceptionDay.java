package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A day on which a leader of an office receives. Whoever changes it holds the lock of its row. */
@Entity
@Table(name = "reception_day")
class ReceptionDay {
  enum State {
    PLANNED,
    CANCELLED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private ReceptionKind kind;

  @Column(name = "held_on")
  private LocalDate heldOn;

  @Column(name = "begins_at")
  private Instant beginsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "slot_minutes")
  private int slotMinutes;

  private String place;
  private String address;

  @Column(name = "leader_id")
  private long leaderId;

  @Column(name = "leader_office")
  private String leaderOffice;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  private String reason;
  private int edition;

  @Column(name = "planned_by")
  private long plannedBy;

  @Column(name = "planned_at")
  private Instant plannedAt;

  protected ReceptionDay() {} // JPA

  ReceptionDay(OfficeCode office, ReceptionPlan plan, Leaders.Leader leader, long by, Instant now) {
    this.officeCode = office.value();
    this.kind = plan.kind();
    this.slotMinutes = plan.slotMinutes();
    this.state = State.PLANNED;
    this.plannedBy = by;
    this.plannedAt = now;
    held(plan, leader);
  }

  /** When, where and by whom. */
  private void held(ReceptionPlan plan, Leaders.Leader leader) {
    heldOn = plan.on();
    beginsAt = plan.begins();
    endsAt = plan.ends();
    place = plan.place();
    address = plan.address();
    leaderId = leader.officerId();
    leaderOffice = leader.office().value();
  }

  long id() {
    return id;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  ReceptionKind kind() {
    return kind;
  }

  LocalDate heldOn() {
    return heldOn;
  }

  Instant beginsAt() {
    return beginsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  int slotMinutes() {
    return slotMinutes;
  }

  String place() {
    return place;
  }

  String address() {
    return address;
  }

  long leaderId() {
    return leaderId;
  }

  OfficeCode leaderOffice() {
    return new OfficeCode(leaderOffice);
  }

  int edition() {
    return edition;
  }

  boolean isCancelled() {
    return state == State.CANCELLED;
  }

  /** Why it does not take place. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Another time, place or leader; visitors are told. */
  void change(ReceptionPlan plan, Leaders.Leader leader) {
    held(plan, leader);
    edition++;
  }

  void cancel(String why) {
    state = State.CANCELLED;
    reason = why;
    edition++;
  }
}
