package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One row of a table of orders. What it holds is sealed, and gone once it has been settled. */
@Entity
@Table(name = "order_row")
class OrderRow {

  /** What becomes of it. */
  enum State {
    /** Will be opened when the officer says so. */
    NEW,
    /** The order is a case already. */
    KNOWN,
    UNUSABLE,
    OPENED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "batch_id")
  private long batchId;

  @Column(name = "line_no")
  private int lineNo;

  @Column(name = "outside_number")
  private String outsideNumber;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Unusable.Problem problem;

  @Column(name = "case_number")
  private String caseNumber;

  protected OrderRow() {} // JPA

  OrderRow(OrderBatch batch, int lineNo, String outsideNumber) {
    this.batchId = batch.id();
    this.lineNo = lineNo;
    this.outsideNumber = outsideNumber;
    this.state = State.NEW;
  }

  void holds(byte[] content) {
    sealed = content;
  }

  Long id() {
    return id;
  }

  int lineNo() {
    return lineNo;
  }

  Optional<String> outsideNumber() {
    return Optional.ofNullable(outsideNumber);
  }

  Optional<byte[]> sealed() {
    return Optional.ofNullable(sealed);
  }

  State state() {
    return state;
  }

  Optional<Unusable.Problem> problem() {
    return Optional.ofNullable(problem);
  }

  Optional<CaseNumber> caseNumber() {
    return Optional.ofNullable(caseNumber).map(CaseNumber::valueOf);
  }

  void isUnusable(Unusable.Problem why) {
    state = State.UNUSABLE;
    problem = why;
    sealed = null;
  }

  void isKnownAs(CaseNumber number) {
    state = State.KNOWN;
    caseNumber = number.toString();
    sealed = null;
  }

  void becameCase(CaseNumber number) {
    state = State.OPENED;
    caseNumber = number.toString();
    sealed = null;
  }
}
