package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a resident said about electronic service, and how we know. Append-only. */
@Entity
@Immutable
@Table(name = "service_consent")
class ServiceConsent {
  /** The resident said so on the page of the case. */
  private static final String RESIDENT = "RESIDENT";

  /** The resident told an officer. */
  private static final String OFFICER = "OFFICER";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "resident_id")
  private long residentId;

  private boolean given;

  @Column(name = "told_by")
  private String toldBy;

  private Instant at;

  @Column(name = "officer_id")
  private Long officerId;

  protected ServiceConsent() {} // JPA

  private ServiceConsent(CaseNumber number, long residentId, boolean given, Instant at) {
    this.caseNumber = number.toString();
    this.residentId = residentId;
    this.given = given;
    this.at = at;
    this.toldBy = RESIDENT;
  }

  static ServiceConsent said(CaseNumber number, long residentId, boolean given, Instant at) {
    return new ServiceConsent(number, residentId, given, at);
  }

  static ServiceConsent toldTo(
      long officerId, CaseNumber number, long residentId, boolean given, Instant at) {
    var told = new ServiceConsent(number, residentId, given, at);
    told.toldBy = OFFICER;
    told.officerId = officerId;
    return told;
  }

  long residentId() {
    return residentId;
  }

  boolean isGiven() {
    return given;
  }
}
