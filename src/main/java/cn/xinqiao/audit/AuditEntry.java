package cn.xinqiao.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Instant at;

  @Column(name = "officer_id")
  private Long officerId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Act act;

  private String object;
  private String purpose;

  protected AuditEntry() {} // JPA

  AuditEntry(Instant at, Long officerId, Act act, String object, String purpose) {
    this.at = at;
    this.officerId = officerId;
    this.act = act;
    this.object = object;
    this.purpose = purpose;
  }

  SealedTable.Row sealed() {
    return SealedTable.Row.of(
        id, at, "officer", officerId, "act", act, "object", object, "purpose", purpose);
  }
}
