package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Fate;
import cn.xinqiao.office.NoticeAddresses.Lately;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeWay.Missing;
import cn.xinqiao.office.Notices;
import cn.xinqiao.resident.ChannelIdentities;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Officers told by letter, and what becomes of answers to such a letter. */
@QuarkusTest
@Tag("database")
class OfficerLettersTest {
  private static final OfficeCode STREET = new OfficeCode("310118102");

  @RegisterExtension
  static final GreenMailExtension POST =
      new GreenMailExtension(
              new ServerSetup[] {
                ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()
              })
          .withPerMethodLifecycle(true);

  private final String mailbox = "duty." + UUID.randomUUID() + "@example.org";
  private final EmailWay way;
  private final PostRound round;
  private final TestMailAccount account;
  private final NoticeAddresses addresses;
  private final Notices notices;
  private final DutyRoster roster;
  private final ChannelIdentities identities;
  private final NewCases cases;
  private final TestClock clock;
  private final FakeRobot robot = new FakeRobot();

  OfficerLettersTest(
      EmailWay way,
      PostRound round,
      TestMailAccount account,
      NoticeAddresses addresses,
      Notices notices,
      DutyRoster roster,
      ChannelIdentities identities,
      NewCases cases,
      TestClock clock) {
    this.way = way;
    this.round = round;
    this.account = account;
    this.addresses = addresses;
    this.notices = notices;
    this.roster = roster;
    this.identities = identities;
    this.cases = cases;
    this.clock = clock;
  }

  @BeforeEach
  void open() {
    cases.change("update alarm set seen_at = raised_at where seen_at is null");
    POST.setUser(TestMailAccount.OWN, "qiao", "secret");
    account.open(
        TestMailAccount.Server.local(POST.getSmtp().getPort()),
        TestMailAccount.Server.local(POST.getImap().getPort()));
    addresses.add(officer(), AddressKind.EMAIL, mailbox, "");
  }

  @AfterEach
  void close() {
    cases.change("delete from duty_shift where office_code = '" + STREET + "'");
    cases.change("delete from notice_address");
    account.close();
    robot.close();
  }

  @Test
  void without_a_relay_officers_are_offered_no_letters_and_are_told_why() {
    account.close();
    assertThat(addresses.kinds()).doesNotContain(AddressKind.EMAIL);
    assertThat(addresses.closed()).containsEntry(AddressKind.EMAIL, Missing.RELAY);
  }

  @Test
  void only_a_mailbox_of_somebody_else_is_kept_and_it_is_shown_in_part() {
    assertThat(way.addressIn("zhou@example.org")).contains("zhou@example.org");
    assertThat(
            Stream.of(
                "zhou",
                "@example.org",
                "Zhou <zhou@example.org>",
                "zhou@example.org, li@example.org",
                "zhou@example.org\r\nBcc: li@example.org",
                TestMailAccount.OWN.toUpperCase(Locale.ROOT),
                "a".repeat(250) + "@example.org"))
        .allSatisfy(typed -> assertThat(way.addressIn(typed)).isEmpty());
    assertThat(way.masked("zhou@example.org")).isEqualTo("z••••@example.org");
  }

