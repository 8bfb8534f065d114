package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.SoundFiles;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.resident.ChannelIdentities;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From our mailbox to the talk. */
@QuarkusTest
@Tag("database")
class LetterboxTest {
  @RegisterExtension
  static final GreenMailExtension POST =
      new GreenMailExtension(
              new ServerSetup[] {
                ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()
              })
          .withPerMethodLifecycle(true);

  private final String resident = UUID.randomUUID() + "@example.org";
  private final PostRound round;
  private final TestMailAccount account;
  private final EmailAdapter adapter;
  private final ChannelIdentities identities;
  private final Conversations conversations;
  private final Residents residents;
  private final Outbox outbox;
  private final UnreturnedLetters unreturned;
  private final EntityManager entities;
  private final TestClock clock;

  LetterboxTest(
      PostRound round,
      TestMailAccount account,
      EmailAdapter adapter,
      ChannelIdentities identities,
      Conversations conversations,
      Residents residents,
      Outbox outbox,
      UnreturnedLetters unreturned,
      EntityManager entities,
      TestClock clock) {
    this.round = round;
    this.account = account;
    this.adapter = adapter;
    this.identities = identities;
    this.conversations = conversations;
    this.residents = residents;
    this.outbox = outbox;
    this.unreturned = unreturned;
    this.entities = entities;
    this.clock = clock;
  }

