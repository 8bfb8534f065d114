package cn.xinqiao.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Reports;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the outbox to the provider, and what follows from its answer. */
@QuarkusTest
@Tag("database")
class DeliveryTest {
  private final Outbox outbox;
  private final Conversations conversations;
  private final Doorway doorway;
  private final Residents residents;
  private final Reports reports;
  private final EntityManager entities;
  private final TestClock clock;
  private final ScriptedTelegram telegram;
  private final ScriptedSms sms;
  private final Heard heard;
  private final Circuit circuit;

  private final String address = Secrets.token();

  DeliveryTest(
      Outbox outbox,
      Conversations conversations,
      Doorway doorway,
      Residents residents,
      Reports reports,
      EntityManager entities,
      TestClock clock,
      ScriptedTelegram telegram,
      ScriptedSms sms,
      Heard heard,
      Circuit circuit) {
    this.outbox = outbox;
    this.conversations = conversations;
    this.doorway = doorway;
    this.residents = residents;
    this.reports = reports;
    this.entities = entities;
    this.clock = clock;
    this.telegram = telegram;
    this.sms = sms;
    this.heard = heard;
    this.circuit = circuit;
  }

  /** What the outbox tells about cases. */
  @ApplicationScoped
  static class Heard {
    private final List<Outbox.Undelivered> undelivered = new CopyOnWriteArrayList<>();

    List<Outbox.Undelivered> about(String number) {
      return undelivered.stream().filter(event -> event.caseNumber().equals(number)).toList();
    }

    void hear(@Observes Outbox.Undelivered event) {
      undelivered.add(event);
    }
  }

  @BeforeEach
  void open() {
    telegram.takesAll();
  }

  @AfterEach
  void close() {
    telegram.close();
    sms.close();
    circuit.answered("telegram", Instant.MAX);
    circuit.answered("sms", Instant.MAX);
  }

