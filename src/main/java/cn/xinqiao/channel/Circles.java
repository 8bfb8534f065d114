package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.LinkCode;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
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
  private final Clock clock;

  Circles(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** What became of a code that was written. */
  public enum Joined {
    YES,
    /** Nobody holds this code, or not any more. */
    UNKNOWN,
    /** It was given in this very talk. */
    SAME,
    /** Too many wrong codes: none is looked at for an hour. */
    PAUSED
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
      return Joined.PAUSED;
    }
    var held = entities.find(LinkCode.class, digest(code));
    if (held == null || !held.isValid(now)) {
      talk.linkFailed(now);
      return Joined.UNKNOWN;
    }
    if (held.conversationId() == talk.id()) {
      return Joined.SAME;
    }
    entities.remove(held);
    var other = entities.find(Conversation.class, held.conversationId());
    long circle = other.circle().or(talk::circle).orElse(other.id());
    talk.circle().filter(mine -> mine != circle).ifPresent(mine -> rename(mine, circle));
    other.joins(circle);
    talk.joins(circle);
    return Joined.YES;
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

  private static String digest(String code) {
    return Secrets.digest("link", code.toUpperCase(Locale.ROOT));
  }
}
