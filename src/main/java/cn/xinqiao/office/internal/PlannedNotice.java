package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeAddresses.Owner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that one officer, or one group, is to be told. */
@Entity
@Table(name = "notice")
class PlannedNotice {
  /** What could wait is old news by then; whether an emergency is, says the case. */
  private static final Duration STALE_AFTER = Duration.ofHours(2);

  enum Kind {
    EMERGENCY,
    GATHERED,
    TRIAL
  }

  enum State {
    WAITING,
    TAKEN,
    /** No way is left. */
    FAILED,
    /** It had become untrue before it went. */
    MOOT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Kind kind;

  @Column(name = "officer_id")
  private Long officerId;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "address_id")
  private Long addressId;

  @Column(name = "case_number")
  private String caseNumber;

  private String topic;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Notice.Reason reason;

  @Column(length = 1_000_000)
  private String words;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected PlannedNotice() {} // JPA

  PlannedNotice(Kind kind, Long officer, OfficeCode office, Instant now) {
    this.kind = kind;
    this.officerId = officer;
    this.officeCode = office.value();
    this.state = State.WAITING;
    this.createdAt = now;
  }

  PlannedNotice about(String number, Notice.Reason why, String call) {
    caseNumber = number;
    reason = why;
    topic = call;
    return this;
  }

  PlannedNotice only(long address) {
    addressId = address;
    return this;
  }

  PlannedNotice saying(String text) {
    words = text;
    return this;
  }

  long id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  Owner owner() {
    return officerId == null ? new Owner.Group(office()) : new Owner.Officer(officerId);
  }

  boolean isFor(long officer) {
    return officerId == null || officerId == officer;
  }

  /** A trial is for one address, everything else for whichever works. */
  boolean mayGoTo(long address) {
    return addressId == null || addressId == address;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  String caseNumber() {
    return caseNumber;
  }

  String topic() {
    return topic;
  }

  Notice.Reason reason() {
    return reason;
  }

  String words() {
    return words;
  }

  boolean isAsOldAs(Instant moment) {
    return !createdAt.isAfter(moment);
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  /** The provider took it and could not bring it: told anew, while that is worth the trouble. */
  boolean reopens(Instant now) {
    boolean worth = kind == Kind.EMERGENCY || now.isBefore(createdAt.plus(STALE_AFTER));
    if (state != State.TAKEN || !worth) {
      return false;
    }
    state = State.WAITING;
    settledAt = null;
    return true;
  }

  void settle(State end, Instant now) {
    state = end;
    settledAt = now;
  }
}
