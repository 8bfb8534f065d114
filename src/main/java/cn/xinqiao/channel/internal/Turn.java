package cn.xinqiao.channel.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Several short messages that are answered once. A turn takes in messages while it is OPEN, is
 * understood while it is RUNNING, and its effects and DONE are one transaction.
 */
@Entity
@Table(name = "turn")
class Turn {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  enum State {
    OPEN,
    RUNNING,
    DONE
  }

  /** The key of the turn's task as well. */
  @Embeddable
  record Key(
      @Column(name = "conversation_id") long conversationId,
      @Column(name = "turn_no") long number) {

    String taskInstance() {
      return conversationId + "-" + number;
    }

    Key before() {
      return new Key(conversationId, number - 1);
    }
  }

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  private int attempts;

  @Column(name = "done_at")
  private Instant doneAt;

  protected Turn() {} // JPA

  Turn(Key key, Instant now, Duration window) {
    this.key = key;
    this.state = State.OPEN;
    this.openedAt = now;
    this.dueAt = now.plus(window);
  }

  Key key() {
    return key;
  }

  boolean takesMessages() {
    return state == State.OPEN;
  }

  boolean isDone() {
    return state == State.DONE;
  }

  Instant dueAt() {
    return dueAt;
  }

  /** Waits a little for more, but never beyond five seconds after the first message. */
  void slide(Instant now, Duration window) {
    var latest = openedAt.plus(LONGEST);
    var wanted = now.plus(window);
    dueAt = wanted.isBefore(latest) ? wanted : latest;
  }

  void endNow(Instant now) {
    dueAt = now;
  }

  /** The number of this attempt, from 1. */
  int start() {
    state = State.RUNNING;
    return ++attempts;
  }

  void finish(Instant now) {
    state = State.DONE;
    doneAt = now;
  }
}
