package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.DecisionServed;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.Reckoned;
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
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** 督促执行: what a decision grants, by whom and by when. It outlives the procedure. */
@Entity
@Table(name = "execution")
class Execution {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "owner_code")
  private String ownerCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Stage stage;

  @Column(name = "due_on")
  private LocalDate dueOn;

  /** The day is only "not before". */
  private boolean provisional;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "done_by")
  private Long doneBy;

  protected Execution() {} // JPA

  Execution(DecisionServed decision, Reckoned due, Instant now) {
    this.caseNumber = decision.number().toString();
    this.ownerCode = decision.office().value();
    this.stage = decision.stage();
    this.openedAt = now;
    switch (due) {
      case Reckoned.On(var day) -> dueOn = day;
      case Reckoned.NotBefore(var day, var _) -> {
        dueOn = day;
        provisional = true;
      }
    }
  }

  long id() {
    return id;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  OfficeCode owner() {
    return new OfficeCode(ownerCode);
  }

  Stage stage() {
    return stage;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  boolean isProvisional() {
    return provisional;
  }

  boolean isOpen() {
    return doneAt == null;
  }

  Instant openedAt() {
    return openedAt;
  }

  Optional<Instant> doneAt() {
    return Optional.ofNullable(doneAt);
  }

  void done(long officer, Instant now) {
    if (doneAt != null) {
      throw new Refusal.Conflict("somebody has written down already that it is done");
    }
    doneBy = officer;
    doneAt = now;
  }
}
