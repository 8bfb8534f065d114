package cn.xinqiao.followup;

import cn.xinqiao.kernel.CaseNumber;
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
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is owed to a reporter since they have answered: a person reads, calls, explains. */
@Entity
@Table(name = "follow_step")
class FollowStep {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "reporter_id")
  private long reporterId;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "revisit_id")
  private Long revisitId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private StepKind step;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "due_on")
  private LocalDate dueOn;

  private boolean provisional;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "done_by")
  private Long doneBy;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private End outcome;

  /** How it ended. */
  enum End {
    DONE,
    /** The resident has said something else meanwhile. */
    NOT_NEEDED
  }

  protected FollowStep() {} // JPA

  /**
   * @param rule the row of {@code rules/outcomes.csv}; null for what no row says
   * @param revisit the one that led to it; null where none did
   */
  FollowStep(
      ReporterKeys of, StepKind step, String rule, Long revisit, StepTerms.Due due, Instant now) {
    this.reporterId = of.reporter();
    this.caseNumber = of.number().toString();
    this.step = step;
    this.ruleId = rule;
    this.revisitId = revisit;
    this.openedAt = now;
    this.dueOn = due.on();
    this.provisional = due.provisional();
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

  /** The revisit that led to it. */
  Optional<Long> revisit() {
    return Optional.ofNullable(revisitId);
  }

  StepKind step() {
    return step;
  }

  Optional<String> rule() {
    return Optional.ofNullable(ruleId);
  }

  Instant openedAt() {
    return openedAt;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  /** The day is only "not before". */
  boolean isProvisional() {
    return provisional;
  }

  boolean isOpen() {
    return doneAt == null;
  }

  /**
   * @throws Refusal.Conflict when somebody has done it already, or it is not needed any more
   */
  void done(long officer, Instant now) {
    if (doneAt != null) {
      throw new Refusal.Conflict(
          outcome == End.DONE
              ? "somebody has done this already"
              : "the resident has said something else meanwhile");
    }
    doneBy = officer;
    end(End.DONE, now);
  }

  /** The office has answered the case again. */
  void answered(Instant now) {
    end(End.DONE, now);
  }

  void notNeeded(Instant now) {
    end(End.NOT_NEEDED, now);
  }

  private void end(End how, Instant now) {
    outcome = how;
    doneAt = now;
  }
}
