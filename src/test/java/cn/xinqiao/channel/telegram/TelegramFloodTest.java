package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody sends a thousand messages in a row. */
@QuarkusTest
@Tag("database")
class TelegramFloodTest {
  private static final int MESSAGES = 1000;
  private static final int CRY = 700;

  private final TelegramInTests telegrams;
  private FakeTelegram telegram;

  TelegramFloodTest(TelegramInTests telegrams) {
    this.telegrams = telegrams;
  }

  @BeforeEach
  void open() {
    telegram = telegrams.open();
  }

  @AfterEach
  void close() {
    telegrams.close();
  }

  @Test
  void a_flood_is_met_with_one_polite_sentence_and_a_cry_in_it_is_heard_at_once() {
    var flooding = new FakePerson(telegram);
    var other = new FakePerson(telegram);
    for (int i = 0; i < MESSAGES; i++) {
      flooding.writes(i == CRY ? "殷行街道开鲁路着火了，快来人" : "殷行街道开鲁路的垃圾桶坏了，第" + i + "遍");
    }
    other.writes("五角场街道国定路的路灯不亮了");

    assertThat(other.reads().text()).contains("五角场街道");
    Eventually.holds(() -> {
      assertThat(telegram.unconfirmed()).isZero();
      assertThat(saidTo(flooding)).filteredOn(words -> words.contains("歇一分钟")).hasSize(1);
      assertThat(saidTo(flooding)).anySatisfy(words -> assertThat(words).contains("119"));
      assertThat(saidTo(flooding)).anySatisfy(words -> assertThat(words).containsPattern("XQ\\d"));
    });
    assertThat(saidTo(flooding)).as("all that is said to a flood").hasSizeLessThan(20);
  }

  private List<String> saidTo(FakePerson person) {
    return telegram.messages(person.chat()).stream().map(FakeTelegram.Call::text).toList();
  }
}
