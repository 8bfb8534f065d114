package cn.xinqiao.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A voice message of a case, and who has put it into words. */
@Entity
@Table(name = "recording")
class CaseRecording {

  /** Whose words stand beside it. */
  enum HeardBy {
    /** 听写: an officer listened. */
    PERSON,
    /** 机器转写 */
    MACHINE
  }

  @Id
  @Column(name = "attachment_id")
  private String attachmentId;

  @Column(name = "case_number")
  private String caseNumber;

  private Instant at;

  @Column(name = "task_id")
  private Long taskId;

  @Column(name = "words_id")
  private Long wordsId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "heard_by")
  private HeardBy heardBy;

  protected CaseRecording() {} // JPA

  CaseRecording(String attachmentId, String caseNumber, Instant at) {
    this.attachmentId = attachmentId;
    this.caseNumber = caseNumber;
    this.at = at;
  }

  String attachmentId() {
    return attachmentId;
  }

  Instant at() {
    return at;
  }

  Optional<Long> wordsId() {
    return Optional.ofNullable(wordsId);
  }

  Optional<HeardBy> heardBy() {
    return Optional.ofNullable(heardBy);
  }

  void waitsFor(DeskTask task) {
    taskId = task.id();
  }

  void heard(CaseWords words, HeardBy by) {
    wordsId = words.id();
    heardBy = by;
  }
}
