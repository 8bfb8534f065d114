package cn.xinqiao.channel.telegram;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An update that we could not take, for whoever mends the cause. */
@Entity
@Table(name = "telegram_unread")
class UnreadUpdate {
  @Id
  @Column(name = "update_id")
  private long updateId;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  private String why;

  @Column(name = "created_at")
  private Instant createdAt;

  protected UnreadUpdate() {} // JPA

  UnreadUpdate(long updateId, byte[] sealed, String why, Instant now) {
    this.updateId = updateId;
    this.sealed = sealed;
    this.why = why;
    this.createdAt = now;
  }
}