  @Test
  void two_who_knock_at_once_from_one_address_meet_in_one_talk() {
    var talks =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(this::talk, Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct();
    assertThat(talks).hasSize(1);
  }

  @Test
  void messages_to_one_address_go_in_their_order_and_what_can_wait_goes_together() {
    var failures = new AtomicInteger(2);
    telegram.answers(parcel ->
        failures.getAndDecrement() > 0
            ? new Delivery.TryLater(Duration.ofMillis(300), "busy")
            : new Delivery.Arrived("t"));
    long talk = talk();
    say(talk, Utterance.asking("您说的是哪里？", List.of(new Option("a", "甲"))));
    say(talk, Utterance.of("第一句"));
    say(talk, Utterance.of("第二句"));
    Eventually.holds(() -> assertThat(arrived(talk)).isEqualTo(3));
    assertThat(telegram.texts(address).stream().distinct())
        .containsExactly("您说的是哪里？", "第一句\n\n第二句");
  }

  @Test
  void a_provider_that_says_how_long_to_wait_is_not_asked_before() {
    var asked = new CopyOnWriteArrayList<Long>();
    telegram.answers(parcel -> {
      if (!parcel.address().equals(address)) {
        return new Delivery.Arrived("left over from another test");
      }
      asked.add(System.nanoTime());
      return asked.size() == 1
          ? new Delivery.TryLater(Duration.ofMillis(1500), "429")
          : new Delivery.Arrived("t");
    });
    long talk = talk();
    say(talk, Utterance.of("您好"));
    Eventually.holds(() -> assertThat(asked).hasSize(2));
    assertThat(Duration.ofNanos(asked.get(1) - asked.get(0)))
        .isGreaterThan(Duration.ofMillis(1400));
  }

  @Test
  void a_question_that_was_asked_anew_before_it_could_leave_does_not_leave_any_more() {
    telegram.answers(parcel -> new Delivery.TryLater(Duration.ofMillis(800), "down"));
    long talk = talk();
    say(talk, Utterance.asking("旧的问题", List.of(new Option("a", "甲"))));
    say(talk, Utterance.of("一句说明"));
    say(talk, Utterance.asking("新的问题", List.of(new Option("b", "乙"))));
    telegram.takesAll();
    Eventually.holds(() -> assertThat(arrived(talk)).isEqualTo(2));
    assertThat(telegram.texts(address)).doesNotContain("旧的问题").endsWith("新的问题");
  }

  @Test
  void what_an_officer_wrote_goes_to_the_given_number_when_the_chat_is_blocked() {
    telegram.answers(parcel -> new Delivery.Unreachable("the resident blocked the bot"));
    sms.answers(parcel -> new Delivery.HandedOver("sms-" + parcel.id()));
    long talk = talk();
    var number = "+86139" + (10_000_000 + System.nanoTime() % 89_999_999);
    gives(talk, new ContactReader.Found(ContactKind.PHONE, number));
    say(talk, Utterance.of("机器人的一句话"));
    sayAbout(talk, OpenedCase.inWujiaochang().number(), "您反映的路灯已修好。");
    Eventually.holds(() -> assertThat(sms.texts(number)).containsExactly("您反映的路灯已修好。"));
    Eventually.holds(() -> assertThat(provider(talk)).isNotNull());
    assertThat(state(talk)).containsExactly("FAILED", "PENDING");
    reports.arrived("sms", provider(talk));
    assertThat(state(talk)).containsExactly("FAILED", "DELIVERED");
  }

  @Test
  void when_no_way_is_left_the_case_is_told_once() {
    telegram.answers(parcel -> new Delivery.Unreachable("the resident blocked the bot"));
    long talk = talk();
    var number = OpenedCase.inWujiaochang().number();
    sayAbout(talk, number, "请补充一张照片。");
    Eventually.holds(() -> assertThat(state(talk)).containsExactly("FAILED"));
    assertThat(heard.about(number)).hasSize(1);
  }

  @Test
  void a_message_that_the_provider_never_takes_stands_in_the_list_of_rejected_ones() {
    telegram.answers(parcel -> new Delivery.Rejected("400"));
    long talk = talk();
    say(talk, Utterance.of("您好"));
    Eventually.holds(() -> assertThat(count(talk, "REJECTED")).isEqualTo(1));
  }

  @Test
  void nobody_waits_in_danger() {
    long talk = talk();
    IntStream.range(0, 3).forEach(i -> say(talk, question(i)));
    say(
        talk,
        new Utterance(
            "请马上离开",
            null,
            List.of(),
            List.of(),
            new Utterance.EmergencyNotice("FIRE", List.of("119")),
            null,
            null));
    Eventually.holds(() -> assertThat(telegram.texts(address)).hasSize(4));
    assertThat(telegram.texts(address).indexOf("请马上离开")).isLessThan(2);
  }

  @Test
  void a_browser_that_fetches_nothing_for_a_day_is_not_the_last_way() {
    sms.takesAll();
    long talk = QuarkusTransaction.requiringNew().call(() -> conversations.begin("web").id());
    var number = "+86138" + (10_000_000 + System.nanoTime() % 89_999_999);
    gives(talk, new ContactReader.Found(ContactKind.PHONE, number));
    sayAbout(talk, OpenedCase.inWujiaochang().number(), "您反映的路灯已修好。");
    assertThat(sms.texts(number)).isEmpty();
    clock.advance(Duration.ofHours(25));
    Eventually.holds(() -> assertThat(sms.texts(number)).hasSize(1));
  }

  private static Utterance question(int i) {
    return new Utterance(
        "第 " + i + " 问", null, List.of(), List.of(), null, new Utterance.Speaker("街道", "民警"), null);
  }

  private long talk() {
    return doorway.conversationOf("telegram", address, Language.ZH);
  }

  private void say(long talk, Utterance utterance) {
    QuarkusTransaction.requiringNew().run(() -> outbox.say(conversations.lock(talk), utterance));
  }

  private void sayAbout(long talk, String number, String words) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            outbox.sayAbout(conversations.lock(talk), Sender.OFFICER, Utterance.of(words), number));
  }

  private void gives(long talk, ContactReader.Found contact) {
    QuarkusTransaction.requiringNew()
        .run(() -> residents.mayBeReached(conversations.get(talk).residentId(), contact));
  }

  private long arrived(long talk) {
    return state(talk).stream().filter("DELIVERED"::equals).count();
  }

  private List<String> state(long talk) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select o.state from Outgoing o where o.conversationId = :talk order by o.seq",
                    Outgoing.State.class)
                .setParameter("talk", talk)
                .getResultStream()
                .map(Enum::name)
                .toList());
  }

  private long count(long talk, String state) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select count(d) from Dispatch d, Message m where m.id = d.messageId and"
                        + " m.conversationId = :talk and d.state = :state",
                    Long.class)
                .setParameter("talk", talk)
                .setParameter("state", Dispatch.State.valueOf(state))
                .getSingleResult());
  }

  private String provider(long talk) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select d.providerId from Dispatch d, Message m where m.id = d.messageId and"
                        + " m.conversationId = :talk and d.channel = 'sms'",
                    String.class)
                .setParameter("talk", talk)
                .getSingleResult());
  }
}
