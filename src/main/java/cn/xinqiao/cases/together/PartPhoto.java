package cn.xinqiao.cases.together;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The picture of a co-handler's answer: a JPEG that was drawn anew. */
@Entity
@Table(name = "part_photo")
class PartPhoto {
  @Id
  @Column(name = "line_id")
  private long lineId;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] content;

  protected PartPhoto() {} // JPA

  PartPhoto(PartLine answer, byte[] content) {
    this.lineId = answer.id();
    this.content = content;
  }

  byte[] content() {
    return content;
  }
}