  @BeforeEach
  void open() {
    POST.setUser(TestMailAccount.OWN, "qiao", "secret");
    account.open(
        TestMailAccount.Server.local(POST.getSmtp().getPort()),
        TestMailAccount.Server.local(POST.getImap().getPort()));
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void a_letter_of_somebody_new_begins_a_talk_and_is_marked_as_seen() throws Exception {
    arrives("Subject: 市光一村路灯\nMessage-ID: <1@example.org>\n\n坏了三天了\n\n发自我的 iPhone");
    round.go();
    assertThat(heard())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.words()).isEqualTo("市光一村路灯\n坏了三天了");
          assertThat(message.externalId()).contains("<1@example.org>");
        });
    assertThat(stored()).allSatisfy(l -> assertThat(l.isSet(Flags.Flag.SEEN)).isTrue());
  }

  @Test
  void a_letter_that_comes_again_changes_nothing() throws Exception {
    var letter = "Subject: 路灯\nMessage-ID: <2@example.org>\n" + withPicture("市光一村路灯坏了");
    arrives(letter);
    round.go();
    stored().getFirst().setFlag(Flags.Flag.SEEN, false);
    arrives(letter);
    round.go();
    assertThat(heard()).hasSize(1);
    assertThat(count("from Attachment a where a.conversationId = " + talk())).isOne();
  }

  @Test
  void a_recording_in_a_letter_becomes_a_listening_task_as_a_voice_message_does() throws Exception {
    arrives(
        "Message-ID: <rec@example.org>\nContent-Type: multipart/mixed; boundary=m\n\n--m\n"
            + "Content-Type: text/plain; charset=utf-8\n\n\n--m\n"
            + "Content-Type: audio/x-m4a; name=voice.m4a\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(SoundFiles.wav(200)).replace("\r", "")
            + "\n--m--\n");
    round.go();
    Eventually.holds(() -> assertThat(said()).anySatisfy(w -> assertThat(w).contains("语音收到了")));
    assertThat(
            count(
                "from DeskTask t join CaseReporter r on r.caseNumber = t.caseNumber where"
                    + " r.conversationId = "
                    + talk()))
        .isOne();
  }

  @Test
  void a_letter_stays_unread_until_it_is_committed_and_one_that_never_can_be_is_flagged()
      throws Exception {
    arrives("Subject: 路灯\nMessage-ID: <3@example.org>\n\n市光一村路灯坏了");
    var failing = new PostRound(account, new TornLetterbox(), entities, clock);
    failing.go();
    assertThat(stored()).allSatisfy(l -> assertThat(l.isSet(Flags.Flag.SEEN)).isFalse());
    round.go();
    assertThat(heard()).hasSize(1);
    arrives("Subject: 路灯\nMessage-ID: <3b@example.org>\n\n市光一村路灯坏了");
    for (int i = 0; i < 6; i++) {
      failing.go();
    }
    round.go();
    assertThat(stored().getLast().isSet(Flags.Flag.FLAGGED)).isTrue();
    assertThat(stored().getLast().isSet(Flags.Flag.SEEN)).isFalse();
    assertThat(heard()).hasSize(1);
  }

  /** A letterbox that falls off the wall. */
  private static final class TornLetterbox extends Letterbox {
    TornLetterbox() {
      super(null, null, null, null, null, null);
    }

    @Override
    void take(MimeMessage letter, Instant at) {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void a_number_chooses_what_was_offered_in_the_letter_that_it_answers() throws Exception {
    greets();
    long first = asks("这样对吗？", "confirm", "cancel");
    var letter = sent("这样对吗？");
    asks("再问一次", "other", "none");
    arrives(
        "Subject: Re: 路灯\nMessage-ID: <5@example.org>\nIn-Reply-To: "
            + letter.getMessageID()
            + "\n\n２。\n\n在 2026-11-20 10:12，心桥 <qiao@xinqiao.test> 写道：\n> 这样对吗？");
    round.go();
    assertThat(heard().getLast().choice()).contains(new Choice("cancel", first, null));
    assertThat(heard().getLast().words()).isEmpty();
  }

  @Test
  void a_number_without_a_reference_answers_the_newest_question_and_one_too_high_is_a_word()
      throws Exception {
    greets();
    long asked = asks("这样对吗？", "confirm", "cancel");
    arrives("Subject: Re: 路灯\nMessage-ID: <7@example.org>\n\n1");
    arrives("Subject: Re: 路灯\nMessage-ID: <8@example.org>\n\n9");
    round.go();
    assertThat(heard().get(1).choice()).contains(new Choice("confirm", asked, null));
    assertThat(heard().get(2).choice()).isEmpty();
    assertThat(heard().get(2).words()).isEqualTo("9");
  }

  @Test
  void an_answer_to_a_letter_that_fell_back_from_another_talk_is_heard_in_that_talk()
      throws Exception {
    var opened = OpenedCase.inWujiaochang();
    long chat = chatOf(opened.number());
    var asked = fallsBack(chat, opened.number());
    arrives(
        "Subject: Re: ["
            + opened.number()
            + "] 您的事项有新消息\nMessage-ID: <back@example.org>\nIn-Reply-To: "
            + asked.getMessageID()
            + "\n\n三号门口那一块");
    round.go();
    assertThat(residentsIn(chat).getLast()).contains("三号门口那一块");
    assertThat(heard()).as("nothing was asked in the talk of the letters").isEmpty();
    Eventually.holds(() -> assertThat(said()).anySatisfy(w -> assertThat(w).contains("原来的对话")));
  }

  @Test
  void somebody_else_who_was_shown_the_letter_is_not_heard_in_that_talk() throws Exception {
    var opened = OpenedCase.inWujiaochang();
    long chat = chatOf(opened.number());
    var asked = fallsBack(chat, opened.number());
    int before = residentsIn(chat).size();
    deliver(
        "From: other-"
            + resident
            + "\nSubject: Re: 路灯\nMessage-ID: <other@example.org>\nIn-Reply-To: "
            + asked.getMessageID()
            + "\n\n1");
    round.go();
    assertThat(residentsIn(chat)).hasSize(before);
  }

  /** The browser does not fetch it for a day, and an address is known. */
  private MimeMessage fallsBack(long chat, String number) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var talk = conversations.lock(chat);
          residents.mayBeReached(
              talk.residentId(), new ContactReader.Found(ContactKind.EMAIL, resident));
          outbox.sayAbout(talk, Sender.OFFICER, Utterance.of("请问是几号门口？"), number);
        });
    clock.advance(Duration.ofHours(25));
    return sent("请问是几号门口？");
  }

  private long chatOf(String number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select r.conversationId from CaseReporter r where r.caseNumber = :number",
                    Long.class)
                .setParameter("number", number)
                .getSingleResult());
  }

  private List<String> residentsIn(long chat) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            conversations.messagesAfter(chat, 0).stream()
                .filter(m -> m.sender() == Sender.RESIDENT)
                .map(Message::words)
                .toList());
  }

  @Test
  void an_answer_about_a_case_names_the_case() throws Exception {
    var number = new CaseNumber(LocalDate.parse("2026-11-21"), 17);
    arrives("Subject: Re: [" + number + "] 您的事项有新消息\nMessage-ID: <9@example.org>\n\n昨天晚上又不亮了");
    round.go();
    assertThat(heard().getLast().words()).isEqualTo(number + "\n昨天晚上又不亮了");
  }

  @Test
  void a_letter_that_came_back_is_reported_and_silence_after_a_day_is_arrival() throws Exception {
    var number = OpenedCase.inWujiaochang().number();
    greets();
    say(number, "第一封");
    var lost = sent("第一封");
    say(number, "第二封");
    sent("第二封");
    Eventually.holds(() -> assertThat(states()).isEqualTo(List.of("HANDED_OVER", "HANDED_OVER")));
    deliver(BounceTest.returned("failed", "5.1.1", lost.getMessageID()));
    round.go();
    assertThat(states()).isEqualTo(List.of("UNREACHABLE", "HANDED_OVER"));
    clock.advance(Duration.ofHours(25));
    unreturned.silenceIsArrival();
    assertThat(states()).isEqualTo(List.of("UNREACHABLE", "ARRIVED"));
  }

  @Test
  void machines_are_not_answered() throws Exception {
    arrives("Subject: 自动回复\nAuto-Submitted: auto-replied\n\n我正在休假");
    arrives("Subject: 通知\nList-Id: <news.example.org>\n\n本周活动");
    round.go();
    assertThat(known()).isEmpty();
    assertThat(stored()).allSatisfy(l -> assertThat(l.isSet(Flags.Flag.SEEN)).isTrue());
  }

  @Test
  void an_address_that_somebody_gave_as_a_contact_is_not_joined_to_their_talk() throws Exception {
    long other =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              var talk = conversations.begin("web");
              residents.mayBeReached(
                  talk.residentId(), new ContactReader.Found(ContactKind.EMAIL, resident));
              return talk.id();
            });
    arrives("Subject: 路灯\nMessage-ID: <11@example.org>\n\n我的事办得怎么样了");
    round.go();
    assertThat(talk()).isNotEqualTo(other);
    var mine = conversation(talk());
    assertThat(mine.residentId()).isNotEqualTo(conversation(other).residentId());
    assertThat(mine.circle()).isEmpty();
  }

  @Test
  void whoever_quotes_a_letter_to_somebody_else_does_not_answer_for_them() throws Exception {
    greets();
    asks("这样对吗？", "confirm", "cancel");
    var letter = sent("这样对吗？");
    var stranger = UUID.randomUUID() + "@example.net";
    deliver(
        "From: "
            + stranger
            + "\nSubject: Re: 路灯\nMessage-ID: <13@example.org>\nIn-Reply-To: "
            + letter.getMessageID()
            + "\n\n1");
    round.go();
    assertThat(heard()).hasSize(1);
  }

  @Test
  void a_letter_longer_than_a_message_is_several() throws Exception {
    arrives("Subject: 路灯\nMessage-ID: <14@example.org>\n\n" + "路灯坏了。\n".repeat(9_000));
    round.go();
    assertThat(heard()).hasSize(3).allSatisfy(m -> assertThat(m.words()).hasSizeLessThan(20_001));
  }

  @Test
  void a_machine_that_does_not_say_that_it_is_one_is_not_answered_for_ever() throws Exception {
    for (int i = 0; i < 9; i++) {
      arrives("Subject: 通知\nMessage-ID: <16-" + i + "@example.org>\n\n我在休假，下周一回来");
    }
    round.go();
    assertThat(heard()).as("the first one, with its subject, and five alike").hasSize(6);
  }

  @Test
  void an_attachment_that_is_not_taken_is_spoken_of() throws Exception {
    arrives(
        "Subject: 路灯\nMessage-ID: <15@example.org>\n"
            + "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nlamp\n"
            + "--m\nContent-Type: application/pdf\n\nx\n--m--\n");
    round.go();
    assertThat(said()).anySatisfy(words -> assertThat(words).contains("1 个附件"));
  }

  @Test
  void a_mailbox_that_is_not_there_is_looked_at_later() {
    account.open(
        TestMailAccount.Server.none(), TestMailAccount.Server.local(POST.getImap().getPort() + 1));
    round.go();
    account.close();
    round.go();
    assertThat(known()).isEmpty();
  }

  /** The very first answer of all waits until the classifier is trained. */
  private void greets() throws Exception {
    arrives("Subject: 您好\nMessage-ID: <hello@example.org>\n\n您好");
    round.go();
    for (int i = 0; i < 9 && said().isEmpty(); i++) {
      try {
        Eventually.holds(() -> assertThat(said()).isNotEmpty());
      } catch (AssertionError e) {
        assertThat(i).as("nothing was said within 90 seconds").isLessThan(8);
      }
    }
  }

  private void arrives(String letter) throws Exception {
    deliver("From: =?UTF-8?Q?=E5=91=A8?= <" + resident + ">\n" + letter);
  }

  private void deliver(String letter) throws Exception {
    var text =
        letter.contains("Content-Type") ? letter : letter.replaceFirst("\n\n", TEXT + "\n\n");
    POST.getUserManager()
        .getUser("qiao")
        .deliver(
            new MimeMessage(
                null,
                new ByteArrayInputStream(
                    text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
  }

  private static final String TEXT = "\nContent-Type: text/plain; charset=utf-8";

  private static String withPicture(String words) throws Exception {
    return "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain;"
        + " charset=utf-8\n\n"
        + words
        + "\n--m\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getEncoder().encodeToString(LetterReaderTest.png(64))
        + "\n--m--\n";
  }

  private List<StoredMessage> stored() throws Exception {
    return POST.getManagers()
        .getImapHostManager()
        .getInbox(POST.getUserManager().getUser("qiao"))
        .getMessages();
  }

  private Optional<ChannelIdentities.Known> known() {
    return QuarkusTransaction.requiringNew().call(() -> identities.find("email", resident));
  }

  private long talk() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery("select c.id from Conversation c where c.identityId = :id", Long.class)
                .setParameter("id", known().orElseThrow().id())
                .getSingleResult());
  }

  private Conversation conversation(long id) {
    return QuarkusTransaction.requiringNew().call(() -> conversations.get(id));
  }

  private Stream<Message> messages() {
    return QuarkusTransaction.requiringNew()
        .call(() -> conversations.messagesAfter(talk(), 0).stream());
  }

  private List<Message> heard() {
    return messages().filter(m -> m.sender() == Sender.RESIDENT).toList();
  }

  private List<String> said() {
    return messages().filter(m -> m.sender() == Sender.BOT).map(Message::words).toList();
  }

  private long asks(String words, String... ids) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            outbox.say(
                conversations.lock(talk()),
                Utterance.asking(words, Stream.of(ids).map(id -> new Option(id, id)).toList())));
  }

  private void say(String number, String words) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            outbox.sayAbout(conversations.lock(talk()), Sender.BOT, Utterance.of(words), number));
  }

  /** The letter with these words, as soon as it is in the resident's mailbox. */
  private MimeMessage sent(String words) {
    var found = new AtomicReference<MimeMessage>();
    Eventually.holds(() -> {
      clock.advance(Duration.ofSeconds(10)); // two letters to one address are apart
      Stream.of(POST.getReceivedMessages())
          .filter(letter -> contains(letter, words))
          .findFirst()
          .ifPresent(found::set);
      assertThat(found.get()).as(words).isNotNull();
    });
    return found.get();
  }

  private static boolean contains(MimeMessage letter, String words) {
    try {
      return letter.getHeader("Auto-Submitted") != null
          && letter.getContent() instanceof String text
          && text.contains(words);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of what was said about the case, in its order. */
  private List<?> states() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createNativeQuery(
                    "select d.state from dispatch d join outbox o on o.message_id = d.message_id"
                        + " where o.case_number is not null and o.conversation_id = :talk order by"
                        + " d.id",
                    String.class)
                .setParameter("talk", talk())
                .getResultList());
  }

  private long count(String rows) {
    return QuarkusTransaction.requiringNew()
        .call(() -> entities.createQuery("select count(*) " + rows, Long.class).getSingleResult());
  }
}
