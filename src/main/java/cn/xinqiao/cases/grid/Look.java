package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.grid.Looks.Message;
import cn.xinqiao.cases.grid.Looks.Over;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
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

/** A keeper is asked to go and look at something; answered once, or no longer wanted. */
@Entity
@Table(name = "grid_look")
class Look {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "keeper_id")
  private long keeperId;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "asked_by")
  private long askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "answer_by")
  private Instant answerBy;

  private String place;
  private String wanted;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  private String sentence;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "ended_why")
  private Over endedWhy;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "message_state")
  private Message messageState;

  /** As the provider calls it. */
  @Column(name = "message_id")
  private String messageId;

  @Column(name = "message_tries")
  private int messageTries;

  protected Look() {} // JPA

  Look(CaseNumber number, GridKeeper keeper, Question question, Asked asked) {
    this.caseNumber = number.toString();
    this.keeperId = keeper.id();
    this.place = question.place();
    this.wanted = question.wanted();
    this.answerBy = question.by();
    this.officeCode = asked.office().value();
    this.askedBy = asked.officer();
    this.askedAt = asked.at();
    this.messageState = Message.NONE;
  }

  /** What is asked, as it was checked. */
  record Question(String place, String wanted, Instant by) {}

  /** Who asks. */
  record Asked(long officer, OfficeCode office, Instant at) {}

  void messageGoes() {
    messageState = Message.WAITING;
  }

  void messageTaken(String providerId) {
    messageState = Message.TAKEN;
    messageId = providerId;
  }

  void messageFailed() {
    messageState = Message.FAILED;
  }

  void messageTried() {
    messageTries++;
  }

  boolean isMessageWaiting() {
    return messageState == Message.WAITING && isOpen();
  }

  /**
   * @return whether it is the first time
   */
  boolean opened(Instant now) {
    boolean first = openedAt == null;
    openedAt = first ? now : openedAt;
    return first;
  }

  void answer(String said, Instant now) {
    if (!isOpen()) {
      throw new Refusal.Conflict("this was answered, or is wanted no more");
    }
    sentence = said.isEmpty() ? null : said;
    answeredAt = now;
  }

  /** What was answered stays; what was not is wanted no more. */
  boolean end(Over why, Instant now) {
    if (!isOpen()) {
      return false;
    }
    endedAt = now;
    endedWhy = why;
    return true;
  }

  boolean isOpen() {
    return answeredAt == null && endedAt == null;
  }

  Optional<Over> over() {
    return answeredAt != null ? Optional.of(Over.ANSWERED) : Optional.ofNullable(endedWhy);
  }

  long id() {
    return id;
  }

  /** For timelines: names the look and nobody. */
  String code() {
    return "look-" + id;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  long keeperId() {
    return keeperId;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  long askedBy() {
    return askedBy;
  }

  Instant askedAt() {
    return askedAt;
  }

  Instant answerBy() {
    return answerBy;
  }

  /** Empty once its words are erased. */
  Optional<String> place() {
    return Optional.ofNullable(place);
  }

  Optional<String> wanted() {
    return Optional.ofNullable(wanted);
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence);
  }

  Optional<Instant> openedAt() {
    return Optional.ofNullable(openedAt);
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  int messageTries() {
    return messageTries;
  }

  Message messageState() {
    return messageState;
  }
}
