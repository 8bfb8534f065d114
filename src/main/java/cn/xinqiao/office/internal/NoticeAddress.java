package cn.xinqiao.office.internal;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses.Owner;
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

/** A sealed address of an officer or of an office's group. */
@Entity
@Table(name = "notice_address")
class NoticeAddress {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "officer_id")
  private Long officerId;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AddressKind kind;

  @Column(name = "place_in_row")
  private int placeInRow;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  @Column(name = "secret_sealed")
  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] secretSealed;

  @Column(name = "created_at")
  private Instant createdAt;

  protected NoticeAddress() {} // JPA

  NoticeAddress(
      Owner owner, AddressKind kind, int place, byte[] sealed, byte[] secretSealed, Instant now) {
    switch (owner) {
      case Owner.Officer(var officer) -> officerId = officer;
      case Owner.Group(var office) -> officeCode = office.value();
    }
    this.kind = kind;
    this.placeInRow = place;
    this.sealed = sealed;
    this.secretSealed = secretSealed;
    this.createdAt = now;
  }

  long id() {
    return id;
  }

  AddressKind kind() {
    return kind;
  }

  int place() {
    return placeInRow;
  }

  void goesTo(int place) {
    placeInRow = place;
  }

  byte[] sealed() {
    return sealed;
  }

  Optional<byte[]> secretSealed() {
    return Optional.ofNullable(secretSealed);
  }
}
