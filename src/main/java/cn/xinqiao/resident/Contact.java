package cn.xinqiao.resident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "contact")
class Contact {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "resident_id")
  private long residentId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private ContactKind kind;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  private String fingerprint;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Contact() {} // JPA

  Contact(long residentId, ContactKind kind, byte[] sealed, String fingerprint, Instant now) {
    this.residentId = residentId;
    this.kind = kind;
    this.sealed = sealed;
    this.fingerprint = fingerprint;
    this.createdAt = now;
  }

  Long id() {
    return id;
  }

  long residentId() {
    return residentId;
  }

  ContactKind kind() {
    return kind;
  }

  byte[] sealed() {
    return sealed;
  }
}
