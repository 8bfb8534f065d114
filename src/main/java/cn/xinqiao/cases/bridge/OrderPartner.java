package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is agreed with another system: the key of both sides, and where it is told. Sealed. */
@Entity
@Table(name = "order_partner")
class OrderPartner {
  @Id
  @Column(name = "system_code")
  private String systemCode;

  @Column(name = "key_sealed")
  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] keySealed;

  @Column(name = "address_sealed")
  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] addressSealed;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected OrderPartner() {} // JPA

  OrderPartner(OutsideSystem system, Vault vault, String key, Instant now) {
    this.systemCode = system.code();
    hasKey(vault, key, now);
  }

  final void hasKey(Vault vault, String key, Instant now) {
    keySealed = vault.seal(key, owner());
    changedAt = now;
  }

  void isToldAt(Vault vault, Optional<String> address, Instant now) {
    addressSealed = address.map(where -> vault.seal(where, owner())).orElse(null);
    changedAt = now;
  }

  String systemCode() {
    return systemCode;
  }

  String key(Vault vault) {
    return vault.open(keySealed, owner());
  }

  Optional<String> address(Vault vault) {
    return Optional.ofNullable(addressSealed).map(sealed -> vault.open(sealed, owner()));
  }

  boolean isTold() {
    return addressSealed != null;
  }

  private String owner() {
    return "order-partner:" + systemCode;
  }
}
