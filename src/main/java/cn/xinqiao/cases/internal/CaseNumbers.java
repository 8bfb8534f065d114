package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Hands out case numbers. They are reserved in blocks, so that replicas seldom meet at the counter;
 * a block that is not used up leaves a gap, which is allowed.
 */
@ApplicationScoped
class CaseNumbers {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int BLOCK = 20;

  private final EntityManager entities;
  private final Clock clock;
  private LocalDate day;
  private int next;
  private int end;

  CaseNumbers(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  synchronized CaseNumber next() {
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    if (!today.equals(day) || next == end) {
      // a transaction of its own: the counter's row must not stay locked until the case is written
      next = QuarkusTransaction.requiringNew().call(() -> reserve(today));
      end = next + BLOCK;
      day = today;
    }
    return new CaseNumber(day, next++);
  }

  private int reserve(LocalDate today) {
    entities
        .createNativeQuery("insert ignore into case_counter (opened_on, reserved) values (:day, 0)")
        .setParameter("day", today)
        .executeUpdate();
    var reserved =
        (Number)
            entities
                .createNativeQuery(
                    "select reserved from case_counter where opened_on = :day for update")
                .setParameter("day", today)
                .getSingleResult();
    entities
        .createNativeQuery("update case_counter set reserved = :reserved where opened_on = :day")
        .setParameter("reserved", reserved.intValue() + BLOCK)
        .setParameter("day", today)
        .executeUpdate();
    return reserved.intValue() + 1;
  }
}
