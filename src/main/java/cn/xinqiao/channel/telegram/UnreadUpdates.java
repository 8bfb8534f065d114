package cn.xinqiao.channel.telegram;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Updates that a mistake of ours keeps us from taking. They must neither stop everybody behind them
 * nor be lost; what they hold is sealed, and kept no longer than a talk.
 */
@ApplicationScoped
class UnreadUpdates implements Eraser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EntityManager entities;
  private final Vault vault;
  private final Clock clock;

  UnreadUpdates(EntityManager entities, Vault vault, Clock clock) {
    this.entities = entities;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * In a transaction of its own.
   *
   * @param why the kind of failure, never its message
   */
  void keep(Update update, String why) {
    long id = update.getUpdateId();
    var sealed = vault.seal(json(update), "telegram-update:" + id);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          if (entities.find(UnreadUpdate.class, id) == null) {
            entities.persist(new UnreadUpdate(id, sealed, why, clock.instant()));
          }
        });
  }

  long count() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery("select count(u) from UnreadUpdate u", Long.class)
                .getSingleResult());
  }

  private static String json(Update update) {
    try {
      return JSON.writeValueAsString(update);
    } catch (JsonProcessingException e) {
      return String.valueOf(update.getUpdateId()); // nothing of it can be kept but that it was
    }
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.TALK;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select u.updateId from UnreadUpdate u where u.createdAt <= :before and u.updateId >"
                + " :after order by u.updateId",
            Long.class)
        .setParameter("before", before)
        .setParameter("after", after.isEmpty() ? 0 : Long.parseLong(after))
        .setMaxResults(MOST)
        .getResultStream()
        .map(String::valueOf)
        .toList();
  }

  @Override
  public Map<String, Integer> erase(String id, Retention.Rule rule, Instant before) {
    int erased =
        entities
            .createQuery("delete from UnreadUpdate where updateId = :id and createdAt <= :before")
            .setParameter("id", Long.parseLong(id))
            .setParameter("before", before)
            .executeUpdate();
    return erased == 0 ? Map.of() : Map.of("updates", erased);
  }
}
