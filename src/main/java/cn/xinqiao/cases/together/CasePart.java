package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Parts.Origin;
import cn.xinqiao.cases.together.Parts.State;
import cn.xinqiao.cases.together.TogetherRules.DueDay;
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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one office does for a case that another one leads. */
@Entity
@Table(name = "case_part")
class CasePart {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Origin origin;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state = State.OPEN;

  @Column(name = "due_on")
  private LocalDate dueOn;

  private boolean provisional;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected CasePart() {} // JPA

  CasePart(CaseNumber number, OfficeCode office, Origin origin, DueDay due, Instant now) {
    this.caseNumber = number.toString();
    this.officeCode = office.value();
    this.origin = origin;
    this.askedAt = now;
    dueBy(due);
  }

  private void dueBy(DueDay due) {
    dueOn = due.on();
    provisional = due.provisional();
    ruleId = due.rule().orElse(null);
  }

  long id() {
    return id;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  Origin origin() {
    return origin;
  }

  State state() {
    return state;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  boolean isProvisional() {
    return provisional;
  }

  Optional<String> rule() {
    return Optional.ofNullable(ruleId);
  }

  /** Another office still owes it; who leads the case owes itself only what it promised. */
  boolean isOwedTo(OfficeCode lead) {
    return state == State.OPEN && (origin == Origin.MEETING || !office().equals(lead));
  }

  /** What was answered may be said more exactly, until the lead has looked. */
  void answered(Instant now) {
    requireRunning();
    state = State.ANSWERED;
    answeredAt = now;
  }

  void askedAgain(DueDay due) {
    requireRunning();
    state = State.OPEN;
    answeredAt = null;
    dueBy(due);
  }

  void done(Instant now) {
    requireRunning();
    if (state != State.ANSWERED) {
      throw new Refusal.Conflict("nothing was answered yet");
    }
    state = State.DONE;
    endedAt = now;
  }

  void ended(Instant now) {
    requireRunning();
    state = State.ENDED;
    endedAt = now;
  }

  private void requireRunning() {
    if (state.isOver()) {
      throw new Refusal.Conflict("this part is " + state + " meanwhile");
    }
  }
}
