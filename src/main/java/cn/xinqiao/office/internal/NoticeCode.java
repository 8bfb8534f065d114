package cn.xinqiao.office.internal;

import cn.xinqiao.office.AddressKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A code that the desk has shown to an officer. Only its digest is kept. */
@Entity
@Table(name = "notice_code")
class NoticeCode {
  @Id private String digest;

  @Column(name = "officer_id")
  private long officerId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AddressKind kind;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "taken_by")
  private String takenBy;

  protected NoticeCode() {} // JPA

  NoticeCode(String digest, long officer, AddressKind kind, Instant expiresAt) {
    this.digest = digest;
    this.officerId = officer;
    this.kind = kind;
    this.expiresAt = expiresAt;
  }

  long officerId() {
    return officerId;
  }

  boolean isGood(AddressKind shownFor, Instant now) {
    return kind == shownFor && now.isBefore(expiresAt);
  }

  boolean isTaken() {
    return takenBy != null;
  }

  /**
   * @param who the fingerprint of a chat
   */
  boolean isTakenBy(String who) {
    return who.equals(takenBy);
  }

  void takenBy(String who) {
    takenBy = who;
  }
}
