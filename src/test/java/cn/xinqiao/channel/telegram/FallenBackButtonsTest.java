package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A question that nobody saw in the browser comes to the joined chat, and is answered there. */
@QuarkusTest
@Tag("database")
class FallenBackButtonsTest {
  private static final Pattern CODE = Pattern.compile("绑定 ([A-Z0-9]{6})");

  private final TestTelegram settings;
  private final Poller poller;
  private final Conversations conversations;
  private final Outbox outbox;
  private final EntityManager entities;
  private final TestClock clock;
  private FakeTelegram telegram;
  private FakePerson resident;

  FallenBackButtonsTest(
      TestTelegram settings,
      Poller poller,
      Conversations conversations,
      Outbox outbox,
      EntityManager entities,
      TestClock clock) {
    this.settings = settings;
    this.poller = poller;
    this.conversations = conversations;
    this.outbox = outbox;
    this.entities = entities;
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
  void a_button_works_in_the_chat_that_it_came_to_and_says_where_the_talk_goes_on() {
    var opened = OpenedCase.inWujiaochang();
    join(opened);
    long asked = asksInBrowser(opened.number());
    clock.advance(Duration.ofHours(25));
    Eventually.holds(
        () -> assertThat(telegram.messages(resident.chat()).getLast().text()).contains("路砖铺平了吗"));
    resident.presses("铺平了");
    Eventually.holds(() ->
        assertThat(choices(chatOf(opened.number()))).contains(new Choice("yes", asked, null)));
    Eventually.holds(() ->
        assertThat(telegram.calls("answerCallbackQuery"))
            .anyMatch(call -> call.text().contains("另一个聊天")));
  }

  private void join(OpenedCase opened) {
    var found = CODE.matcher(opened.resident().writes("绑定").reads().text());
    assertThat(found.find()).isTrue();
    resident.writes("绑定 " + found.group(1));
    assertThat(resident.reads().text()).contains("绑定好了");
  }

  private long asksInBrowser(String number) {
    var options = List.of(new Option("yes", "铺平了"), new Option("no", "还没有"));
    return QuarkusTransaction.requiringNew()
        .call(() ->
            outbox.sayAbout(
                conversations.lock(chatOf(number)),
                Sender.BOT,
                Utterance.asking("路砖铺平了吗？", options),
                number));
  }

  private List<Choice> choices(long chat) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            conversations.messagesAfter(chat, 0).stream()
                .flatMap(message -> message.choice().stream())
                .toList());
  }

  private long chatOf(String number) {
    return QuarkusTransaction.joiningExisting()
        .call(() ->
            entities
                .createQuery(
                    "select r.conversationId from CaseReporter r where r.caseNumber = :number",
                    Long.class)
                .setParameter("number", number)
                .getSingleResult());
  }
}
