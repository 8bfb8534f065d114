package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.kernel.Caller;
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

/** That an answer which decides a petition left, and what it lacked. Never changed. */
@Entity
@Table(name = "formal_answer")
class FormalAnswer {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "officer_id")
  private long officerId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DocumentKind document;

  @Column(name = "left_at")
  private Instant leftAt;

  private String overridden;

  protected FormalAnswer() {} // JPA

  /**
   * @param lacking the checks, separated by commas; empty where nothing was lacking
   */
  FormalAnswer(
      InHand working,
      Caller by,
      Optional<DocumentKind> document,
      Optional<String> lacking,
      Instant now) {
    this.caseNumber = working.number().toString();
    this.officeCode = working.office().value();
    this.officerId = by.officerId();
    this.document = document.orElse(null);
    this.overridden = lacking.orElse(null);
    this.leftAt = now;
  }
}
