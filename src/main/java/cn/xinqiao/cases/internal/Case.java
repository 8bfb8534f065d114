package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.CaseState.Signal;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One matter with one owner, from opening to end. Whoever changes it holds the lock of its row, and
 * writes the timeline line and the outgoing message in the same transaction.
 */
@Entity
@Table(name = "cases")
class Case {
  @Id private String number;
  @Version private int version;

  @Column(name = "matter_id")
  private long matterId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "status")
  private CaseState state;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "sub_kind")
  private SubKind subKind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Subject subject;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Urgency urgency;

  @Column(name = "urgency_rank")
  private int urgencyRank;

  private String emergency;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "came_from")
  private String cameFrom;

  @Column(name = "neighbourhood_code")
  private String neighbourhoodCode;

  private boolean confidential;
  private boolean confirmed;
  private boolean reachable;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Language language;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "replied_at")
  private Instant repliedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** When the written answer of this stage was served. */
  @Column(name = "concluded_at")
  private Instant concludedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Stage stage;

  /** What the decision of this stage says of an appeal; null until that is known. */
  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Outcome outcome;

  private boolean simply;

  /** Since when the office has had it; null for cases from before this was kept. */
  @Column(name = "held_since")
  private Instant heldSince;

  /** Who accepted it there; null as long as nobody has. */
  @Column(name = "held_by")
  private Long heldBy;

  @Column(name = "next_due")
  private LocalDate nextDue;

  @Column(name = "next_provisional")
  private boolean nextProvisional;

  @Column(name = "joined_to")
  private String joinedInto;

  @Column(name = "words_erased_at")
  private Instant wordsErasedAt;

  protected Case() {} // JPA

  Case(CaseNumber number, Matter matter, CaseOpener.NewCase opening, Instant now) {
    this.number = number.toString();
    this.matterId = matter.id();
    this.state = CaseState.OPEN;
    this.stage = Stage.HANDLING;
    var asked = opening.matter();
    this.kind = asked.kind();
    this.subKind = asked.subKind();
    this.subject = asked.subject();
    hasUrgency(asked.urgency());
    this.emergency = opening.emergency().orElse(null);
    this.officeCode = asked.office().value();
    this.neighbourhoodCode = asked.neighbourhood().map(OfficeCode::value).orElse(null);
    this.confidential = asked.isConfidential();
    this.confirmed = opening.confirmed();
    this.reachable = opening.reachable();
    this.language = opening.language();
    this.receivedAt = opening.receivedAt();
    this.openedAt = now;
    this.heldSince = now;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(number);
  }

  int version() {
    return version;
  }

  long matterId() {
    return matterId;
  }

  CaseState state() {
    return state;
  }

  Kind kind() {
    return kind;
  }

  SubKind subKind() {
    return subKind;
  }

  Subject subject() {
    return subject;
  }

  Urgency urgency() {
    return urgency;
  }

  Optional<String> emergency() {
    return Optional.ofNullable(emergency);
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  /** Where it came from, if another office passed it on: there it can be returned to. */
  Optional<OfficeCode> cameFrom() {
    return Optional.ofNullable(cameFrom).map(OfficeCode::new);
  }

  Optional<OfficeCode> neighbourhood() {
    return Optional.ofNullable(neighbourhoodCode).map(OfficeCode::new);
  }

  boolean isConfidential() {
    return confidential;
  }

  boolean isConfirmed() {
    return confirmed;
  }

  boolean isReachable() {
    return reachable;
  }

  Language language() {
    return language;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Instant openedAt() {
    return openedAt;
  }

  Optional<LocalDate> nextDue() {
    return Optional.ofNullable(nextDue);
  }

  /** Whether the next date is only "not before". */
  boolean isNextProvisional() {
    return nextProvisional;
  }

  /** The case that it goes on in, as long as it does not go on by itself. */
  Optional<CaseNumber> joinedInto() {
    return Optional.ofNullable(joinedInto).map(CaseNumber::valueOf);
  }

  /** Its own dates stay and count there; none of them puts it on a list. */
  void goesOnIn(CaseNumber main) {
    joinedInto = main.toString();
    dueNext(Optional.empty());
  }

  void goesOnAlone() {
    joinedInto = null;
  }

  /** Where the case is that it goes on in. */
  void follows(Case main) {
    officeCode = main.officeCode;
    heldSince = main.heldSince;
    heldBy = main.heldBy;
  }

  /** 受理, as the case that it goes on in was. */
  void takenOnWith(Case main, Instant now) {
    state = state.on(Signal.ACCEPT);
    acceptedAt = now;
    simply = main.simply;
    heldBy = main.heldBy;
  }

  /** The case that it goes on in waits on another desk, to be taken on there. */
  void waitsWith(Case main) {
    follows(main);
    cameFrom = main.cameFrom;
    if (state == CaseState.ACCEPTED) {
      state = state.on(Signal.MOVE);
    }
  }

  /**
   * It was served the decision of the case that it went on in, or has gone up with it: so it has
   * its own decision, and its own way up.
   */
  void standsLike(Case main) {
    stage = main.stage;
    acceptedAt = main.acceptedAt;
    repliedAt = main.repliedAt;
    concludedAt = main.concludedAt;
    outcome = main.outcome;
    simply = main.simply;
    if (!main.state.isEnded()) {
      state = main.state;
    } else {
      state = main.concludedAt == null ? CaseState.OPEN : CaseState.REPLIED;
    }
  }

  /** It was answered, and nobody has brought the written answer yet. */
  void waitsForService() {
    concludedAt = null;
  }

  /** Since when the office that has it now has had it. */
  Instant heldSince() {
    return heldSince == null ? openedAt : heldSince;
  }

  /** The officer who took it on there, if anybody has. */
  Optional<Long> heldBy() {
    return Optional.ofNullable(heldBy);
  }

  /** Whoever had it has it no more; a colleague has it whoever did. */
  void handOver(long from, Optional<Long> to) {
    heldBy = to.orElse(heldBy != null && heldBy == from ? null : heldBy);
  }

  private void comesTo(OfficeCode office, Instant now) {
    if (!office.value().equals(officeCode)) {
      heldSince = now;
      heldBy = null;
    }
    officeCode = office.value();
  }

  /** Whether its words were kept as long as was promised, and are gone. */
  boolean isErased() {
    return wordsErasedAt != null;
  }

  void wordsErased(Instant now) {
    wordsErasedAt = now;
  }

  /**
   * @param inTheSimpleWay 简易办理
   * @param officer who takes it on
   */
  void accept(Instant now, boolean inTheSimpleWay, long officer) {
    state = state.on(Signal.ACCEPT);
    acceptedAt = now;
    simply = inTheSimpleWay;
    heldBy = officer;
  }

  Optional<Instant> acceptedAt() {
    return Optional.ofNullable(acceptedAt);
  }

  Optional<Instant> repliedAt() {
    return Optional.ofNullable(repliedAt);
  }

  boolean isSimple() {
    return simply;
  }

  Stage stage() {
    return stage;
  }

  Optional<Instant> concludedAt() {
    return Optional.ofNullable(concludedAt);
  }

  boolean isAnswered() {
    return state == CaseState.REPLIED;
  }

  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  void decide(Outcome decided) {
    outcome = decided;
  }

  /** 办结: the written answer was served. */
  void conclude(Instant served) {
    concludedAt = served;
  }

  /** 复查, 复核: onto the desk above, which decides anew. */
  void goUp(Stage next, OfficeCode above, Instant now) {
    state = state.on(Signal.REVIEW);
    endedAt = null;
    stage = next;
    concludedAt = null;
    outcome = null;
    acceptedAt = null;
    cameFrom = null;
    comesTo(above, now);
  }

  void becomes(Kind other, SubKind otherSub, Subject otherSubject) {
    kind = other;
    subKind = otherSub;
    subject = otherSubject;
  }

  void refuse(Instant now) {
    state = state.on(Signal.REFUSE);
    endedAt = now;
  }

  void withdraw(Instant now) {
    state = state.on(Signal.WITHDRAW);
    endedAt = now;
  }

  /** Onto another office's desk; the resident's dates stay as they are. */
  void moveTo(OfficeCode office, Instant now) {
    state = state.on(Signal.MOVE);
    cameFrom = officeCode;
    comesTo(office, now);
  }

  /** What was opened unheard is what it turned out to be; its office is decided apart. */
  void understoodAs(NewMatter heard) {
    kind = heard.kind();
    subKind = heard.subKind();
    subject = heard.subject();
    hasUrgency(heard.urgency());
  }

  /** Danger was found in what was said of it. */
  void becomeEmergency(String danger) {
    emergency = danger;
    hasUrgency(Urgency.EMERGENCY);
  }

  /** What was added to it should be read before other things; an emergency stays one. */
  void becomeUrgent() {
    if (urgency == Urgency.NORMAL) {
      hasUrgency(Urgency.URGENT);
    }
  }

  private void hasUrgency(Urgency now) {
    urgency = now;
    urgencyRank = now.ordinal();
  }

  /** Onto the desk that alone may know of it, to be taken there anew. */
  void conceal(OfficeCode desk, Instant now) {
    confidential = true;
    state = CaseState.OPEN;
    cameFrom = null;
    comesTo(desk, now);
  }

  /** From now on it exists for nobody but the desk that holds it. */
  void becomeConfidential() {
    confidential = true;
  }

  /** It was no accusation, as a lead of the confidential desk found. */
  void reveal() {
    confidential = false;
  }

  /** A place that was learned later: the first office never held it, so there is no way back. */
  void placeAt(OfficeCode office, Optional<OfficeCode> neighbourhood, Instant now) {
    comesTo(office, now);
    neighbourhoodCode = neighbourhood.map(OfficeCode::value).orElse(null);
  }

  /** A new answer has to be served anew. */
  void reply(Instant now) {
    state = state.on(Signal.REPLY);
    repliedAt = now;
    concludedAt = null;
    outcome = null;
  }

  /** On the same desk, by whoever had it. */
  void reopen() {
    state = state.on(Signal.REOPEN);
    endedAt = null;
  }

  void answerStands() {
    state = state.on(Signal.STAND);
  }

  void close(Instant now) {
    state = state.on(Signal.CLOSE);
    endedAt = now;
  }

  void becomeReachable() {
    reachable = true;
  }

  void becomeUnreachable() {
    reachable = false;
  }

  void dueNext(Optional<CaseClock> owed) {
    var due = joinedInto == null ? owed : Optional.<CaseClock>empty();
    nextDue = due.flatMap(CaseClock::on).orElse(null);
    nextProvisional = due.map(CaseClock::isProvisional).orElse(false);
  }
}
