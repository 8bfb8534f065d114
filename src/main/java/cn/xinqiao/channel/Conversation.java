package cn.xinqiao.channel;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Retention;
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

/**
 * One talk with one resident over one channel. Whoever writes into it holds the lock of its row, so
 * messages get their numbers in the order in which they become visible.
 */
@Entity
@Table(name = "conversation")
public class Conversation {
  private static final int MOST_LINK_FAILURES = 5;
  private static final Duration LINK_PAUSE = Duration.ofHours(1);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String channel;

  @Column(name = "resident_id")
  private long residentId;

  @Column(name = "identity_id")
  private Long identityId;

  private Long circle;

  /** Where the browser is that opened it last, as a keyed digest; null on other channels. */
  private String device;

  @Column(name = "link_failures")
  private int linkFailures;

  @Column(name = "link_failed_at")
  private Instant linkFailedAt;

  @Column(name = "heard_at")
  private Instant heardAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Language language;

  @Column(name = "language_kept")
  private boolean languageKept;

  @Column(name = "last_seq")
  private long lastSeq;

  @Column(name = "last_turn")
  private long lastTurn;

  @Column(name = "last_options")
  private Long lastOptions;

  @Column(name = "officer_until")
  private Instant officerUntil;

  @Column(name = "open_cases")
  private int openCases;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  protected Conversation() {} // JPA

  Conversation(String channel, long residentId, Language language, Instant now) {
    this.channel = channel;
    this.residentId = residentId;
    this.language = language;
    this.createdAt = now;
    this.lastAt = now;
  }

  public long id() {
    return id;
  }

  public String channel() {
    return channel;
  }

  public long residentId() {
    return residentId;
  }

  /** The address that this talk goes to; empty for a browser, which fetches. */
  public Optional<Long> identityId() {
    return Optional.ofNullable(identityId);
  }

  void goesTo(long identity) {
    identityId = identity;
  }

  /** Talks that their resident has joined by a code share a number. */
  public Optional<Long> circle() {
    return Optional.ofNullable(circle);
  }

  void joins(long number) {
    circle = number;
  }

  void leaves() {
    circle = null;
  }

  /** Whether so many wrong codes were tried here lately that no more are looked at. */
  boolean mayNotLink(Instant now) {
    return linkFailures >= MOST_LINK_FAILURES && now.isBefore(linkFailedAt.plus(LINK_PAUSE));
  }

  void linkFailed(Instant now) {
    boolean rested = linkFailedAt == null || !now.isBefore(linkFailedAt.plus(LINK_PAUSE));
    linkFailures = rested ? 1 : linkFailures + 1;
    linkFailedAt = now;
  }

  /** When the resident last wrote; some providers let us answer for a limited time only. */
  public Optional<Instant> heardAt() {
    return Optional.ofNullable(heardAt);
  }

  void heard(Instant now) {
    heardAt = now;
  }

  public Language language() {
    return language;
  }

  /** The language is kept until the resident writes in the other one, unless it was chosen. */
  public void speak(Language spoken) {
    if (!languageKept) {
      language = spoken;
    }
  }

  /** The resident has chosen: other words do not change it any more. */
  public void choose(Language chosen) {
    language = chosen;
    languageKept = true;
  }

  /** The language in which these words are answered. */
  public Language answering(String words) {
    return languageKept ? language : Language.of(words, language);
  }

  /** The message whose buttons can be pressed now; null when there is none. */
  public Long lastOptions() {
    return lastOptions;
  }

  /** While an officer talks, the bot is quiet. */
  public boolean isWithOfficer(Instant now) {
    return officerUntil != null && now.isBefore(officerUntil);
  }

  public void takeOver(Instant until) {
    officerUntil = until;
  }

  public Instant keptUntil(Retention.Rule kept) {
    return kept.until(lastAt);
  }

  public void caseOpened() {
    openCases++;
  }

  public void caseEnded(Instant now) {
    openCases--;
    lastAt = now;
  }

  /** A case that was never closed keeps nothing any more; that is no word between us. */
  public void caseErased() {
    openCases--;
  }

  /** Whether its words may go: no case of it is open, and the last word is that long ago. */
  public boolean isOver(Instant before) {
    return erasedAt == null && openCases <= 0 && !lastAt.isAfter(before);
  }

  /**
   * @param where a keyed digest of an address and a browser
   */
  public void isOpenedFrom(String where) {
    device = where;
  }

  /** So that what comes from one place is seen to; names nobody. */
  public Optional<String> device() {
    return Optional.ofNullable(device);
  }

  public void erased(Instant now) {
    erasedAt = now;
    device = null;
    lastOptions = null;
  }

  long nextSeq(Instant now) {
    lastAt = now;
    erasedAt = null;
    return ++lastSeq;
  }

  long lastTurn() {
    return lastTurn;
  }

  long nextTurn() {
    return ++lastTurn;
  }

  void offers(Long seqWithOptions) {
    lastOptions = seqWithOptions;
  }
}
