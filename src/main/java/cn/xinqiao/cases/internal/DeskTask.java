package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.DeskTasks.Kind;
import cn.xinqiao.cases.DeskTasks.Owed;
import cn.xinqiao.clock.DeskHours.Promise;
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

/** One small thing that the office of a case owes. */
@Entity
@Table(name = "desk_task")
class DeskTask {
  private static final int LONGEST_WHY = 200;

  /** How it ended. */
  enum Outcome {
    HEARD,
    REACHED,
    NOT_REACHED,
    WRONG_NUMBER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Kind kind;

  @Column(name = "case_number")
  private String caseNumber;

  private Instant since;

  @Column(name = "due_at")
  private Instant dueAt;

  private boolean provisional;
  private int attempts;
  private String why;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "done_by")
  private Long doneBy;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Outcome outcome;

  protected DeskTask() {} // JPA

  DeskTask(Kind kind, String caseNumber, Instant since, Promise promise, String why) {
    this.kind = kind;
    this.caseNumber = caseNumber;
    this.since = since;
    this.why = why == null || why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
    dueBy(promise);
  }

  private void dueBy(Promise promise) {
    dueAt = promise.by();
    provisional = promise.provisional();
  }

  long id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  String caseNumber() {
    return caseNumber;
  }

  int attempts() {
    return attempts;
  }

  Owed owed() {
    return new Owed(id, kind, since, dueAt, provisional, attempts, Optional.ofNullable(why));
  }

  void done(Outcome how, long officerId, Instant now) {
    if (doneAt != null) {
      throw new Refusal.Conflict("somebody has done this already");
    }
    outcome = how;
    doneBy = officerId;
    doneAt = now;
  }

  /** Nobody was there: once more, later. */
  void tryAgain(Promise promise) {
    if (doneAt != null) {
      throw new Refusal.Conflict("somebody has done this already");
    }
    attempts++;
    dueBy(promise);
  }
}
