package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A resident on a case, with own words and an own lookup code. */
@Entity
@Table(name = "case_reporter")
class CaseReporter {
  private static final int TRIES = 5;
  private static final Duration LOCK = Duration.ofHours(1);

  /** How the resident came to the case. */
  enum Part {
    ORIGINAL,
    JOINED,
    PROXY
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "resident_id")
  private long residentId;

  @Column(name = "conversation_id")
  private long conversationId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Part part;

  @Column(length = 1_000_000)
  private String words;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "code_failures")
  private int codeFailures;

  @Column(name = "code_locked")
  private Instant codeLocked;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "left_at")
  private Instant leftAt;

  @Column(name = "goes_on_as")
  private String goesOnAs;

  protected CaseReporter() {} // JPA

  CaseReporter(
      Case opened, long residentId, long conversationId, Part part, String words, String codeHash) {
    this.caseNumber = opened.number().toString();
    this.residentId = residentId;
    this.conversationId = conversationId;
    this.part = part;
    this.words = words;
    this.codeHash = codeHash;
  }

  long id() {
    return id;
  }

  String caseNumber() {
    return caseNumber;
  }

  Part part() {
    return part;
  }

  long residentId() {
    return residentId;
  }

  long conversationId() {
    return conversationId;
  }

  String words() {
    return words;
  }

  /** Since when, for whoever joined in the chat; who opened the case has been there all along. */
  Optional<Instant> joinedAt() {
    return Optional.ofNullable(joinedAt);
  }

  /** How a timeline line names this reporter: an id, so that nobody is known by it. */
  String code() {
    return "r" + id;
  }

  void joined(Instant now) {
    joinedAt = now;
  }

  /** Since when nothing of the case is told any more. */
  Optional<Instant> leftAt() {
    return Optional.ofNullable(leftAt);
  }

  void leaves(Instant now) {
    leftAt = now;
  }

  /** The own case in which the matter goes on for this reporter. */
  Optional<String> goesOnAs() {
    return Optional.ofNullable(goesOnAs);
  }

  void goesOnAs(CaseNumber own, Instant now) {
    goesOnAs = own.toString();
    leftAt = now;
  }

  boolean holds(String hash) {
    return codeHash.equals(hash);
  }

  /** Five wrong codes rest the door for an hour, so that six digits cannot be tried through. */
  boolean openedBy(String hash, Instant now) {
    if (codeLocked != null && now.isBefore(codeLocked)) {
      return false;
    }
    if (codeHash.equals(hash)) {
      codeFailures = 0;
      codeLocked = null;
      return true;
    }
    if (++codeFailures >= TRIES) {
      codeFailures = 0;
      codeLocked = now.plus(LOCK);
    }
    return false;
  }

  /** The resident goes on elsewhere: what is said about the case goes there from now on. */
  void talksIn(long otherConversation) {
    conversationId = otherConversation;
  }
}
