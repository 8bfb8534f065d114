package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** 疏导帮扶 around a case whose procedure has ended. What was said and done stands in the timeline. */
@Entity
@Table(name = "support")
class Support {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Support() {} // JPA

  Support(InHand around, Instant now) {
    this.caseNumber = around.number().toString();
    this.officeCode = around.office().value();
    this.begunAt = now;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  Instant begunAt() {
    return begunAt;
  }

  Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  void end(Instant now) {
    endedAt = now;
  }
}
