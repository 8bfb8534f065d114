package cn.xinqiao.cases.grid;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The picture of an answer: a JPEG that was drawn anew. */
@Entity
@Table(name = "grid_look_photo")
class LookPhoto {
  @Id
  @Column(name = "look_id")
  private long lookId;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] content;

  protected LookPhoto() {} // JPA

  LookPhoto(Look look, byte[] content) {
    this.lookId = look.id();
    this.content = content;
  }

  byte[] content() {
    return content;
  }
}
