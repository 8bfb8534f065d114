package cn.xinqiao.cases.document;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.document.Documents.Status;
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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A document of a case, without its words. Whoever changes it holds the lock of its case. Once it
 * is issued nothing of it changes but that another one replaces it.
 */
@Entity
@Table(name = "document")
class CaseDocument {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private DocumentKind kind;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Status status;

  @Column(name = "office_code")
  private String officeCode;

  @Column(name = "template_version")
  private int templateVersion;

  private int edition;

  @Column(name = "replaces_id")
  private Long replacesId;

  private String mark;

  @Column(name = "in_year")
  private Integer inYear;

  private Integer serial;

  @Column(name = "number_shown")
  private String numberShown;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "issued_on")
  private LocalDate issuedOn;

  @Column(name = "issued_by")
  private Long issuedBy;

  @Column(name = "pdf_digest")
  private String pdfDigest;

  @Column(name = "word_digest")
  private String wordDigest;

  protected CaseDocument() {} // JPA

  CaseDocument(
      CaseNumber of, DocumentKind kind, OfficeCode office, int templateVersion, Instant now) {
    this.caseNumber = of.toString();
    this.kind = kind;
    this.status = Status.DRAFT;
    this.officeCode = office.value();
    this.templateVersion = templateVersion;
    this.edition = 1;
    this.createdAt = now;
  }

  /** What an issue adds. */
  record Issue(
      DocumentNumber number,
      LocalDate on,
      long officerId,
      int templateVersion,
      String pdfDigest,
      String wordDigest) {}

  /** The draft that will replace this one. */
  CaseDocument correction(int newestTemplate, Instant now) {
    var next = new CaseDocument(caseNumber(), kind, office(), newestTemplate, now);
    next.edition = edition + 1;
    next.replacesId = id;
    return next;
  }

  long id() {
    return id;
  }

  int version() {
    return version;
  }

  CaseNumber caseNumber() {
    return CaseNumber.valueOf(caseNumber);
  }

  DocumentKind kind() {
    return kind;
  }

  Status status() {
    return status;
  }

  boolean isDraft() {
    return status == Status.DRAFT;
  }

  boolean isIssued() {
    return status == Status.ISSUED;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  int templateVersion() {
    return templateVersion;
  }

  int edition() {
    return edition;
  }

  Optional<Long> replaces() {
    return Optional.ofNullable(replacesId);
  }

  /** Empty for a draft. */
  Optional<String> number() {
    return Optional.ofNullable(numberShown);
  }

  Optional<LocalDate> issuedOn() {
    return Optional.ofNullable(issuedOn);
  }

  /** SHA-256 of the file as it was issued; it stays when the file is erased. */
  Optional<String> digest(Documents.Format format) {
    return Optional.ofNullable(
        switch (format) {
          case PDF -> pdfDigest;
          case WORD -> wordDigest;
        });
  }

  /** What stands in the timeline. */
  String code() {
    return kind + ":" + id;
  }

  void issue(Issue issue, Instant now) {
    status = Status.ISSUED;
    mark = issue.number().mark();
    inYear = issue.number().year();
    serial = issue.number().serial();
    numberShown = issue.number().toString();
    issuedAt = now;
    issuedOn = issue.on();
    issuedBy = issue.officerId();
    templateVersion = issue.templateVersion();
    pdfDigest = issue.pdfDigest();
    wordDigest = issue.wordDigest();
  }

  void replaced() {
    status = Status.REPLACED;
  }

  void discard() {
    status = Status.DISCARDED;
  }
}
