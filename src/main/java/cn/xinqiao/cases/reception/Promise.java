package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
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

/**
 * What was promised, by a leader at a visit or by the office that works the case: one sentence, one
 * owner, one date. Whoever changes it holds the lock of its case.
 */
@Entity
@Table(name = "promise")
class Promise {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "visit_id")
  private Long visitId;

  @Column(name = "owner_code")
  private String ownerCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "owner_role")
  private Role ownerRole;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "moved_from")
  private LocalDate movedFrom;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private PromiseState state;

  private String said;

  @Column(name = "moved_why")
  private String movedWhy;

  private String outcome;

  @Column(name = "made_by")
  private long madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected Promise() {} // JPA

  Promise(CaseNumber number, Optional<Long> visit, Promises.Made made, long officer, Instant now) {
    this.caseNumber = number.toString();
    this.visitId = visit.orElse(null);
    this.ownerCode = made.owner().value();
    this.ownerRole = made.role();
    this.dueOn = made.by();
    this.said = made.what();
    this.state = PromiseState.OPEN;
    this.madeBy = officer;
    this.madeAt = now;
  }

  long id() {
    return id;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  OfficeCode owner() {
    return new OfficeCode(ownerCode);
  }

  Role role() {
    return ownerRole;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  /** The day that was named first, if it was moved. */
  Optional<LocalDate> movedFrom() {
    return Optional.ofNullable(movedFrom);
  }

  PromiseState state() {
    return state;
  }

  /** Blank once the words of its case are erased. */
  String said() {
    return said;
  }

  Optional<String> movedWhy() {
    return Optional.ofNullable(movedWhy);
  }

  /** What was done, or why it was not. */
  Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  Instant madeAt() {
    return madeAt;
  }

  /**
   * @throws Refusal.RuleBroken when it was moved before
   */
  void move(LocalDate to, String why) {
    if (movedFrom != null) {
      throw new Refusal.RuleBroken("a promise is moved once");
    }
    movedFrom = dueOn;
    dueOn = to;
    movedWhy = why;
  }

  void settle(PromiseState as, String how, Instant now) {
    state = as;
    outcome = how;
    settledAt = now;
  }

  void eraseWords() {
    said = "";
    movedWhy = null;
    outcome = null;
  }
}
