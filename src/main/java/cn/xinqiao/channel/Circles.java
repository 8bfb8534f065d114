package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.LinkCode;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.resident.ChannelIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Talks of one resident over several channels, joined by a code that the resident carries from one
 * to the other. Never by a name or a number alone: those are known to others. Each method is part
 * of a transaction that holds the conversation's lock.
 */
@ApplicationScoped
public class Circles {
  /** How long a code can be used, once. */
  public static final Duration CODE_LIVES = Duration.ofMinutes(15);

  private static final Pattern CODE =
      Pattern.compile("(?<![A-Za-z0-9])[A-HJKMNP-Za-hjkmnp-z2-9]{6}(?![A-Za-z0-9])");

  private final EntityManager entities;
  private final ChannelIdentities identities;
  private final Instance<ChannelAdapter> adapters;
  private final Clock clock;

  Circles(
      EntityManager entities,
      ChannelIdentities identities,
      @Any Instance<ChannelAdapter> adapters,
      Clock clock) {
    this.entities = entities;
    this.adapters = adapters;
    this.identities = identities;
    this.clock = clock;
  }

  /** What became of a code that was written. */
  public sealed interface Joined {
    /**
     * @param inviter the talk in which the code was given
     */
    record Yes(long inviter) implements Joined {}

    /** Nobody holds this code, or not any more. */
    record Unknown() implements Joined {}

    /** It was given in this very talk. */
    record Same() implements Joined {}

    /** Too many wrong codes: none is looked at for an hour. */
    record Paused() implements Joined {}
  }

  /** A new code for this talk; one that was given before is worth nothing from now on. */
  public String invite(Conversation talk) {
    entities
        .createQuery("delete from LinkCode where conversationId = :talk")
        .setParameter("talk", talk.id())
        .executeUpdate();
    var code = Secrets.sixCharacters();
    entities.persist(new LinkCode(digest(code), talk.id(), clock.instant().plus(CODE_LIVES)));
    return code;
  }

  /** The first thing in these words that can be a code. */
  public static Optional<String> codeIn(String words) {
    var found = CODE.matcher(words);
    return found.find() ? Optional.of(found.group().toUpperCase(Locale.ROOT)) : Optional.empty();
  }

  public Joined join(Conversation talk, String code) {
    var now = clock.instant();
    if (talk.mayNotLink(now)) {
      return new Joined.Paused();
    }
    var held = entities.find(LinkCode.class, digest(code));
    if (held == null || !held.isValid(now)) {
      talk.linkFailed(now);
      return new Joined.Unknown();
    }
    if (held.conversationId() == talk.id()) {
      return new Joined.Same();
    }
    entities.remove(held);
    var other = entities.find(Conversation.class, held.conversationId());
    long circle = other.circle().or(talk::circle).orElse(other.id());
    talk.circle().filter(mine -> mine != circle).ifPresent(mine -> rename(mine, circle));
    other.joins(circle);
    talk.joins(circle);
    return new Joined.Yes(other.id());
  }

  /** Two circles become one. */
  private void rename(long from, long to) {
    entities
        .createQuery("update Conversation set circle = :to where circle = :from")
        .setParameter("to", to)
        .setParameter("from", from)
        .executeUpdate();
  }

  /**
   * This talk stands alone again.
   *
   * @return whether it was joined to any
   */
  public boolean leave(Conversation talk) {
    boolean joined = talk.circle().isPresent();
    talk.leaves();
    return joined;
  }

  /** Whether both talks are one resident's. */
  public boolean areJoined(long talk, long other) {
    var circle = entities.find(Conversation.class, talk).circle();
    return circle.isPresent()
        && Optional.ofNullable(entities.find(Conversation.class, other))
            .flatMap(Conversation::circle)
            .equals(circle);
  }

  /** Whether a message reaches the resident here or in a joined talk without their looking. */
  public boolean reaches(Conversation talk) {
    return isAddressed(talk)
        || talk.circle().isPresent()
            && entities
                .createQuery("from Conversation where circle = :circle", Conversation.class)
                .setParameter("circle", talk.circle().get())
                .getResultStream()
                .anyMatch(this::isAddressed);
  }

  /** Whether there is any channel beside the browser in which a code could be written. */
  public boolean isAnotherChannelOpen() {
    return adapters.stream().anyMatch(adapter -> adapter.isOpen() && adapter.hasTalks());
  }

  private boolean isAddressed(Conversation talk) {
    return talk.identityId().filter(identity -> identities.get(identity).reachable()).isPresent();
  }

  private static String digest(String code) {
    return Secrets.digest("link", code.toUpperCase(Locale.ROOT));
  }
}
