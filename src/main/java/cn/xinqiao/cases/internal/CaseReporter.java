package cn.xinqiao.cases.internal;

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

  long residentId() {
    return residentId;
  }

  long conversationId() {
    return conversationId;
  }

  String words() {
    return words;
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
