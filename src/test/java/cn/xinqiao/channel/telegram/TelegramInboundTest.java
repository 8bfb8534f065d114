package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.SoundFiles;
import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ChannelIdentities;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What residents send, and what is written down of it. */
@QuarkusTest
@Tag("database")
class TelegramInboundTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestTelegram settings;
  private final Poller poller;
  private final Doorway doorway;
  private final Conversations conversations;
  private final AttachmentStore attachments;
  private final ChannelIdentities identities;
  private final WaitingFiles files;
  private final Event<TalkErased> erased;
  private final Clock clock;
  private FakeTelegram telegram;
  private FakePerson resident;

  TelegramInboundTest(
      TestTelegram settings,
      Poller poller,
      Doorway doorway,
      Conversations conversations,
      AttachmentStore attachments,
      ChannelIdentities identities,
      WaitingFiles files,
      Event<TalkErased> erased,
      Clock clock) {
    this.settings = settings;
    this.poller = poller;
    this.doorway = doorway;
    this.conversations = conversations;
    this.attachments = attachments;
    this.identities = identities;
    this.files = files;
    this.erased = erased;
    this.clock = clock;
  }

  @BeforeEach
  void open() {
    telegram = settings.opened();
    resident = new FakePerson(telegram);
    poller.start();
  }

  @AfterEach
  void close() {
    poller.stop();
    settings.close();
  }

  @Test
  void an_update_that_comes_again_is_the_same_message() {
    int message = resident.writes("殷行街道开鲁路的垃圾桶坏了");
    resident.reads();
    redelivered(message, "殷行街道开鲁路的垃圾桶坏了");
    var marker = resident.writes("谢谢");
    Eventually.holds(() ->
        assertThat(heard()).extracting(m -> m.externalId().orElseThrow()).contains("m" + marker));
    assertThat(words()).containsExactly("殷行街道开鲁路的垃圾桶坏了", "谢谢");
  }

  @Test
  void words_that_are_changed_at_once_replace_what_was_sent() {
    int message = resident.writes("殷行街道开鲁路的垃圾桶换了");
    resident.edits(message, "殷行街道开鲁路的垃圾桶坏了");
    assertThat(resident.reads().text()).contains("坏了").doesNotContain("换了");
    assertThat(words()).containsExactly("殷行街道开鲁路的垃圾桶坏了");
  }

  @Test
  void words_that_are_changed_later_are_said_anew() {
    int message = resident.writes("殷行街道开鲁路的垃圾桶坏了");
    resident.reads();
    resident.edits(message, "不是殷行，是长海路街道");
    assertThat(resident.reads().text()).contains("长海路街道");
    assertThat(words()).containsExactly("殷行街道开鲁路的垃圾桶坏了", "不是殷行，是长海路街道");
  }

  @Test
  void an_edit_that_cries_for_help_is_met_at_once_and_asks_nothing_besides() {
    int message = resident.writes("你好");
    resident.edits(message, "救命，殷行街道开鲁路着火了，有人困在楼上");
    assertThat(resident.reads().text()).contains("119");
    Eventually.holds(() -> assertThat(words()).containsExactly("救命，殷行街道开鲁路着火了，有人困在楼上"));
  }

  @Test
  void an_album_with_a_caption_is_one_turn() throws IOException {
    for (int i = 1; i <= 3; i++) {
      telegram.file("album-" + i, picture());
    }
    resident.sendsPhoto("album-1", "殷行街道国和路窨井盖松了，车子压过去咣当响");
    resident.sendsPhoto("album-2", null);
    resident.sendsPhoto("album-3", null);
    assertThat(resident.reads().text()).contains("窨井盖");
    assertThat(pictures()).hasSize(3).allMatch(type -> type.equals("image/jpeg"));
    assertThat(telegram.messages(resident.chat())).hasSize(1);
    assertThat(telegram.calls("getFile"))
        .extracting(call -> call.params().path("file_id").asText())
        .contains("album-1")
        .doesNotContain("album-1-small");
  }

  @Test
  void a_picture_that_was_sent_as_a_file_is_drawn_anew() throws IOException {
    telegram.file("doc-1", picture());
    resident.sends(message ->
        message
            .putObject("document")
            .put("file_id", "doc-1")
            .put("file_unique_id", "u")
            .put("mime_type", "image/png"));
    Eventually.holds(() -> assertThat(pictures()).containsExactly("image/jpeg"));
  }

  @Test
  void a_voice_message_is_kept_as_a_recording() {
    telegram.file("voice-1", SoundFiles.oggOpus());
    resident.sends(message ->
        message
            .putObject("voice")
            .put("file_id", "voice-1")
            .put("file_unique_id", "u")
            .put("duration", 3));
    Eventually.holds(() -> assertThat(pictures()).containsExactly("audio/ogg"));
  }

  @Test
  void a_file_that_is_not_what_it_claims_is_not_kept_and_that_is_said() {
    telegram.file("bad-1", "<script>alert(1)</script>".getBytes());
    resident.sendsPhoto("bad-1", null);
    assertThat(resident.reads().text()).contains("我打不开");
    assertThat(heard()).isEmpty();
  }

  @Test
  void a_file_comes_later_when_telegram_is_away_for_a_moment() throws IOException {
    telegram.file("late-1", picture());
    telegram.next("getFile", FakeTelegram.badGateway());
    resident.sendsPhoto("late-1", null);
    Eventually.holds(() -> assertThat(pictures()).containsExactly("image/jpeg"));
  }

  @Test
  void a_file_that_is_too_large_or_gone_is_asked_for_in_words() {
    telegram.file("huge-1", new byte[20 * 1024 * 1024 + 1]);
    resident.sendsPhoto("huge-1", null);
    assertThat(resident.reads().text()).contains("这个文件太大");
    resident.sendsPhoto("nobody-has-it", null);
    assertThat(resident.reads().text()).contains("没有收到");
    assertThat(heard()).isEmpty();
  }

  @Test
  void danger_in_a_caption_does_not_wait_for_the_picture() {
    telegram.file("fire-1", new byte[] {1});
    telegram.next("getFile", FakeTelegram.tooMany(30));
    resident.sendsPhoto("fire-1", "殷行街道开鲁路着火了，有人困在楼上");
    assertThat(resident.reads().text()).contains("119");
    assertThat(pictures()).isEmpty();
  }

  @Test
  void a_file_of_a_talk_that_is_erased_is_not_fetched_any_more() {
    settings.close();
    long talk = doorway.conversationOf("telegram", resident.chat(), Language.ZH);
    var file = new Happening.File("f", Happening.File.Kind.PICTURE);
    QuarkusTransaction.requiringNew()
        .run(() -> files.await(talk, "m1.file", file, clock.instant()));
    assertThat(awaited(talk)).isTrue();
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new TalkErased(talk)));
    assertThat(awaited(talk)).isFalse();
  }

  private boolean awaited(long talk) {
    return QuarkusTransaction.requiringNew().call(() -> files.isAwaited(talk));
  }

  @Test
  void what_cannot_be_read_is_answered_kindly() {
    resident.sends(message -> message.putObject("dice").put("emoji", "🎲").put("value", 4));
    assertThat(resident.reads().text()).contains("这种消息我还看不懂");
  }

  @Test
  void a_pin_is_part_of_what_is_said() {
    resident.writes("这里的路灯坏了三天了");
    resident.sends(
        message -> message.putObject("location").put("latitude", 31.3).put("longitude", 121.5));
    Eventually.holds(() -> assertThat(heard()).anyMatch(message -> message.location().isPresent()));
  }

  @Test
  void a_group_is_told_once_and_heard_never() {
    long group = -100_200_300_400L - System.nanoTime() % 1000;
    for (int i = 0; i < 2; i++) {
      var update = JSON.createObjectNode();
      var message = update.putObject("message").put("message_id", i + 1).put("date", 1_790_000_000);
      message.put("text", "殷行街道路灯坏了");
      message.putObject("chat").put("id", group).put("type", "supergroup").put("title", "邻居");
      message.putObject("from").put("id", 77).put("is_bot", false).put("first_name", "梅");
      telegram.happens(update);
    }
    Eventually.holds(() -> assertThat(telegram.unconfirmed()).isZero());
    Eventually.holds(() ->
        assertThat(telegram.messages(String.valueOf(group)))
            .singleElement()
            .satisfies(told -> assertThat(told.text()).contains("我不看群里的消息")));
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> identities.find("telegram", String.valueOf(group))))
        .isEmpty();
  }

  @Test
  void a_button_that_is_pressed_twice_is_one_choice() {
    resident.writes("殷行街道开鲁路的垃圾桶坏了");
    resident.reads();
    resident.presses("对，就这样");
    resident.presses("对，就这样");
    assertThat(resident.reads().text()).contains("怎么联系您");
    resident.presses("我自己来看");
    assertThat(resident.reads().text()).containsPattern("XQ\\d{8}");
    assertThat(heard()).filteredOn(message -> message.choice().isPresent()).hasSize(2);
  }

  @Test
  void a_button_of_somebody_else_changes_nothing() {
    var other = new FakePerson(telegram);
    other.writes("殷行街道开鲁路的垃圾桶坏了");
    var card = other.reads();
    resident.writes("你好");
    resident.reads();
    var stolen = card.params().path("reply_markup").path("inline_keyboard").path(0).path(0);
    resident.presses(stolen.path("callback_data").asText(), card.text());
    Eventually.holds(() ->
        assertThat(telegram.calls("answerCallbackQuery"))
            .anyMatch(call -> call.text().contains("过时")));
    assertThat(heard()).allMatch(message -> message.choice().isEmpty());
  }

  @Test
  void an_own_contact_answers_the_question_how_to_be_reached() {
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚");
    resident.reads();
    resident.presses("对，就这样");
    resident.reads();
    resident.sends(message ->
        message
            .putObject("contact")
            .put("phone_number", "8613800001234")
            .put("first_name", "梅")
            .put("user_id", Long.parseLong(resident.chat())));
    assertThat(resident.reads().text()).containsPattern("XQ\\d{8}").doesNotContain("没有留电话");
  }

  @Test
  void whoever_stops_the_bot_is_unreachable_until_they_write_again() {
    resident.writes("你好");
    resident.reads();
    membership("kicked");
    Eventually.holds(() -> assertThat(isReachable()).isFalse());
    resident.writes("我回来了");
    Eventually.holds(() -> assertThat(isReachable()).isTrue());
  }

  private boolean isReachable() {
    return QuarkusTransaction.requiringNew()
        .call(() -> identities.find("telegram", resident.chat()).orElseThrow().reachable());
  }

  private void membership(String status) {
    var update = JSON.createObjectNode();
    var change = update.putObject("my_chat_member").put("date", 1_790_000_000);
    change.putObject("chat").put("id", Long.parseLong(resident.chat())).put("type", "private");
    change
        .putObject("from")
        .put("id", Long.parseLong(resident.chat()))
        .put("is_bot", false)
        .put("first_name", "梅");
    for (String side : List.of("old_chat_member", "new_chat_member")) {
      change
          .putObject(side)
          .put("status", side.startsWith("new") ? status : "member")
          .put("until_date", 0)
          .putObject("user")
          .put("id", 700000001)
          .put("is_bot", true)
          .put("first_name", "x");
    }
    telegram.happens(update);
  }

  private void redelivered(int messageId, String text) {
    var update = JSON.createObjectNode();
    var message = update.putObject("message").put("message_id", messageId);
    message.put("date", 1_790_000_000).put("text", text);
    message.putObject("chat").put("id", Long.parseLong(resident.chat())).put("type", "private");
    message
        .putObject("from")
        .put("id", Long.parseLong(resident.chat()))
        .put("is_bot", false)
        .put("first_name", "梅");
    telegram.happens(update);
  }

  private List<Message> heard() {
    long talk = doorway.conversationOf("telegram", resident.chat(), Language.ZH);
    return QuarkusTransaction.requiringNew()
        .call(() -> conversations.messagesAfter(talk, 0))
        .stream()
        .filter(message -> message.sender() == Sender.RESIDENT)
        .toList();
  }

  private List<String> words() {
    return heard().stream().map(Message::words).filter(words -> !words.isBlank()).toList();
  }

  private List<String> pictures() {
    return heard().stream()
        .flatMap(message ->
            QuarkusTransaction.requiringNew().call(() -> attachments.of(message.id())).stream())
        .map(AttachmentStore.Listed::type)
        .toList();
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
