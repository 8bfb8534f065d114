package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.SealedTable;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of a case's timeline. Append-only; holds ids and codes, never names or words. */
@Entity
@Immutable
@Table(name = "case_line")
class CaseLine {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  private Instant at;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Happening what;

  @Column(name = "officer_id")
  private Long officerId;

  @Column(name = "office_code")
  private String officeCode;

  private String detail;

  @Column(name = "on_behalf")
  private boolean onBehalf;

  @Column(name = "words_id")
  private Long wordsId;

  @Column(name = "words_digest")
  private String wordsDigest;

  protected CaseLine() {} // JPA

  CaseLine(String caseNumber, Happening what, Instant at) {
    this.caseNumber = caseNumber;
    this.what = what;
    this.at = at;
  }

  CaseLine by(Actor actor) {
    officerId = actor.officerId();
    officeCode = actor.office().value();
    onBehalf = actor.onBehalf();
    return this;
  }

  CaseLine at(OfficeCode office) {
    officeCode = office.value();
    return this;
  }

  CaseLine with(String code) {
    detail = code;
    return this;
  }

  CaseLine saying(CaseWords words) {
    wordsId = words.id();
    wordsDigest = words.digest();
    return this;
  }

  /** Everything that it holds, for the chain of seals. */
  SealedTable.Row sealed() {
    return SealedTable.Row.of(
        id,
        at,
        "case",
        caseNumber,
        "what",
        what,
        "officer",
        officerId,
        "office",
        officeCode,
        "detail",
        detail,
        "onBehalf",
        onBehalf,
        "words",
        wordsId,
        "wordsDigest",
        wordsDigest);
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  Instant at() {
    return at;
  }

  Happening what() {
    return what;
  }

  Optional<OfficeCode> office() {
    return Optional.ofNullable(officeCode).map(OfficeCode::new);
  }

  Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  boolean isOnBehalf() {
    return onBehalf;
  }

  Optional<Long> wordsId() {
    return Optional.ofNullable(wordsId);
  }

  /**
   * The officer who acts.
   *
   * @param onBehalf a lead acts for an office below
   */
  record Actor(long officerId, OfficeCode office, boolean onBehalf) {}
}
