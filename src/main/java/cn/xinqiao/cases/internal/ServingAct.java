package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Services.Arrival;
import cn.xinqiao.cases.Services.Document;
import cn.xinqiao.channel.Conversation;
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
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One act of service: way, day and proof; ids and codes only. */
@Entity
@Table(name = "serving")
class ServingAct {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "document_id")
  private Long documentId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Way way;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Arrival status;

  @Column(name = "resident_id")
  private Long residentId;

  @Column(name = "conversation_id")
  private Long conversationId;

  private Long seq;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "served_on")
  private LocalDate servedOn;

  private String proof;

  @Column(name = "recorded_by")
  private Long recordedBy;

  @Column(name = "words_id")
  private Long wordsId;

  protected ServingAct() {} // JPA

  private ServingAct(CaseNumber number, Way way, Arrival status, long officer, Instant now) {
    this.caseNumber = number.toString();
    this.way = way;
    this.status = status;
    this.recordedBy = officer;
    this.begunAt = now;
  }

  /** Sent as a message to one reporter; it is served when that arrives. */
  static ServingAct sent(
      Document document, Conversation talk, long seq, long officer, Instant now) {
    var act = new ServingAct(document.number(), Way.ELECTRONIC, Arrival.SENT, officer, now);
    act.documentId = document.id();
    act.residentId = talk.residentId();
    act.conversationId = talk.id();
    act.seq = seq;
    return act;
  }

  /**
   * Brought by a person.
   *
   * @param resident who has it; empty when all have
   */
  static ServingAct done(
      CaseNumber number,
      Optional<Document> document,
      Serving serving,
      Optional<Long> resident,
      long officer,
      Instant now) {
    var act = new ServingAct(number, serving.way(), Arrival.SERVED, officer, now);
    act.documentId = document.map(Document::id).orElse(null);
    act.residentId = resident.orElse(null);
    act.servedOn = serving.on();
    return act;
  }

  ServingAct provedBy(CaseWords words) {
    wordsId = words.id();
    return this;
  }

  long id() {
    return id;
  }

  String caseNumber() {
    return caseNumber;
  }

  Way way() {
    return way;
  }

  Arrival arrival() {
    return status;
  }

  Instant begunAt() {
    return begunAt;
  }

  boolean isServed() {
    return status == Arrival.SERVED;
  }

  Optional<Long> document() {
    return Optional.ofNullable(documentId);
  }

  Optional<Long> resident() {
    return Optional.ofNullable(residentId);
  }

  Optional<LocalDate> on() {
    return Optional.ofNullable(servedOn);
  }

  Optional<String> arrivedBy() {
    return Optional.ofNullable(proof);
  }

  /** What the officer wrote of the proof; the words may be gone. */
  Optional<Long> wordsId() {
    return Optional.ofNullable(wordsId);
  }

  void arrived(LocalDate on, String how) {
    status = Arrival.SERVED;
    servedOn = on;
    proof = how;
  }

  void failed() {
    status = Arrival.FAILED;
  }
}
