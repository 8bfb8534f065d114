package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Somebody who keeps a node, from one day on. Name and number are sealed, and go with the post. */
@Entity
@Table(name = "grid_keeper")
class GridKeeper {
  private static final int SHOWN = 4;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "node_id")
  private long nodeId;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  @Column(name = "name_sealed")
  private byte[] nameSealed;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  @Column(name = "mobile_sealed")
  private byte[] mobileSealed;

  private Instant since;

  @Column(name = "left_at")
  private Instant leftAt;

  protected GridKeeper() {} // JPA

  GridKeeper(GridNode node, GridRow.Keeper who, Vault vault, Instant now) {
    this.nodeId = node.id();
    this.nameSealed = vault.seal(who.name(), owner(nodeId));
    this.mobileSealed = vault.seal(who.mobile(), owner(nodeId));
    this.since = now;
  }

  /** Somebody else keeps the node, or nobody: who this was is forgotten. */
  void leaves(Instant now) {
    leftAt = now;
    nameSealed = null;
    mobileSealed = null;
  }

  long id() {
    return id;
  }

  long nodeId() {
    return nodeId;
  }

  boolean hasLeft() {
    return leftAt != null;
  }

  boolean is(GridRow.Keeper other, Vault vault) {
    return name(vault).equals(Optional.of(other.name()))
        && mobile(vault).equals(Optional.of(other.mobile()));
  }

  /** Empty when this keeper has left. */
  Optional<String> name(Vault vault) {
    return Optional.ofNullable(nameSealed).map(sealed -> vault.open(sealed, owner(nodeId)));
  }

  Optional<String> mobile(Vault vault) {
    return Optional.ofNullable(mobileSealed).map(sealed -> vault.open(sealed, owner(nodeId)));
  }

  Optional<String> masked(Vault vault) {
    return mobile(vault).map(number -> "••••" + number.substring(number.length() - SHOWN));
  }

  private static String owner(long node) {
    return "grid-keeper:" + node;
  }
}
