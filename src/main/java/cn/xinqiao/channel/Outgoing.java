package cn.xinqiao.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The way of one message to the resident: waiting, arrived with its proof, or given up. */
@Entity
@Table(name = "outbox")
class Outgoing {
  enum State {
    PENDING,
    DELIVERED,
    FAILED
  }

  @Id
  @Column(name = "message_id")
  private long messageId;

  @Column(name = "conversation_id")
  private long conversationId;

  private long seq;
  private String channel;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  private int attempts;

  @Column(name = "case_number")
  private String caseNumber;

  private String proof;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected Outgoing() {} // JPA

  Outgoing(Message message, Conversation conversation, String caseNumber) {
    this.messageId = message.id();
    this.conversationId = conversation.id();
    this.seq = message.seq();
    this.channel = conversation.channel();
    this.state = State.PENDING;
    this.caseNumber = caseNumber;
  }

  long messageId() {
    return messageId;
  }

  String channel() {
    return channel;
  }

  Optional<String> caseNumber() {
    return Optional.ofNullable(caseNumber);
  }
}
