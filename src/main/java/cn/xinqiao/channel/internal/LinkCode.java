package cn.xinqiao.channel.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A code that joins another talk to the one in which it was given. */
@Entity
@Table(name = "link_code")
public class LinkCode {
  @Id private String digest;

  @Column(name = "conversation_id")
  private long conversationId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected LinkCode() {} // JPA

  public LinkCode(String digest, long conversationId, Instant expiresAt) {
    this.digest = digest;
    this.conversationId = conversationId;
    this.expiresAt = expiresAt;
  }

  public long conversationId() {
    return conversationId;
  }

  public boolean isValid(Instant now) {
    return now.isBefore(expiresAt);
  }
}
