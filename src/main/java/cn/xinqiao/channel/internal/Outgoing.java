package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Message;
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

/**
 * Whether one message has come to the resident: not yet, with its proof, or not at all. How it goes
 * there is told by its dispatches.
 */
@Entity
@Table(name = "outbox")
public class Outgoing {
  /** Where a message stands. */
  public enum State {
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

  @Column(name = "must_reach")
  private boolean mustReach;

  private String proof;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected Outgoing() {} // JPA

  /**
   * @param mustReach when its own way fails, the next contact is tried, and at last a person
   */
  public Outgoing(
      Message message, Conversation conversation, String caseNumber, boolean mustReach) {
    this.messageId = message.id();
    this.conversationId = conversation.id();
    this.seq = message.seq();
    this.channel = conversation.channel();
    this.state = State.PENDING;
    this.caseNumber = caseNumber;
    this.mustReach = mustReach;
  }

  public long messageId() {
    return messageId;
  }

  public long seq() {
    return seq;
  }

  long conversationId() {
    return conversationId;
  }

  public String channel() {
    return channel;
  }

  public Optional<String> caseNumber() {
    return Optional.ofNullable(caseNumber);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  boolean mustReach() {
    return mustReach;
  }

  void delivered(String how, Instant now) {
    settle(State.DELIVERED, how, now);
  }

  /** An administrator sends it again; what has arrived another way meanwhile stays so. */
  void waitsAgain() {
    if (state == State.FAILED) {
      state = State.PENDING;
      settledAt = null;
    }
  }

  void failed(String why, Instant now) {
    settle(State.FAILED, why, now);
  }

  private void settle(State end, String how, Instant now) {
    state = end;
    proof = how;
    attempts++;
    settledAt = now;
  }
}
