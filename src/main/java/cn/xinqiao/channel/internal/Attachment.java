package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.AttachmentStore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "attachment")
class Attachment {
  @Id private String id;

  @Column(name = "conversation_id")
  private long conversationId;

  @Column(name = "message_id")
  private Long messageId;

  private String type;
  private int size;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] content;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Attachment() {} // JPA

  Attachment(String id, long conversationId, String type, byte[] content, Instant now) {
    this.id = id;
    this.conversationId = conversationId;
    this.type = type;
    this.size = content.length;
    this.content = content;
    this.createdAt = now;
  }

  AttachmentStore.Stored stored() {
    return new AttachmentStore.Stored(id, conversationId, type, content);
  }
}
