package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links in notices: each opens one case, once, for a day, and only behind a login. */
@ApplicationScoped
class NoticeLinks {
  private static final Duration LIFE = Duration.ofHours(24);

  private final EntityManager entities;
  private final Clock clock;
  private final Optional<String> home;

  NoticeLinks(
      EntityManager entities,
      Clock clock,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> home) {
    this.entities = entities;
    this.clock = clock;
    this.home = home.map(address -> address.replaceAll("/+$", ""));
  }

  /** A new token; empty where we do not know under which address the desk is reached. */
  Optional<String> token() {
    return home.map(address -> Secrets.token());
  }

  Optional<String> link(Optional<String> token) {
    return home.flatMap(address -> token.map(secret -> address + "/notice/" + secret));
  }

  Optional<String> desk() {
    return home.map(address -> address + "/desk");
  }

  /** The case of a link that is spent by this. */
  Optional<String> open(String token, long officer) {
    return entities
        .createQuery("from NoticeAttempt where linkDigest = :digest", NoticeAttempt.class)
        .setParameter("digest", Secrets.digest(token))
        .getResultStream()
        .findFirst()
        .map(attempt -> entities.find(PlannedNotice.class, attempt.noticeId()))
        .filter(notice -> notice.isFor(officer))
        .filter(notice -> isSpentNow(token))
        .map(PlannedNotice::caseNumber);
  }

  private boolean isSpentNow(String token) {
    var now = clock.instant();
    return entities
            .createQuery(
                "update NoticeAttempt set openedAt = :now where linkDigest = :digest and openedAt is"
                    + " null and begunAt > :oldest")
            .setParameter("now", now)
            .setParameter("digest", Secrets.digest(token))
            .setParameter("oldest", now.minus(LIFE))
            .executeUpdate()
        == 1;
  }
}
