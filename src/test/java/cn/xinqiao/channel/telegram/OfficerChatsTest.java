package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.TestClock;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Fate;
import cn.xinqiao.office.NoticeAddresses.Lately;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeCodes;
import cn.xinqiao.office.NoticeWay.Missing;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.Officers;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chat that an officer joins to the own notices, by a code of the desk and by nothing else. */
@QuarkusTest
@Tag("database")
class OfficerChatsTest {
  private static final OfficeCode STREET = new OfficeCode("310118103");

  private final TestTelegram settings;
  private final Poller poller;
  private final NoticeCodes codes;
  private final NoticeAddresses addresses;
  private final Notices notices;
  private final Officers accounts;
  private final ChannelIdentities identities;
  private final NewCases cases;
  private final TestClock clock;
  private FakeTelegram telegram;
  private FakePerson person;

  OfficerChatsTest(
      TestTelegram settings,
      Poller poller,
      NoticeCodes codes,
      NoticeAddresses addresses,
      Notices notices,
      Officers accounts,
      ChannelIdentities identities,
      NewCases cases,
      TestClock clock) {
    this.settings = settings;
    this.poller = poller;
    this.codes = codes;
    this.addresses = addresses;
    this.notices = notices;
    this.accounts = accounts;
    this.identities = identities;
    this.cases = cases;
    this.clock = clock;
  }

  @BeforeEach
  void open() {
    telegram = settings.opened();
    person = new FakePerson(telegram);
    poller.start();
  }

  @AfterEach
  void close() {
    poller.stop();
    settings.close();
    cases.change("delete from notice_address");
    cases.change("delete from notice_code");
  }

  @Test
  void without_a_bot_there_is_no_such_way_and_the_reason_is_told() {
    settings.close();
    assertThat(addresses.kinds()).doesNotContain(AddressKind.TELEGRAM);
    assertThat(addresses.closed()).containsEntry(AddressKind.TELEGRAM, Missing.BOT);
  }

  @Test
  void a_chat_is_never_typed_in() {
    assertThatExceptionOfType(Refusal.RuleBroken.class)
        .isThrownBy(() -> addresses.add(officer(), AddressKind.TELEGRAM, person.chat(), ""));
  }

  @Test
  void the_code_of_the_desk_joins_the_chat_and_notices_come_there() {
    person.writes("/start " + code());
    assertThat(person.reads().text()).startsWith("绑定好了").contains("练塘", "照样可以反映您自己的事");
    assertThat(ways()).hasSize(1);
    assertThat(ways().getFirst().masked()).endsWith(person.chat().substring(5)).hasSize(7);
    notices.trial(officer(), STREET, ways().getFirst().id());
    assertThat(person.reads().text()).contains("测试通知");
    Eventually.holds(
        () -> assertThat(ways().getFirst().lately()).map(Lately::fate).contains(Fate.TAKEN));
    assertThat(isResident()).as("joining alone begins no talk").isFalse();
  }

  @Test
  void the_code_alone_is_enough_in_small_letters_as_well_and_joins_once() {
    var code = code();
    person.writes(code.toLowerCase(Locale.ROOT));
    assertThat(person.reads().text()).startsWith("绑定好了");
    var stranger = new FakePerson(telegram);
    stranger.writes("/start " + code);
    assertThat(stranger.reads().text()).contains("这个代码不对");
    assertThat(ways()).hasSize(1);
    assertThat(
            cases.count("audit_entry where act = 'CHANGE_ADDRESS' and purpose = 'join TELEGRAM'"))
        .isPositive();
  }

  @Test
  void a_code_that_is_brought_again_by_the_same_chat_says_and_changes_nothing() {
    var code = code();
    person.writes("/start " + code);
    person.reads();
    person.writes("/start " + code);
    person.writes("你好");
    assertThat(person.reads().text()).doesNotContain("绑定", "代码");
    assertThat(ways()).hasSize(1);
  }

  @Test
  void the_chat_stays_a_residents_place_to_talk() {
    person.writes("/start " + code());
    person.reads();
    person.writes("殷行街道开鲁路的垃圾桶坏了");
    assertThat(person.reads().text()).contains("殷行街道");
    assertThat(isResident()).isTrue();
  }

  @Test
  void six_letters_that_are_nobodys_code_are_a_residents_words() {
    person.writes("thanks");
    assertThat(person.reads().text()).doesNotContain("代码");
    assertThat(isResident()).isTrue();
  }

