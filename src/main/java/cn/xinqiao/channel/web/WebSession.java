package cn.xinqiao.channel.web;

import cn.xinqiao.kernel.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Ties a browser's secret token to its conversation. Only the token's digest is kept. */
@Entity
@Table(name = "web_session")
class WebSession {
  @Id private String digest;

  @Column(name = "conversation_id")
  private long conversationId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected WebSession() {} // JPA

  WebSession(String token, long conversationId, Instant now) {
    this.digest = Secrets.digest(token);
    this.conversationId = conversationId;
    this.createdAt = now;
  }

  long conversationId() {
    return conversationId;
  }
}
