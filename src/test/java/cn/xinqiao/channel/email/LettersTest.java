package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Language;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Letters as a resident's mailbox gets them. */
@QuarkusTest
@Tag("database")
class LettersTest {
  private static final String NUMBER = "XQ20261122-0000017";

  @RegisterExtension
  static final GreenMailExtension POST =
      new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(true);

  private final String resident = UUID.randomUUID() + "@example.org";
  private final EmailAdapter adapter;
  private final TestMailAccount account;
  private final MailThreads threads;
  private final Doorway doorway;
  private final AttachmentStore attachments;
  private final OwnIds ids;
  private final Event<TalkErased> erased;

  LettersTest(
      EmailAdapter adapter,
      TestMailAccount account,
      MailThreads threads,
      Doorway doorway,
      AttachmentStore attachments,
      OwnIds ids,
      Event<TalkErased> erased) {
    this.adapter = adapter;
    this.account = account;
    this.threads = threads;
    this.doorway = doorway;
    this.attachments = attachments;
    this.ids = ids;
    this.erased = erased;
  }

  @BeforeEach
  void open() {
    POST.setUser(TestMailAccount.OWN, "qiao", "secret");
    var smtp = TestMailAccount.Server.local(POST.getSmtp().getPort());
    account.open(smtp, smtp); // nothing is fetched here
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void without_a_relay_the_channel_is_closed() {
    account.close();
    assertThat(adapter.isOpen()).isFalse();
  }

  @Test
  void words_arrive_as_they_were_written_and_in_their_language() throws Exception {
    var utterance =
        Utterance.asking(
            "我这样理解，对吗？", List.of(new Option("confirm", "对，就这样"), new Option("cancel", "不反映了")));
    var letter = sent(parcel(7, utterance, Language.ZH, Optional.empty(), List.of()));
    assertThat(letter.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(letter.getEncoding()).isEqualTo("quoted-printable");
    assertThat((String) letter.getContent())
        .startsWith("我这样理解，对吗？")
        .contains("1  对，就这样\r\n2  不反映了")
        .contains("\r\n-- \r\n");
    assertThat(GreenMailUtil.getBody(letter).chars()).allMatch(c -> c < 128);
    assertThat(letter.getFrom()[0].toString()).contains("qiao@xinqiao.test");
    assertThat(letter.getReplyTo()[0].toString()).contains("answers@xinqiao.test");
    assertThat(letter.getSubject()).isEqualTo("心桥：关于您反映的事");
  }

  @Test
  void where_no_answers_are_fetched_none_is_asked_for() throws Exception {
    account.open(
        TestMailAccount.Server.local(POST.getSmtp().getPort()), TestMailAccount.Server.none());
    var utterance = Utterance.asking("这样对吗？", List.of(new Option("confirm", "对，就这样")));
    var letter = sent(parcel(7, utterance, Language.ZH, Optional.empty(), List.of()));
    assertThat((String) letter.getContent()).contains("不收回信").doesNotContain("回复这封邮件");
  }

  @Test
  void an_english_letter_is_english_to_its_last_line() throws Exception {
    var utterance = Utterance.asking("Is it right?", List.of(new Option("confirm", "Yes")));
    var letter = sent(parcel(7, utterance, Language.EN, Optional.of(NUMBER), List.of()));
    var body = (String) letter.getContent();
    assertThat(body.codePoints().anyMatch(Character::isIdeographic)).as(body).isFalse();
    assertThat(letter.getSubject()).isEqualTo("[" + NUMBER + "] News about your case");
  }

  @Test
  void machines_are_asked_not_to_answer() throws Exception {
    var letter = sent(parcel(7, Utterance.of("您好"), Language.ZH, Optional.empty(), List.of()));
    assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(letter.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
    assertThat(Automatic.by(letter, account.ownAddresses())).isPresent();
  }

  @Test
  void a_letter_has_the_same_id_each_time_and_nobody_else_can_make_one() throws Exception {
    var parcel = parcel(7, Utterance.of("您好"), Language.ZH, Optional.empty(), List.of());
    var first = (Delivery.HandedOver) adapter.send(parcel);
    var again = (Delivery.HandedOver) adapter.send(parcel);
    assertThat(again).isEqualTo(first);
    assertThat(letters())
        .allSatisfy(letter -> assertThat(letter.getMessageID()).isEqualTo(first.providerId()));
    assertThat(ids.last("About " + first.providerId() + "."))
        .hasValueSatisfying(ours -> assertThat(ours.seq()).isEqualTo(7));
    assertThat(ids.last(first.providerId().replace(".7.", ".8."))).isEmpty();
  }

  @Test
  void a_talk_is_one_thread_and_a_case_keeps_its_subject() throws Exception {
    long talk = doorway.conversationOf("email", resident, Language.ZH);
    QuarkusTransaction.requiringNew().run(() -> threads.wrote(talk, "路灯坏了", "<first@example.org>"));
    var answer = sent(parcel(talk, 2, Utterance.of("收到"), Optional.empty()));
    var news = sent(parcel(talk, 3, Utterance.of("有人去修了"), Optional.of(NUMBER)));
    var more = sent(parcel(talk, 4, Utterance.of("修好了"), Optional.of(NUMBER)));
    assertThat(answer.getSubject()).isEqualTo("Re: 路灯坏了");
    assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
    assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<first@example.org>");
    assertThat(news.getSubject()).isEqualTo(more.getSubject()).startsWith("[" + NUMBER + "] ");
    assertThat(List.of(answer, news, more))
        .allSatisfy(letter ->
            assertThat(letter.getHeader("References", null))
                .contains(ids.root(talk))
                .contains("<first@example.org>"));
  }

  @Test
  void what_a_thread_was_about_is_erased_with_the_words_of_the_talk() {
    long talk = doorway.conversationOf("email", resident, Language.ZH);
    QuarkusTransaction.requiringNew().run(() -> threads.wrote(talk, "路灯坏了", "<first@example.org>"));
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new TalkErased(talk)));
    assertThat(QuarkusTransaction.requiringNew().call(() -> threads.of(talk))).isEmpty();
  }

  @Test
  void pictures_of_an_officer_come_along() throws Exception {
    long talk = doorway.conversationOf("email", resident, Language.ZH);
    var picture =
        QuarkusTransaction.requiringNew()
            .call(() -> attachments.keep(talk, "image/jpeg", new byte[] {1, 2, 3}));
    var listed = new AttachmentStore.Listed(picture.id(), "image/jpeg", 3);
    var letter =
        sent(parcel(7, Utterance.of("请看"), Language.ZH, Optional.empty(), List.of(listed)));
    var parts = (MimeMultipart) letter.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat((String) parts.getBodyPart(0).getContent()).startsWith("请看");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("1.jpeg");
  }

  @Test
  void an_address_that_is_none_is_rejected() {
    var parcel =
        new Parcel(
            1,
            "not an address",
            Language.ZH,
            1,
            1,
            Sender.BOT,
            Utterance.of("您好"),
            List.of(),
            Optional.empty());
    assertThat(adapter.send(parcel)).isInstanceOf(Delivery.Rejected.class);
  }

  /** Those of this resident: a talk of another test may still be written to. */
  private List<MimeMessage> letters() throws Exception {
    var mine = new ArrayList<MimeMessage>();
    for (MimeMessage letter : POST.getReceivedMessages()) {
      if (Arrays.toString(letter.getAllRecipients()).contains(resident)) {
        mine.add(letter);
      }
    }
    return mine;
  }

  private MimeMessage sent(Parcel parcel) throws Exception {
    assertThat(adapter.send(parcel)).isInstanceOf(Delivery.HandedOver.class);
    return letters().getLast();
  }

  private Parcel parcel(long talk, long seq, Utterance utterance, Optional<String> number) {
    return new Parcel(
        100 + seq, resident, Language.ZH, talk, seq, Sender.BOT, utterance, List.of(), number);
  }

  private Parcel parcel(
      long seq,
      Utterance utterance,
      Language language,
      Optional<String> number,
      List<AttachmentStore.Listed> pictures) {
    return new Parcel(
        900_000 + seq, resident, language, 900_000, seq, Sender.BOT, utterance, pictures, number);
  }
}
