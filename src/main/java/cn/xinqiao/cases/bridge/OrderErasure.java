package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Erases tables of orders with all their rows; cases that were opened of them stay. */
@ApplicationScoped
class OrderErasure implements Eraser {
  private final EntityManager entities;

  OrderErasure(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.ORDER;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select b.id from OrderBatch b where b.broughtAt <= :before and b.id > :after order by"
                + " b.id",
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
        .createNativeQuery("select id from order_batch where id = :id for update")
        .setParameter("id", Long.parseLong(id))
        .getResultList();
    var batch = entities.find(OrderBatch.class, Long.parseLong(id));
    if (batch == null || batch.broughtAt().isAfter(before)) {
      return Map.of();
    }
    int rows =
        entities
            .createQuery("delete from OrderRow where batchId = :batch")
            .setParameter("batch", batch.id())
            .executeUpdate();
    entities.remove(batch);
    return Map.of("tables", 1, "orders", rows);
  }
}
