package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.OfficeCode;
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

/** A node of a committee's grid. It is never deleted, because looks refer to it. */
@Entity
@Table(name = "grid_node")
class GridNode {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String code;

  @Column(name = "parent_code")
  private String parentCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private GridLevel level;

  private String name;

  @Column(name = "committee_code")
  private String committeeCode;

  @Column(name = "retired_at")
  private Instant retiredAt;

  protected GridNode() {} // JPA

  GridNode(GridRow row) {
    this.code = row.code();
    becomes(row);
  }

  /** As the file has it; one that was retired is there again. */
  void becomes(GridRow row) {
    parentCode = row.parent().orElse(null);
    level = row.level();
    name = row.name();
    committeeCode = row.committee().value();
    retiredAt = null;
  }

  boolean differsFrom(GridRow row) {
    return !parent().equals(row.parent())
        || level != row.level()
        || !name.equals(row.name())
        || !committee().equals(row.committee());
  }

  void retire(Instant now) {
    retiredAt = now;
  }

  boolean isRetired() {
    return retiredAt != null;
  }

  long id() {
    return id;
  }

  String code() {
    return code;
  }

  Optional<String> parent() {
    return Optional.ofNullable(parentCode);
  }

  GridLevel level() {
    return level;
  }

  String name() {
    return name;
  }

  OfficeCode committee() {
    return new OfficeCode(committeeCode);
  }
}
