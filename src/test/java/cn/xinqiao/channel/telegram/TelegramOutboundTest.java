package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.EmergencyNotice;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Language;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One parcel, as a chat shows it. */
@QuarkusTest
@Tag("database")
class TelegramOutboundTest {
  private static final AtomicLong PARCELS = new AtomicLong(900_000);

  private final TestTelegram settings;
  private final TelegramAdapter adapter;
  private final AttachmentStore attachments;
  private final Doorway doorway;
  private FakeTelegram telegram;
  private FakePerson resident;

  TelegramOutboundTest(
      TestTelegram settings,
      TelegramAdapter adapter,
      AttachmentStore attachments,
      Doorway doorway) {
    this.settings = settings;
    this.adapter = adapter;
    this.attachments = attachments;
    this.doorway = doorway;
  }

  @BeforeEach
  void open() {
    telegram = settings.opened();
    resident = new FakePerson(telegram);
  }

  @AfterEach
  void close() {
    settings.close();
  }

  @Test
  void without_a_token_the_channel_is_closed() {
    assertThat(adapter.isOpen()).isTrue();
    settings.close();
    assertThat(adapter.isOpen()).isFalse();
  }

  @Test
  void words_are_sent_as_they_are_and_never_as_formatting() {
    var words = "*不是粗体* _斜_ <b>x</b> [链接](http://example.org) & `代码`";
    assertThat(adapter.send(parcel(Utterance.of(words)))).isInstanceOf(Delivery.Arrived.class);
    var sent = resident.reads();
    assertThat(sent.text()).isEqualTo(words);
    assertThat(sent.params().has("parse_mode")).isFalse();
  }

  @Test
  void the_id_of_telegram_proves_the_arrival() {
    assertThat(((Delivery.Arrived) adapter.send(parcel(Utterance.of("好")))).providerId())
        .matches("\\d+");
  }

  @Test
  void a_long_answer_becomes_several_messages_with_the_buttons_under_the_last() {
    var sentence = "您反映的路灯，我们已经派人去看过了，正在等配件。";
    var text = sentence.repeat(400);
    var asked = Utterance.asking(text, List.of(new Option("confirm", "对，就这样")));
    assertThat(adapter.send(parcel(asked))).isInstanceOf(Delivery.Arrived.class);
    var sent = telegram.messages(resident.chat());
    assertThat(sent)
        .hasSizeGreaterThan(2)
        .allSatisfy(part -> {
          assertThat(part.text()).hasSizeLessThanOrEqualTo(4096).endsWith("。");
        });
    assertThat(sent.stream().map(FakeTelegram.Call::text).reduce("", String::concat))
        .isEqualTo(text);
    assertThat(sent.subList(0, sent.size() - 1)).allMatch(s -> FakePerson.labels(s).isEmpty());
    assertThat(FakePerson.labels(sent.getLast())).containsExactly("对，就这样");
  }

  @Test
  void what_has_gone_is_not_sent_again_when_the_rest_has_to_wait() {
    var text = "您反映的路灯，我们已经派人去看过了，正在等配件。".repeat(300);
    var parcel = parcel(Utterance.of(text));
    telegram.next(
        "sendMessage",
        () -> {
          telegram.next("sendMessage", FakeTelegram.tooMany(2));
          return new FakeTelegram.Reply(
              200,
              "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":1,\"type\":"
                  + "\"private\"}}}");
        });
    assertThat(adapter.send(parcel))
        .isEqualTo(new Delivery.TryLater(Duration.ofSeconds(2), "Telegram wants a pause"));
    assertThat(adapter.send(parcel)).isInstanceOf(Delivery.Arrived.class);
    var sent = telegram.messages(resident.chat()).stream().map(FakeTelegram.Call::text).toList();
    // the second part was refused once and sent once; the first went once
    assertThat(sent).filteredOn(part -> part.equals(sent.getFirst())).hasSizeLessThanOrEqualTo(2);
    assertThat(sent).hasSize(1 + (int) Math.ceil(text.length() / 4096.0));
  }

  @Test
  void pictures_follow_the_words() {
    long talk = doorway.conversationOf("telegram", resident.chat(), Language.ZH);
    var kept =
        QuarkusTransaction.requiringNew()
            .call(() -> attachments.keep(talk, "image/jpeg", new byte[1234]));
    var listed = new AttachmentStore.Listed(kept.id(), kept.type(), 1234);
    assertThat(adapter.send(parcel(Utterance.of("修好了"), List.of(listed))))
        .isInstanceOf(Delivery.Arrived.class);
    assertThat(resident.reads().text()).isEqualTo("修好了");
    assertThat(telegram.calls("sendPhoto"))
        .filteredOn(call -> call.chat().equals(resident.chat()))
        .singleElement()
        .satisfies(call -> assertThat(call.params().path("photo").asInt()).isEqualTo(1234));
  }

  @Test
  void in_danger_the_numbers_to_call_stand_in_the_words() {
    var utterance =
        new Utterance(
            "如果现在着火：请马上离开。",
            null,
            List.of(),
            List.of(),
            new EmergencyNotice("FIRE", List.of("119", "120")),
            null,
            null);
    adapter.send(parcel(utterance));
    assertThat(resident.reads().text()).contains("119", "120", "请马上离开");
  }

  @Test
  void buttons_of_several_matters_say_which_one_they_are_about() {
    var asked =
        Utterance.asking("请选：", List.of(new Option("a", "交给殷行", 0), new Option("b", "交给长海路", 1)));
    adapter.send(parcel(asked));
    assertThat(FakePerson.labels(resident.reads())).containsExactly("第 1 件 交给殷行", "第 2 件 交给长海路");
  }

  @Test
  void a_resident_who_stopped_the_bot_is_unreachable() {
    telegram.next("sendMessage", FakeTelegram.error(403, "Forbidden: bot was blocked by the user"));
    assertThat(adapter.send(parcel(Utterance.of("好")))).isInstanceOf(Delivery.Unreachable.class);
  }

  @Test
  void telegram_being_away_is_no_fault_of_the_message() {
    telegram.next("sendMessage", FakeTelegram.badGateway());
    assertThat(adapter.send(parcel(Utterance.of("好")))).isInstanceOf(Delivery.TryLater.class);
    telegram.down();
    try {
      assertThat(adapter.send(parcel(Utterance.of("好")))).isInstanceOf(Delivery.TryLater.class);
    } finally {
      telegram.up();
    }
  }

  private Parcel parcel(Utterance utterance) {
    return parcel(utterance, List.of());
  }

  private Parcel parcel(Utterance utterance, List<AttachmentStore.Listed> pictures) {
    return new Parcel(
        PARCELS.incrementAndGet(),
        resident.chat(),
        Language.ZH,
        1,
        1,
        Sender.BOT,
        utterance,
        pictures,
        Optional.empty());
  }
}
