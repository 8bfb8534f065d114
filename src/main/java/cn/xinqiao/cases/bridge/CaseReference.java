package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What a case is called in another system, and by when that system wants it done. */
@Entity
@Table(name = "case_reference")
class CaseReference {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "system_code")
  private String systemCode;

  @Column(name = "outside_number")
  private String outsideNumber;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "added_at")
  private Instant addedAt;

  protected CaseReference() {} // JPA

  Long id() {
    return id;
  }

  String systemCode() {
    return systemCode;
  }

  String outsideNumber() {
    return outsideNumber;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  Optional<LocalDate> dueOn() {
    return Optional.ofNullable(dueOn);
  }

  void dueOn(LocalDate day) {
    dueOn = day;
  }
}
