package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.CaseState.Signal;
import cn.xinqiao.cases.NewMatter;
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

  @Column(name = "next_due")
  private LocalDate nextDue;

  @Column(name = "next_provisional")
  private boolean nextProvisional;

  @Column(name = "words_erased_at")
  private Instant wordsErasedAt;

  protected Case() {} // JPA

  Case(CaseNumber number, Matter matter, CaseOpener.NewCase opening, Instant now) {
    this.number = number.toString();
    this.matterId = matter.id();
    this.state = CaseState.OPEN;
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

  /** Whether its words were kept as long as was promised, and are gone. */
  boolean isErased() {
    return wordsErasedAt != null;
  }

  void wordsErased(Instant now) {
    wordsErasedAt = now;
  }

  void accept(Instant now) {
    state = state.on(Signal.ACCEPT);
    acceptedAt = now;
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
  void moveTo(OfficeCode office) {
    state = state.on(Signal.MOVE);
    cameFrom = officeCode;
    officeCode = office.value();
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

  /** From now on it exists for nobody but the desk that holds it; there is no way back. */
  void becomeConfidential() {
    confidential = true;
  }

  /** A place that was learned later: the first office never held it, so there is no way back. */
  void placeAt(OfficeCode office, Optional<OfficeCode> neighbourhood) {
    officeCode = office.value();
    neighbourhoodCode = neighbourhood.map(OfficeCode::value).orElse(null);
  }

  void reply(Instant now) {
    state = state.on(Signal.REPLY);
    repliedAt = now;
  }

  void becomeReachable() {
    reachable = true;
  }

  void becomeUnreachable() {
    reachable = false;
  }

  void dueNext(Optional<CaseDue> due) {
    nextDue = due.map(CaseDue::on).orElse(null);
    nextProvisional = due.map(CaseDue::isProvisional).orElse(false);
  }
}
