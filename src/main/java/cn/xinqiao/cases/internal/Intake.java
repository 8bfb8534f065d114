package cn.xinqiao.cases.internal;

import cn.xinqiao.channel.Conversation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What came in at once; it may hold several matters, each of which becomes a case. */
@Entity
@Table(name = "intake")
class Intake {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "conversation_id")
  private long conversationId;

  private String channel;

  @Column(name = "received_at")
  private Instant receivedAt;

  protected Intake() {} // JPA

  Intake(Conversation conversation, Instant receivedAt) {
    this.conversationId = conversation.id();
    this.channel = conversation.channel();
    this.receivedAt = receivedAt;
  }

  long id() {
    return id;
  }
}
