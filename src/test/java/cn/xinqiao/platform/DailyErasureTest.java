package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class DailyErasureTest {
  private final Retention retention;
  private final Clock clock;

  DailyErasureTest(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** More rows than are asked for at a time, all of them held back but the last. */
  private static final class HoldingBack implements Eraser {
    private final TreeSet<String> due = new TreeSet<>();

    HoldingBack() {
      IntStream.rangeClosed(0, MOST).forEach(i -> due.add("%04d".formatted(i)));
    }

    @Override
    public Retention.Kept keeps() {
      return Retention.Kept.TALK;
    }

    @Override
    public List<String> due(Instant before, String after) {
      return due.tailSet(after, false).stream().limit(MOST).toList();
    }

    @Override
    public Map<String, Integer> erase(String id, Retention.Rule rule, Instant before) {
      if (id.equals("%04d".formatted(MOST))) {
        due.remove(id);
      }
      return Map.of();
    }
  }

  @Test
  void what_is_held_back_keeps_nothing_behind_it_from_its_turn() {
    var eraser = new HoldingBack();
    new DailyErasure(retention, only(eraser), nobodyHears(), clock).run();
    assertThat(eraser.due).hasSize(Eraser.MOST);
  }

  @SuppressWarnings("unchecked")
  private static Instance<Eraser> only(Eraser eraser) {
    return (Instance<Eraser>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (self, method, arguments) -> Stream.of(eraser));
  }

  @SuppressWarnings("unchecked")
  private static <T> Event<T> nobodyHears() {
    return (Event<T>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (self, method, arguments) -> null);
  }
}
