package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.RejectedLetters.Letter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One message on its way to one address. */
@Entity
@Table(name = "dispatch")
class Dispatch {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  enum State {
    /** Not yet at the provider. */
    WAITING,
    /** The provider has it and owes a report. */
    HANDED_OVER,
    ARRIVED,
    /** The address is dead. */
    UNREACHABLE,
    /** The provider will never take this message. */
    REJECTED,
    /** Too late, or nobody reported in time. */
    GIVEN_UP,
    /** A newer message says what is true now. */
    OVERTAKEN
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "message_id")
  private long messageId;

  private String channel;

  @Column(name = "identity_id")
  private Long identityId;

  @Column(name = "contact_id")
  private Long contactId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state;

  private boolean urgent;
  private String topic;
  private int attempts;
  private boolean paced;

  @Column(name = "provider_id")
  private String providerId;

  private String why;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "next_at")
  private Instant nextAt;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  protected Dispatch() {} // JPA

  private Dispatch(long messageId, Way way, boolean urgent, String topic, Instant now) {
    this.messageId = messageId;
    this.channel = way.channel();
    this.identityId = way.identityId();
    this.contactId = way.contactId();
    this.state = State.WAITING;
    this.urgent = urgent;
    this.topic = topic;
    this.createdAt = now;
    this.nextAt = now;
  }

  /**
   * @param topic what a newer message with the same topic makes untrue; null for what stays true
   */
  static Dispatch of(long messageId, Way way, String topic, Instant now) {
    return new Dispatch(messageId, way, false, topic, now);
  }

  /** A safety message goes before everything that waits. */
  static Dispatch urgent(long messageId, Way way, Instant now) {
    return new Dispatch(messageId, way, true, null, now);
  }

  /** Where to: an address from which somebody wrote, or a contact that they gave. One is null. */
  record Way(String channel, Long identityId, Long contactId) {}

  long id() {
    return id;
  }

  /** The name of its task. */
  String taskInstance() {
    return String.valueOf(id);
  }

  long messageId() {
    return messageId;
  }

  Way way() {
    return new Way(channel, identityId, contactId);
  }

  /** Whether a newer message on the same topic makes it untrue. */
  boolean isAbout(String newerTopic) {
    return newerTopic.equals(topic);
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean isRejected() {
    return state == State.REJECTED;
  }

  Letter letter(Optional<String> caseNumber) {
    return new Letter(id, channel, settledAt, why, caseNumber);
  }

  /** Whatever was wrong has been mended. */
  void startsAnew(Instant now) {
    state = State.WAITING;
    settledAt = null;
    attempts = 0;
    paced = false;
    createdAt = now;
    nextAt = now;
  }

  boolean isOver() {
    return settledAt != null;
  }

  boolean isUrgent() {
    return urgent;
  }

  /** Whether it has its turn within what the whole channel may send. */
  boolean isPaced() {
    return paced;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant nextAt() {
    return nextAt;
  }

  void hasTurnAt(Instant turn) {
    paced = true;
    nextAt = turn;
  }

  /** Not now, but then. */
  void retries(Instant at, String reason) {
    paced = false;
    why = reason;
    nextAt = at;
    attempts++;
  }

  /** When to try again where nobody says when: later each time. */
  Instant patientUntil(Instant now) {
    var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
    return now.plus(doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY);
  }

  void handedOver(String provider, Instant now, Instant reportBy) {
    sent(provider, now);
    state = State.HANDED_OVER;
    nextAt = reportBy;
  }

  void arrived(String provider, Instant now) {
    sent(provider, now);
    settle(State.ARRIVED, null, now);
  }

  /** The provider says that what it was handed has arrived. */
  void reported(Instant now) {
    settle(State.ARRIVED, null, now);
  }

  void ends(State how, String reason, Instant now) {
    settle(how, reason, now);
  }

  private void sent(String provider, Instant now) {
    attempts++;
    providerId = provider;
    sentAt = now;
  }

  private void settle(State how, String reason, Instant now) {
    state = how;
    why = reason;
    settledAt = now;
  }
}
