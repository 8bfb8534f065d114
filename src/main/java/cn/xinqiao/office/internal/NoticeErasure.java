package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Erases notices of long ago, and with them what came of each way that was tried. */
@ApplicationScoped
class NoticeErasure implements Eraser {
  private final EntityManager entities;

  NoticeErasure(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.NOTICE;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select n.id from PlannedNotice n where n.createdAt <= :before and n.id > :after order by"
                + " n.id",
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
    entities
        .createNativeQuery("select id from notice where id = :id for update")
        .setParameter("id", Long.parseLong(id))
        .getResultList();
    var notice = entities.find(PlannedNotice.class, Long.parseLong(id));
    if (notice == null || !notice.isAsOldAs(before)) {
      return Map.of();
    }
    int attempts =
        entities
            .createQuery("delete from NoticeAttempt where noticeId = :id")
            .setParameter("id", notice.id())
            .executeUpdate();
    entities.remove(notice);
    return Map.of("notices", 1, "attempts", attempts);
  }
}
