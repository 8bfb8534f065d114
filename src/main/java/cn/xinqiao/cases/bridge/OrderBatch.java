package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Excerpt;
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
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A table of orders that an officer brought. Whoever changes it holds the lock of its row. */
@Entity
@Table(name = "order_batch")
class OrderBatch {
  /** H2 counts some characters twice. */
  private static final int LONGEST = 200;

  /** How far it is. */
  enum State {
    READING,
    READY,
    OPENING,
    DONE,
    UNREADABLE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "officer_id")
  private long officerId;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "system_code")
  private String systemCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  private String problem;
  private String unused;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] content;

  @Column(name = "brought_at")
  private Instant broughtAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected OrderBatch() {} // JPA

  OrderBatch(Caller caller, OutsideSystem system, Instant now) {
    this.officerId = caller.officerId();
    this.officeCode = caller.office().value();
    this.systemCode = system.code();
    this.state = State.READING;
    this.broughtAt = now;
  }

  /** Sealed for this very batch, so it needs its id first. */
  void holds(byte[] sealed) {
    content = sealed;
  }

  Long id() {
    return id;
  }

  long officerId() {
    return officerId;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  String systemCode() {
    return systemCode;
  }

  State state() {
    return state;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  Optional<String> unused() {
    return Optional.ofNullable(unused);
  }

  byte[] content() {
    return content;
  }

  Instant broughtAt() {
    return broughtAt;
  }

  /**
   * @param leftOut columns that no label is known for
   */
  void wasRead(List<String> leftOut) {
    content = null;
    unused = leftOut.isEmpty() ? null : Excerpt.of(String.join("、", leftOut), LONGEST);
    state = State.READY;
  }

  void isUnreadable(OrderTable.Problem why, Instant now) {
    content = null;
    problem = why.name();
    state = State.UNREADABLE;
    settledAt = now;
  }

  void isOpened() {
    state = State.OPENING;
  }

  void isDone(Instant now) {
    state = State.DONE;
    settledAt = now;
  }

  String owner() {
    return "order-batch:" + id;
  }
}
