package cn.xinqiao.followup.adviser;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
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
 * 请教: one adviser for one explanation. Nobody is asked before the resident has agreed, and nothing
 * is open to anybody after the resident has said no.
 */
@Entity
@Table(name = "consultation")
class Consultation {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "step_id")
  private long stepId;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "reporter_id")
  private long reporterId;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AdviserKind kind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Standing state;

  @Column(name = "offered_by")
  private long offeredBy;

  @Column(name = "offered_at")
  private Instant offeredAt;

  @Column(name = "conversation_id")
  private long conversationId;

  private Long seq;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "adviser_id")
  private Long adviserId;

  @Column(name = "asked_by")
  private Long askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  private String about;

  @Column(name = "link_digest")
  private String linkDigest;

  @Column(name = "link_until")
  private Instant linkUntil;

  @Column(name = "opened_at")
  private Instant openedAt;

  private String advice;

  @Column(name = "advised_at")
  private Instant advisedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Consultation() {} // JPA

  Consultation(Consultations.For what, AdviserKind kind, long talk, Caller by, Instant now) {
    this.stepId = what.step();
    this.caseNumber = what.number().toString();
    this.reporterId = what.reporter();
    this.officeCode = by.office().value();
    this.kind = kind;
    this.state = Standing.OFFERED;
    this.offeredBy = by.officerId();
    this.offeredAt = now;
    this.conversationId = talk;
  }

  void askedIn(long message) {
    seq = message;
  }

  /**
   * The resident's word, which counts at any moment: also a yes that is taken back.
   *
   * @return whether it changes anything
   */
  boolean answered(boolean agrees, Instant now) {
    if (state.isOver() || agrees && state != Standing.OFFERED) {
      return false;
    }
    state = agrees ? Standing.AGREED : Standing.DECLINED;
    answeredAt = now;
    closeLink();
    return true;
  }

  /**
   * @throws Refusal.Conflict when the resident has not agreed, or somebody has advised
   */
  void asks(Adviser adviser, String what, Caller by, Instant now) {
    if (state != Standing.AGREED && state != Standing.ASKED) {
      throw new Refusal.Conflict("the resident has not agreed, or it is over");
    }
    state = Standing.ASKED;
    adviserId = adviser.id();
    about = what;
    askedBy = by.officerId();
    askedAt = now;
    openedAt = null;
    closeLink();
  }

  /** Whoever was asked is off the list: somebody else can be. */
  void wantsAnother() {
    state = Standing.AGREED;
    adviserId = null;
    closeLink();
  }

  /**
   * A new link, in place of the one before.
   *
   * @return the secret that it ends with
   * @throws Refusal.Conflict when nobody is asked, or it is over
   */
  String link(Instant until) {
    if (state != Standing.ASKED) {
      throw new Refusal.Conflict("nobody is asked now");
    }
    var token = Secrets.token();
    linkDigest = Secrets.digest(token);
    linkUntil = until;
    return token;
  }

  boolean isOpenAt(Instant now) {
    return state == Standing.ASKED && linkUntil != null && now.isBefore(linkUntil);
  }

  /**
   * @return whether it is the first time
   */
  boolean opened(Instant now) {
    boolean first = openedAt == null;
    openedAt = first ? now : openedAt;
    return first;
  }

  void advised(String words, Instant now) {
    state = Standing.ADVISED;
    closeLink();
    advice = words;
    advisedAt = now;
  }

  /** What was advised stays; everything else is wanted no more. */
  void end(Instant now) {
    if (!state.isOver()) {
      state = Standing.ENDED;
      endedAt = now;
      closeLink();
    }
  }

  /** Its words are kept no longer. */
  void erase(Instant now) {
    end(now);
    about = null;
    advice = null;
  }

  private void closeLink() {
    linkDigest = null;
    linkUntil = null;
  }

  long id() {
    return id;
  }

  /** For timelines: names it and nobody. */
  String code() {
    return "consultation-" + id;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  long reporter() {
    return reporterId;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  AdviserKind kind() {
    return kind;
  }

  Standing standing() {
    return state;
  }

  long offeredBy() {
    return offeredBy;
  }

  Instant offeredAt() {
    return offeredAt;
  }

  boolean isAskedIn(long conversation, Long message) {
    return conversationId == conversation && seq != null && seq.equals(message);
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  Optional<Long> adviserId() {
    return Optional.ofNullable(adviserId);
  }

  /** Whom to tell that there is advice. */
  long askedBy() {
    return askedBy;
  }

  Optional<Instant> askedAt() {
    return Optional.ofNullable(askedAt);
  }

  Optional<Instant> openedAt() {
    return Optional.ofNullable(openedAt);
  }

  /** What the adviser reads; empty once its words are erased. */
  Optional<String> about() {
    return Optional.ofNullable(about);
  }

  Optional<String> advice() {
    return Optional.ofNullable(advice);
  }

  Optional<Instant> advisedAt() {
    return Optional.ofNullable(advisedAt);
  }
}
