package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Services.Scan;
import cn.xinqiao.kernel.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The slip that proves an act of service: it bears a name and a signature, so it is sealed. */
@Entity
@Immutable
@Table(name = "serving_scan")
class ServingScan {
  @Id
  @Column(name = "serving_id")
  private Long servingId;

  private String type;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  @Column(name = "kept_at")
  private Instant keptAt;

  @Column(name = "kept_by")
  private long keptBy;

  protected ServingScan() {} // JPA

  ServingScan(ServingAct act, Scan scan, Vault vault, long officer, Instant now) {
    servingId = act.id();
    type = scan.type();
    sealed = vault.seal(scan.content(), owner(act.id()));
    keptBy = officer;
    keptAt = now;
  }

  Scan opened(Vault vault) {
    return new Scan(type, vault.unseal(sealed, owner(servingId)));
  }

  private static String owner(long act) {
    return "serving " + act;
  }
}
