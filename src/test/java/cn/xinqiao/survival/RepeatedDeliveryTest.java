package cn.xinqiao.survival;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that come twice, in the wrong order, at the wrong time or under somebody else's id. */
@QuarkusTest
@Tag("database")
class RepeatedDeliveryTest {
  private static final String MATTER = "殷行街道开鲁路的垃圾桶坏了";

  @Test
  void the_same_message_again_gets_the_same_number() {
    var resident = new ResidentClient();
    long first = deliver(resident, "a", MATTER);
    deliver(resident, "b", "已经一个礼拜了");
    assertThat(deliver(resident, "a", MATTER)).isEqualTo(first);
    assertThat(resident.everything()).filteredOn(m -> "a".equals(m.get("id"))).hasSize(1);
  }

  @Test
  void the_same_id_with_other_words_is_a_conflict_and_changes_nothing() {
    var resident = new ResidentClient();
    deliver(resident, "a", MATTER);
    Refused.with(409, resident.post(Map.of("id", "a", "text", "别的事")));
    Refused.with(409, resident.post(Map.of("id", "a", "choice", "confirm", "of", 1)));
    Refused.with(
        409,
        resident.post(
            Map.of("id", "a", "text", MATTER, "location", Map.of("lat", 31.3, "lng", 121.5))));
    assertThat(resident.everything())
        .first()
        .satisfies(m -> assertThat(m).containsEntry("text", MATTER));
  }

  @Test
  void two_clients_with_the_same_ids_do_not_disturb_each_other() {
    var one = new ResidentClient();
    var other = new ResidentClient();
    deliver(one, "a", MATTER);
    deliver(other, "a", "五角场街道国定路的路灯不亮了");
    assertThat(one.reads().office()).isEqualTo("殷行街道");
    assertThat(other.reads().office()).isEqualTo("五角场街道");
  }

  @Test
  void shuffled_and_doubled_deliveries_at_the_same_time_are_each_kept_once() throws Exception {
    var resident = new ResidentClient();
    var deliveries = new ArrayList<Integer>();
    IntStream.range(0, 60).forEach(i -> deliveries.add(i % 20));
    Collections.shuffle(deliveries, new Random(7));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          deliveries.stream()
              .<Callable<Map.Entry<Integer, Long>>>map(
                  i -> () -> Map.entry(i, deliver(resident, "m" + i, MATTER + i)))
              .toList();
      var numbers = new ArrayList<Map.Entry<Integer, Long>>();
      for (var answer : threads.invokeAll(tasks)) {
        numbers.add(answer.get());
      }
      assertThat(numbers.stream().distinct()).as("each message has one number").hasSize(20);
    }
    assertThat(words(resident))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> MATTER + i).toList());
  }

  @Test
  void messages_that_arrive_while_a_turn_runs_are_all_answered() throws Exception {
    var resident = new ResidentClient();
    for (int i = 0; i < 60; i++) {
      deliver(resident, "m" + i, i == 0 ? MATTER : "补充第" + i + "句");
      Thread.sleep(i % 3 * 60L);
    }
    assertThat(words(resident)).hasSize(60);
    Eventually.holds(() -> {
      var all = resident.everything();
      var card = all.stream().filter(m -> m.containsKey("card")).reduce((a, b) -> b);
      assertThat(all.getLast()).containsEntry("from", "BOT");
      assertThat(card).isPresent();
    });
  }

  @Test
  void a_confirmation_that_comes_again_opens_no_second_case() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    var questions = resident.everything().stream().filter(m -> m.containsKey("options")).toList();
    for (var question : questions) {
      var pressed =
          Map.of(
              "id", "again-" + question.get("seq"), "choice", "confirm", "of", question.get("seq"));
      resident.post(pressed);
      resident.post(pressed);
    }
    assertThat(resident.reads().text()).contains("过时");
    assertThat(cases(resident)).containsExactly(opened.number());
  }

  private static long deliver(ResidentClient resident, String id, String text) {
    return resident
        .post(Map.of("id", id, "text", text))
        .then()
        .statusCode(202)
        .extract()
        .jsonPath()
        .getLong("seq");
  }

  private static List<Object> words(ResidentClient resident) {
    return resident.everything().stream()
        .filter(m -> m.get("from").equals("RESIDENT"))
        .map(m -> m.get("text"))
        .toList();
  }

  private static List<String> cases(ResidentClient resident) {
    return resident.everything().stream()
        .flatMap(m -> new ResidentClient.Message(m).cases().stream())
        .map(c -> (String) c.get("number"))
        .distinct()
        .toList();
  }
}
