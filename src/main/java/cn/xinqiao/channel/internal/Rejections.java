package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.RejectedLetters.Letter;
import cn.xinqiao.channel.internal.Dispatch.State;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** The dispatches that their provider rejected. */
@ApplicationScoped
public class Rejections {
  private final EntityManager entities;
  private final Post post;
  private final Clock clock;

  Rejections(EntityManager entities, Post post, Clock clock) {
    this.entities = entities;
    this.post = post;
    this.clock = clock;
  }

  public List<Letter> all() {
    return entities
        .createQuery(
            "from Dispatch where state = :rejected order by settledAt desc, id desc",
            Dispatch.class)
        .setParameter("rejected", State.REJECTED)
        .setMaxResults(200)
        .getResultStream()
        .map(rejected -> rejected.letter(post.outgoing(rejected).caseNumber()))
        .toList();
  }

  public void sendAgain(long id) {
    var rejected = rejected(id);
    rejected.startsAnew(clock.instant());
    post.outgoing(rejected).waitsAgain();
    post.plan(rejected, clock.instant());
  }

  public void putAside(long id) {
    rejected(id).ends(State.GIVEN_UP, "put aside by an administrator", clock.instant());
  }

  private Dispatch rejected(long id) {
    List<?> found =
        entities
            .createNativeQuery("select * from dispatch where id = :id for update", Dispatch.class)
            .setParameter("id", id)
            .getResultList();
    return found.stream()
        .map(Dispatch.class::cast)
        .filter(Dispatch::isRejected)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such rejected message"));
  }
}
