package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Meetings.Held;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** That offices sat together, and what they decided. */
@Entity
@Table(name = "joint_meeting")
class JointMeeting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "held_at")
  private Instant heldAt;

  @Column(name = "owner_code")
  private String ownerCode;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "part_id")
  private long partId;

  @Column(name = "written_at")
  private Instant writtenAt;

  @Column(name = "written_by")
  private long writtenBy;

  private String place;

  @Column(length = 1_000_000)
  private String minutes;

  @Column(length = 1_000_000)
  private String decision;

  protected JointMeeting() {} // JPA

  JointMeeting(
      CaseNumber number, OfficeCode office, Held held, CasePart promise, Caller by, Instant now) {
    this.caseNumber = number.toString();
    this.officeCode = office.value();
    this.heldAt = held.at();
    this.ownerCode = held.owner().value();
    this.dueOn = held.due();
    this.partId = promise.id();
    this.writtenAt = now;
    this.writtenBy = by.officerId();
    this.place = held.place();
    this.minutes = held.minutes();
    this.decision = held.decision();
  }

  long id() {
    return id;
  }

  Instant heldAt() {
    return heldAt;
  }

  OfficeCode owner() {
    return new OfficeCode(ownerCode);
  }

  LocalDate dueOn() {
    return dueOn;
  }

  long part() {
    return partId;
  }

  Optional<String> place() {
    return Optional.ofNullable(place).filter(words -> !words.isEmpty());
  }

  Optional<String> minutes() {
    return Optional.ofNullable(minutes).filter(words -> !words.isEmpty());
  }

  Optional<String> decision() {
    return Optional.ofNullable(decision);
  }
}
