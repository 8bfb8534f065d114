package cn.xinqiao.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that was written in a conversation, by a resident, the bot or an officer. */
@Entity
@Table(name = "message")
public class Message {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "conversation_id")
  private long conversationId;

  private long seq;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Sender sender;

  @Column(name = "external_id")
  private String externalId;

  @Column(name = "body_digest")
  private String bodyDigest;

  @Column(name = "turn_no")
  private Long turnNo;

  @Column(length = 1_000_000)
  private String words;

  private String choice;

  @Column(name = "choice_of")
  private Long choiceOf;

  @Column(name = "choice_matter")
  private Integer choiceMatter;

  private Double latitude;
  private Double longitude;

  @Column(length = 1_000_000)
  private String extras;

  @Column(name = "provider_at")
  private Instant providerAt;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Message() {} // JPA

  /** From a resident. */
  Message(Conversation conversation, Incoming incoming, Instant now) {
    this(conversation, Sender.RESIDENT, incoming.words(), now);
    externalId = incoming.externalId();
    bodyDigest = incoming.digest();
    providerAt = incoming.at();
    incoming
        .choice()
        .ifPresent(pressed -> {
          choice = pressed.id();
          choiceOf = pressed.of() == null ? conversation.lastOptions() : pressed.of();
          choiceMatter = pressed.matter();
        });
    incoming
        .location()
        .ifPresent(place -> {
          latitude = place.latitude();
          longitude = place.longitude();
        });
  }

  /** To a resident. */
  Message(Conversation conversation, Sender sender, String words, String extras, Instant now) {
    this(conversation, sender, words, now);
    this.extras = extras;
  }

  private Message(Conversation conversation, Sender sender, String words, Instant now) {
    this.conversationId = conversation.id();
    this.seq = conversation.nextSeq(now);
    this.sender = sender;
    this.words = words;
    this.providerAt = now;
    this.createdAt = now;
  }

  public long id() {
    return id;
  }

  public long conversationId() {
    return conversationId;
  }

  public long seq() {
    return seq;
  }

  public Sender sender() {
    return sender;
  }

  /** The id that the sender's side gave it; only a resident's message has one. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  public String words() {
    return words;
  }

  public Optional<Incoming.Choice> choice() {
    return Optional.ofNullable(choice).map(c -> new Incoming.Choice(c, choiceOf, choiceMatter));
  }

  public Optional<Incoming.Location> location() {
    return latitude == null
        ? Optional.empty()
        : Optional.of(new Incoming.Location(latitude, longitude));
  }

  public Instant at() {
    return createdAt;
  }

  /** The structure of an {@link Utterance} as JSON; null for a resident's message. */
  public String extras() {
    return extras;
  }

  boolean isSameAs(Incoming incoming) {
    return bodyDigest.equals(incoming.digest());
  }

  void belongsTo(long turn) {
    turnNo = turn;
  }

  /** Empty for what was settled at once. */
  Optional<Long> turn() {
    return Optional.ofNullable(turnNo);
  }

  void leavesTurn() {
    turnNo = null;
  }

  /** The digest stays: a redelivery brings the words that were sent first. */
  void rewritten(String other) {
    words = other;
  }
}
