package cn.xinqiao.office;

import cn.xinqiao.kernel.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What opens a door in an officer's name. Only its digest is kept. */
@Entity
@Table(name = "officer_key")
class OfficerKey {

  enum Purpose {
    /** A desk's cookie. */
    SESSION,
    /** A program's bearer token. */
    TOKEN,
    /** A one-time link to choose a password. */
    LINK
  }

  @Id private String digest;

  @ManyToOne
  @JoinColumn(name = "officer_id")
  private Officer officer;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Purpose purpose;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected OfficerKey() {} // JPA

  OfficerKey(String token, Officer officer, Purpose purpose, Instant now, Instant expires) {
    this.digest = Secrets.digest(token);
    this.officer = officer;
    this.purpose = purpose;
    this.createdAt = now;
    this.expiresAt = expires;
  }

  boolean opens(Purpose door, Instant now) {
    return purpose == door && now.isBefore(expiresAt) && officer.isActive();
  }

  Officer officer() {
    return officer;
  }
}
