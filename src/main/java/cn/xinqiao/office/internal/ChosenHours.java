package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.GatheredHours;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalTime;
import java.util.List;

/** The officers' own times, else those of {@code seeds/rules/notices.csv}. */
@Startup
@ApplicationScoped
@Transactional
class ChosenHours implements GatheredHours {
  private final EntityManager entities;
  private final Hours usual;

  ChosenHours(EntityManager entities, Seeds seeds) {
    this.entities = entities;
    this.usual = usual(SeedTable.rows(seeds.read("rules/notices.csv")).getFirst());
  }

  @Override
  public Hours of(long officerId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select first_at, second_at from gathered_hours where officer_id = :officer",
                Object[].class)
            .setParameter("officer", officerId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(row -> new Hours(LocalTime.parse((String) row[0]), LocalTime.parse((String) row[1])))
        .orElse(usual);
  }

  @Override
  public void choose(long officerId, Hours hours) {
    entities
        .createNativeQuery(
            "insert into gathered_hours (officer_id, first_at, second_at) values (:officer, :first,"
                + " :second) on duplicate key update first_at = values(first_at), second_at ="
                + " values(second_at)")
        .setParameter("officer", officerId)
        .setParameter("first", hours.first().toString().substring(0, 5))
        .setParameter("second", hours.second().toString().substring(0, 5))
        .executeUpdate();
  }

  private static Hours usual(SeedTable.Row row) {
    var first = row.as("first_at", LocalTime::parse);
    var second = row.as("second_at", LocalTime::parse);
    if (!first.isBefore(second)) {
      throw row.invalid("'first_at' is before 'second_at'");
    }
    return new Hours(first, second);
  }
}
