package cn.xinqiao.followup.adviser;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Vault;
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

/** Somebody on the list of an office. Name and number are sealed, and go when they leave it. */
@Entity
@Table(name = "adviser")
class Adviser {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AdviserKind kind;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  @Column(name = "name_sealed")
  private byte[] nameSealed;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  @Column(name = "mobile_sealed")
  private byte[] mobileSealed;

  private Instant since;

  @Column(name = "added_by")
  private long addedBy;

  @Column(name = "left_at")
  private Instant leftAt;

  protected Adviser() {} // JPA

  Adviser(Caller by, AdviserPool.Entry who, Vault vault, Instant now) {
    this.officeCode = by.office().value();
    this.kind = who.kind();
    this.nameSealed = vault.seal(who.name(), owner());
    this.mobileSealed = who.mobile().isEmpty() ? null : vault.seal(who.mobile(), owner());
    this.since = now;
    this.addedBy = by.officerId();
  }

  /** Off the list: who this was is forgotten. */
  void leaves(Instant now) {
    leftAt = now;
    nameSealed = null;
    mobileSealed = null;
  }

  long id() {
    return id;
  }

  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  AdviserKind kind() {
    return kind;
  }

  boolean hasLeft() {
    return leftAt != null;
  }

  /** Empty when this adviser has left. */
  Optional<String> name(Vault vault) {
    return Optional.ofNullable(nameSealed).map(sealed -> vault.open(sealed, owner()));
  }

  Optional<String> mobile(Vault vault) {
    return Optional.ofNullable(mobileSealed).map(sealed -> vault.open(sealed, owner()));
  }

  private String owner() {
    return "adviser:" + officeCode;
  }
}
