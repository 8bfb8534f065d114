package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.conversation.internal.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where a talk stands. Changed only under the conversation's lock. */
@Entity
@Table(name = "talk")
class Talk {
  @Id
  @Column(name = "conversation_id")
  private long conversationId;

  /** Counts the steps, so that one who looked without the lock can tell that it went on. */
  private int version;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Stage stage;

  @Column(name = "card_seq")
  private Long cardSeq;

  @Column(length = 1_000_000)
  private String draft;

  @Column(length = 1_000_000)
  private String asked;

  @Column(length = 1_000_000)
  private String unread;

  private boolean calmed;

  @Column(name = "contact_asked")
  private boolean contactAsked;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Talk() {} // JPA

  Talk(Conversation conversation, Instant now) {
    conversationId = conversation.id();
    stage = Stage.IDLE;
    changedAt = now;
  }

  int version() {
    return version;
  }

  Stage stage() {
    return stage;
  }

  Long cardSeq() {
    return cardSeq;
  }

  String draft() {
    return draft;
  }

  /** A wish that was asked back about; null when there is none. */
  String asked() {
    return asked;
  }

  void asksBack(String request) {
    asked = request;
  }

  /** What the last words were, if nothing was found in them; else null. */
  String unread() {
    return unread;
  }

  void foundNothingIn(String words) {
    unread = words;
  }

  boolean isCalmed() {
    return calmed;
  }

  /** Insults were answered; there is no second answer. */
  void calm() {
    calmed = true;
  }

  boolean wasContactAsked() {
    return contactAsked;
  }

  Instant changedAt() {
    return changedAt;
  }

  void goOn(Stage next, String nextDraft, Instant now) {
    version++;
    stage = next;
    draft = nextDraft;
    if (next == Stage.CONTACT) {
      contactAsked = true;
    }
    changedAt = now;
  }

  /** Whoever has spoken with an officer is not asked how to be reached. */
  void contactIsSettled() {
    contactAsked = true;
  }

  /** The message with the question that is open now. */
  void asks(long seq) {
    cardSeq = seq;
  }
}
