package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Returns.State;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** That a case does not belong where it is, as one office says, and what became of it. */
@Entity
@Table(name = "case_return")
class ReturnRequest {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "holder_code")
  private String holderCode;

  @Column(name = "sender_code")
  private String senderCode;

  @Column(name = "arbiter_code")
  private String arbiterCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state = State.ASKED;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Subject subject;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "asked_by")
  private long askedBy;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "answered_by")
  private Long answeredBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "decided_by")
  private Long decidedBy;

  @Column(name = "decided_for")
  private String decidedFor;

  @Column(length = 1_000_000)
  private String reason;

  @Column(length = 1_000_000)
  private String answer;

  @Column(length = 1_000_000)
  private String decision;

  protected ReturnRequest() {} // JPA

  /** Between whom a case is disputed. */
  record Pair(OfficeCode holder, OfficeCode sender, Optional<OfficeCode> arbiter) {}

  ReturnRequest(CaseNumber number, Pair pair, Subject subject, Instant now, long by, String why) {
    this.caseNumber = number.toString();
    this.holderCode = pair.holder().value();
    this.senderCode = pair.sender().value();
    this.arbiterCode = pair.arbiter().map(OfficeCode::value).orElse(null);
    this.subject = subject;
    this.askedAt = now;
    this.askedBy = by;
    this.reason = why;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  State state() {
    return state;
  }

  OfficeCode holder() {
    return new OfficeCode(holderCode);
  }

  OfficeCode sender() {
    return new OfficeCode(senderCode);
  }

  Optional<OfficeCode> arbiter() {
    return Optional.ofNullable(arbiterCode).map(OfficeCode::new);
  }

  Instant askedAt() {
    return askedAt;
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  Optional<OfficeCode> decidedFor() {
    return Optional.ofNullable(decidedFor).map(OfficeCode::new);
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  Optional<String> decision() {
    return Optional.ofNullable(decision);
  }

  /** A second return: not asked of the sender any more, whose word of the first time stands. */
  void goesUp(Optional<String> sendersWord) {
    state = State.DISPUTED;
    answer = sendersWord.orElse(null);
  }

  void agreed(long by, Instant now, String why) {
    answered(by, now, why);
    state = State.AGREED;
  }

  /** Where nobody stands above both, the sender's word is the last. */
  void declined(long by, Instant now, String why) {
    answered(by, now, why);
    state = State.DISPUTED;
    if (arbiterCode == null) {
      decided(by, now, holder(), why);
    }
  }

  private void answered(long by, Instant now, String why) {
    if (state != State.ASKED) {
      throw new Refusal.Conflict("this return is " + state + " meanwhile");
    }
    answeredBy = by;
    answeredAt = now;
    answer = why.isEmpty() ? null : why;
  }

  void decided(long by, Instant now, OfficeCode whose, String why) {
    if (state != State.DISPUTED) {
      throw new Refusal.Conflict("this return is " + state + " meanwhile");
    }
    state = State.DECIDED;
    decidedBy = by;
    decidedAt = now;
    decidedFor = whose.value();
    decision = why;
  }

  void lapses() {
    state = State.LAPSED;
  }

  boolean isBetween(OfficeCode one, OfficeCode other) {
    return holder().equals(one) && sender().equals(other)
        || holder().equals(other) && sender().equals(one);
  }
}
