package cn.xinqiao.resident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person who wrote to us. Known by nothing but a number until they say who they are. */
@Entity
@Table(name = "resident")
class Resident {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "notice_version")
  private String noticeVersion;

  @Column(name = "notice_at")
  private Instant noticeAt;

  @Column(name = "name_sealed")
  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] nameSealed;

  @Column(name = "unneeded_since")
  private Instant unneededSince;

  protected Resident() {} // JPA

  Resident(Instant now) {
    createdAt = now;
  }

  Long id() {
    return id;
  }

  boolean hasSeenNotice(String version) {
    return version.equals(noticeVersion);
  }

  void sawNotice(String version, Instant now) {
    noticeVersion = version;
    noticeAt = now;
  }

  byte[] nameSealed() {
    return nameSealed;
  }

  void introduce(byte[] sealed) {
    nameSealed = sealed;
  }

  /** Since when perhaps nothing of this resident is kept; null when something surely is. */
  Instant unneededSince() {
    return unneededSince;
  }

  void isNeeded() {
    unneededSince = null;
  }

  void forget() {
    nameSealed = null;
    unneededSince = null;
  }
}