  @Test
  void a_code_is_good_for_fifteen_minutes_and_only_the_newest_is() {
    var first = code();
    var second = code();
    person.writes("/start " + first);
    assertThat(person.reads().text()).contains("这个代码不对");
    clock.advance(NoticeCodes.LIVES);
    person.writes("/start " + second);
    assertThat(person.reads().text()).contains("15 分钟");
    assertThat(ways()).isEmpty();
  }

  @Test
  void after_five_wrong_codes_not_even_the_right_one_is_looked_at_for_an_hour() {
    for (int i = 2; i < 7; i++) {
      person.writes("/start WRNGC" + i);
      assertThat(person.reads().text()).contains("这个代码不对");
    }
    person.writes("/start " + code());
    assertThat(person.reads().text()).contains("请一小时以后再试");
    assertThat(ways()).isEmpty();
    clock.advance(Duration.ofMinutes(61));
    person.writes("/start " + code());
    assertThat(person.reads().text()).startsWith("绑定好了");
  }

  @Test
  void wrong_words_without_the_command_count_as_tries_too() {
    for (int i = 2; i < 7; i++) {
      person.writes("WRNGC" + i);
    }
    person.writes("/start " + code());
    Eventually.holds(() ->
        assertThat(telegram.messages(person.chat()))
            .anyMatch(said -> said.text().contains("请一小时以后再试")));
    assertThat(ways()).isEmpty();
  }

  @Test
  void whoever_was_dismissed_meanwhile_joins_nothing() {
    var office = new OfficeCode("310118104");
    var gone = cases.officer(office, Role.OFFICER);
    var code = codes.show(gone.officerId(), AddressKind.TELEGRAM);
    accounts.dismiss(gone.login());
    person.writes("/start " + code);
    assertThat(person.reads().text()).contains("这个代码不对");
    assertThat(addresses.of(new Owner.Officer(gone.officerId()))).isEmpty();
  }

  @Test
  void with_as_many_ways_as_are_kept_the_code_stays_good_until_one_is_removed() {
    try (var robot = new FakeRobot()) {
      for (int i = 0; i < NoticeAddresses.MOST; i++) {
        addresses.add(officer(), AddressKind.ROBOT, robot.address("r" + i), "");
      }
      var code = code();
      person.writes("/start " + code);
      assertThat(person.reads().text()).contains("已经有 6 个");
      addresses.remove(officer(), ways().getLast().id());
      person.writes("/start " + code);
      assertThat(person.reads().text()).startsWith("绑定好了");
    }
  }

  @Test
  void who_stopped_the_bot_is_told_on_the_next_way_and_the_desk_shows_that_the_chat_fails() {
    try (var robot = new FakeRobot()) {
      person.writes("/start " + code());
      person.reads();
      addresses.add(officer(), AddressKind.ROBOT, robot.address("next"), "");
      telegram.next(
          "sendMessage", FakeTelegram.error(403, "Forbidden: bot was blocked by the user"));
      notices.gathered(caller().officerId(), STREET, "练塘镇，新来 1 件");
      Eventually.holds(() -> assertThat(robot.told("next")).hasSize(1));
      assertThat(ways().getFirst().lately().orElseThrow().fate()).isEqualTo(Fate.REFUSED);
    }
  }

  @Test
  void when_telegram_wants_a_pause_the_next_way_is_used_at_once() {
    try (var robot = new FakeRobot()) {
      person.writes("/start " + code());
      person.reads();
      addresses.add(officer(), AddressKind.ROBOT, robot.address("next"), "");
      telegram.next("sendMessage", FakeTelegram.tooMany(20));
      notices.gathered(caller().officerId(), STREET, "练塘镇，新来 1 件");
      Eventually.holds(() -> assertThat(robot.told("next")).hasSize(1));
      assertThat(ways().getFirst().lately().orElseThrow().fate()).isEqualTo(Fate.BUSY);
    }
  }

  private String code() {
    return codes.show(caller().officerId(), AddressKind.TELEGRAM);
  }

  private Caller caller() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Owner officer() {
    return new Owner.Officer(caller().officerId());
  }

  private List<NoticeAddresses.Shown> ways() {
    return addresses.of(officer());
  }

  private boolean isResident() {
    return QuarkusTransaction.requiringNew()
        .call(() -> identities.find(UpdateIntake.CHANNEL, person.chat()).isPresent());
  }
}
