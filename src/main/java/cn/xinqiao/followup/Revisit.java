package cn.xinqiao.followup;

import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
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

/**
 * 回访: one time at which a reporter is asked, and what became of it. Planned with the answer to the
 * case; ends as sent and answered, as silence, as not reached, or as skipped with a reason.
 */
@Entity
@Table(name = "revisit")
class Revisit {
  /** In place of a row of the list, where an officer wrote down what a reporter said. */
  static final String PROPOSAL = "proposal";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @Column(name = "reporter_id")
  private long reporterId;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "rule_id")
  private String ruleId;

  private int nth;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AskedKey asks;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Via via;

  @Column(name = "planned_at")
  private Instant plannedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private RevisitState state;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Skipped reason;

  @Column(name = "conversation_id")
  private Long conversationId;

  private Long seq;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "proved_at")
  private Instant provedAt;

  @Column(name = "fell_back_at")
  private Instant fellBackAt;

  @Column(name = "answer_by")
  private Instant answerBy;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AskedKey asking;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Answer meant;

  protected Revisit() {} // JPA

  Revisit(ReporterKeys of, RevisitPlan.Planned planned, Instant now) {
    reporterId = of.reporter();
    caseNumber = of.number().toString();
    ruleId = planned.rule();
    nth = planned.nth();
    asks = planned.asks();
    via = planned.via();
    plannedAt = now;
    dueAt = planned.at();
    state = RevisitState.PLANNED;
  }

  /** What an officer heard is put before the reporter: no row of the list asks that. */
  static Revisit ofProposal(ReporterKeys of, AskedKey asks, Instant now) {
    return new Revisit(of, new RevisitPlan.Planned(PROPOSAL, 0, asks, Via.TALK, now), now);
  }

  long id() {
    return id;
  }

  long reporter() {
    return reporterId;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  String rule() {
    return ruleId;
  }

  int nth() {
    return nth;
  }

  AskedKey asks() {
    return asks;
  }

  Via via() {
    return via;
  }

  Instant dueAt() {
    return dueAt;
  }

  RevisitState state() {
    return state;
  }

  Optional<Skipped> reason() {
    return Optional.ofNullable(reason);
  }

  Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  Optional<Instant> provedAt() {
    return Optional.ofNullable(provedAt);
  }

  Optional<Instant> fellBackAt() {
    return Optional.ofNullable(fellBackAt);
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  boolean isPlanned() {
    return state == RevisitState.PLANNED;
  }

  /** The question that is open; empty when none is. */
  Optional<AskedKey> asking() {
    return Optional.ofNullable(asking);
  }

  /** What free words were taken for, until the resident has said that they meant that. */
  Optional<Answer> meant() {
    return Optional.ofNullable(meant);
  }

  /** The message that asked last. */
  Optional<Long> seq() {
    return Optional.ofNullable(seq);
  }

  /**
   * @param message its number in the talk
   * @param question null where it waits for its turn: what was said before is asked first
   * @param until no answer by then is silence
   */
  void sent(long conversation, long message, AskedKey question, Instant now, Instant until) {
    state = RevisitState.SENT;
    sentAt = now;
    answerBy = until;
    asks(conversation, message, question);
  }

  /** A person calls; nobody is silent as long as that is owed. */
  void calledFor(Instant now) {
    state = RevisitState.SENT;
    sentAt = now;
  }

  /** Asks on: the other key, or once more. */
  void asks(long conversation, long message, AskedKey question) {
    conversationId = conversation;
    seq = message;
    asking = question;
    meant = null;
  }

  /**
   * @param message that asks back
   */
  void understood(Answer taken, long message) {
    meant = taken;
    seq = message;
  }

  void proved(Instant now, boolean anotherWay) {
    if (state == RevisitState.SENT) {
      state = RevisitState.PROVED;
    }
    provedAt = provedAt == null ? now : provedAt;
    fellBackAt = anotherWay && fellBackAt == null ? now : fellBackAt;
  }

  /** Also after silence: an answer is never too late. */
  void answered(Instant now) {
    state = RevisitState.ANSWERED;
    answeredAt = answeredAt == null ? now : answeredAt;
    meant = null;
  }

  /** Nothing more is asked of it. */
  void closed() {
    asking = null;
  }

  void unreached() {
    state = RevisitState.UNREACHED;
    asking = null;
  }

  /** The time is over. Only who was asked something is silent. */
  void silent() {
    if (via == Via.CALL) {
      skip(Skipped.NOT_CALLED);
    } else if (asking == null) {
      skip(Skipped.NOT_PUT);
    } else {
      state = RevisitState.SILENT;
      asking = null;
    }
  }

  /** Somebody who was silent speaks after all: the question is open again. */
  void speaks(AskedKey question, Instant now, Instant until) {
    state = RevisitState.PROVED;
    provedAt = provedAt == null ? now : provedAt;
    asking = question;
    answerBy = until;
  }

  void skip(Skipped why) {
    state = RevisitState.SKIPPED;
    reason = why;
  }

  /** It waits: not now. */
  void waitUntil(Instant later) {
    dueAt = later;
  }
}
