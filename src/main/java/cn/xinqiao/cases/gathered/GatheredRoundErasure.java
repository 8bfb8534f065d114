package cn.xinqiao.cases.gathered;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Erases, day by day, which of its two notices each officer has had. */
@ApplicationScoped
class GatheredRoundErasure implements Eraser {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final EntityManager entities;

  GatheredRoundErasure(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.NOTICE;
  }

  @Override
  public List<String> due(Instant before, String after) {
    List<?> days =
        entities
            .createNativeQuery(
                "select distinct on_day from gathered_round where on_day < :last and on_day > :after"
                    + " order by on_day",
                LocalDate.class)
            .setParameter("last", LocalDate.ofInstant(before, SHANGHAI))
            .setParameter("after", after.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(after))
            .setMaxResults(MOST)
            .getResultList();
    return days.stream().map(String::valueOf).toList();
  }

  @Override
  public Map<String, Integer> erase(String id, Retention.Rule rule, Instant before) {
    int rounds =
        entities
            .createNativeQuery("delete from gathered_round where on_day = :day")
            .setParameter("day", LocalDate.parse(id))
            .executeUpdate();
    return rounds == 0 ? Map.of() : Map.of("rounds", rounds);
  }
}
