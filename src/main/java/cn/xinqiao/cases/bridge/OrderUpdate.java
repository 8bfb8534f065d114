package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Happening;
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
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * That something happened to an order's case, on its way to the system that the order came from.
 */
@Entity
@Table(name = "order_update")
class OrderUpdate {

  /** What became of it. */
  enum State {
    WAITING,
    TAKEN,
    /** The other system does not take it: somebody has to look. */
    DEAD,
    /** Put aside, or not to be told any more. */
    MOOT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "reference_id")
  private long referenceId;

  @Column(name = "system_code")
  private String systemCode;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Happening what;

  @Column(name = "happened_at")
  private Instant happenedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  private int attempts;
  private String why;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected OrderUpdate() {} // JPA

  OrderUpdate(CaseReference reference, CaseWentOn happened) {
    this.referenceId = reference.id();
    this.systemCode = reference.systemCode();
    this.caseNumber = happened.number().toString();
    this.what = happened.what();
    this.happenedAt = happened.at();
    this.state = State.WAITING;
  }

  Long id() {
    return id;
  }

  long referenceId() {
    return referenceId;
  }

  String systemCode() {
    return systemCode;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  Happening what() {
    return what;
  }

  Instant happenedAt() {
    return happenedAt;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean isDead() {
    return state == State.DEAD;
  }

  int attempts() {
    return attempts;
  }

  Optional<String> why() {
    return Optional.ofNullable(why);
  }

  void failed(String reason) {
    attempts++;
    why = reason;
  }

  void ends(State how, Instant now) {
    state = how;
    settledAt = now;
  }

  void startsAnew() {
    state = State.WAITING;
    attempts = 0;
    why = null;
    settledAt = null;
  }
}