  @Test
  void the_subject_of_an_emergency_says_so_and_the_letter_holds_nothing_of_the_residents()
      throws Exception {
    onDuty();
    var number = emergency();
    var letter = arrived("【紧急·值班】火情，朱家角镇，" + number);
    assertThat(letter.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat((String) letter.getContent())
        .contains("火情", number, "朱家角镇", "https://xinqiao.example/notice/")
        .contains("回信没有人看，也不算确认")
        .doesNotContain("浓烟", "301", "周梅", "13900001111");
    assertThat(letter.getHeader("Importance")).containsExactly("high");
    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(letter.getHeader("X-Loop")).containsExactly(TestMailAccount.OWN);
    assertThat(letter.getFrom()[0].toString()).contains(TestMailAccount.OWN);
  }

  @Test
  void what_could_wait_is_a_daily_summary_and_not_urgent() throws Exception {
    notices.gathered(caller().officerId(), STREET, "朱家角镇，新来 2 件\n最急的：XQ20261122-0000017");
    var letter = arrived("【每日汇总】朱家角镇，新来 2 件");
    assertThat((String) letter.getContent()).contains("最急的：XQ20261122-0000017");
    assertThat(letter.getHeader("Importance")).isNull();
  }

  @Test
  void a_trial_says_that_it_is_one() throws Exception {
    notices.trial(officer(), STREET, addresses.of(officer()).getFirst().id());
    assertThat((String) arrived("【测试】朱家角镇的通知").getContent()).contains("测试通知");
  }

  @Test
  void an_answer_to_a_notice_becomes_no_residents_message_whoever_wrote_it() throws Exception {
    notices.gathered(caller().officerId(), STREET, "朱家角镇，新来 1 件");
    var id = arrived("【每日汇总】朱家角镇，新来 1 件").getMessageID();
    arrives("Subject: 我正在休假\nMessage-ID: <a1@example.org>\nIn-Reply-To: " + id + "\n\n下周一回来");
    arrives("Subject: Re: x\nMessage-ID: <a2@example.org>\nReferences: " + id + "\n\n收到");
    arrives("Subject: 自动回复：【每日汇总】\nMessage-ID: <a3@example.org>\n\n我正在休假");
    round.go();
    assertThat(known()).isFalse();
    assertThat(lately()).as("somebody has it in hands").contains(Fate.ARRIVED);
  }

  @Test
  void an_officer_who_writes_a_letter_of_their_own_is_heard_as_a_resident() throws Exception {
    arrives("Subject: 路灯\nMessage-ID: <b1@example.org>\n\n我家楼下的路灯坏了");
    round.go();
    assertThat(known()).isTrue();
  }

  @Test
  void an_id_that_somebody_made_up_keeps_no_letter_from_being_heard() throws Exception {
    arrives(
        "Subject: 路灯\nMessage-ID: <c1@example.org>\nIn-Reply-To:"
            + " <xq.1.1.0.0123456789abcdef@xinqiao.test>\n\n我家楼下的路灯坏了");
    round.go();
    assertThat(known()).isTrue();
  }

  @Test
  void when_the_letter_comes_back_the_officers_next_way_is_used() throws Exception {
    addresses.add(officer(), AddressKind.ROBOT, robot.address("next"), "");
    onDuty();
    var number = emergency();
    var id = arrived("【紧急·值班】火情，朱家角镇，" + number).getMessageID();
    Eventually.holds(() -> assertThat(lately()).contains(Fate.TAKEN));
    assertThat(robot.told("next")).isEmpty();
    deliver(BounceTest.returned("failed", "5.1.1", id));
    round.go();
    Eventually.holds(() -> assertThat(robot.told("next")).hasSize(1));
    assertThat(lately()).contains(Fate.REFUSED);
    assertThat(cases.count("mail_unreturned where id = '" + id + "'"))
        .as("only residents' letters arrive by silence")
        .isZero();
  }

  private void onDuty() {
    var now = clock.instant();
    roster.add(
        STREET,
        new DutyRoster.Planned(
            caller().login(), now.minusSeconds(60), now.plus(Duration.ofDays(1))));
  }

  private Caller caller() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Owner officer() {
    return new Owner.Officer(caller().officerId());
  }

  private Optional<Fate> lately() {
    return addresses.of(officer()).getFirst().lately().map(Lately::fate);
  }

  private boolean known() {
    return QuarkusTransaction.requiringNew()
        .call(() -> identities.find(EmailAdapter.CHANNEL, mailbox).isPresent());
  }

  private static String emergency() {
    var resident = new ResidentClient();
    resident.writes("青浦区朱家角镇北大街88号301室着火了，浓烟很大，我叫周梅，电话13900001111").reads();
    return (String) resident.reads().cases().getFirst().get("number");
  }

  private MimeMessage arrived(String subject) {
    Eventually.holds(() -> assertThat(letter(subject)).isPresent());
    return letter(subject).orElseThrow();
  }

  private Optional<MimeMessage> letter(String subject) {
    return Arrays.stream(POST.getReceivedMessages())
        .filter(letter -> isIt(letter, subject))
        .findFirst();
  }

  private boolean isIt(MimeMessage letter, String subject) {
    try {
      return subject.equals(letter.getSubject())
          && letter.getAllRecipients()[0].toString().equals(mailbox);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private void arrives(String letter) throws Exception {
    var typed = letter.replaceFirst("\n\n", "\nContent-Type: text/plain; charset=utf-8\n\n");
    deliver("From: " + mailbox + "\n" + typed);
  }

  private static void deliver(String letter) throws Exception {
    var bytes = letter.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    POST.getUserManager()
        .getUser("qiao")
        .deliver(new MimeMessage(null, new ByteArrayInputStream(bytes)));
  }
}
