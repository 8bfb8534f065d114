package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.email.Bounce.Report;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BounceTest {
  private final OwnIds ids = new OwnIds(new Fingerprints(), account());
  private final String ours =
      ids.of(
          new Parcel(
              5,
              "zhou@example.org",
              Language.ZH,
              3,
              9,
              Sender.BOT,
              Utterance.of("您好"),
              List.of(),
              Optional.empty()));

  private record Fingerprints() implements Vault {
    @Override
    public byte[] seal(String words, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String open(byte[] sealed, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] seal(byte[] content, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] unseal(byte[] sealed, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint(String words) {
      return Secrets.digest("key", words);
    }
  }

  private static MailAccount account() {
    var account = new TestMailAccount(null);
    account.open(TestMailAccount.Server.none(), TestMailAccount.Server.none());
    return account;
  }

  @Test
  void a_report_says_which_letter_was_lost_and_why() throws Exception {
    assertThat(report("failed", "5.1.1", ours))
        .hasValueSatisfying(report ->
            assertThat(report)
                .isEqualTo(
                    new Report.Failed(
                        new OwnIds.Letter(ours, 3, 9), "the letter came back (5.1.1)")));
  }

  @Test
  void a_delay_is_not_the_end() throws Exception {
    assertThat(report("delayed", "4.4.1", ours)).contains(new Report.Nothing());
    assertThat(report("relayed", "2.0.0", ours)).contains(new Report.Nothing());
  }

  @Test
  void a_post_office_may_confirm_the_arrival() throws Exception {
    assertThat(report("delivered", "2.0.0", ours))
        .contains(new Report.Arrived(new OwnIds.Letter(ours, 3, 9)));
  }

  @Test
  void nobody_can_report_a_letter_whose_id_they_made_up() throws Exception {
    assertThat(report("failed", "5.1.1", "<xq.5.3.9.0123456789abcdef@xinqiao.test>"))
        .contains(new Report.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Mailer-Daemon@example.org\nSubject: Undeliverable mail\nReferences: %s\n\nno such user",
        "From: postmaster@example.org\nSubject: =?UTF-8?B?57O757uf6YCA5L+h?=\n\n原邮件 Message-ID: %s",
        "From: mailer-daemon@example.org\nSubject: hello\nIn-Reply-To: %s\n\n550 5.1.1 unknown"
      })
  void post_offices_that_write_prose_are_understood(String letter) throws Exception {
    assertThat(Bounce.in(mime(letter.formatted(ours)), ids))
        .hasValueSatisfying(report -> assertThat(report).isInstanceOf(Report.Failed.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: mailer-daemon@example.org\nSubject: Warning: delayed\nIn-Reply-To: %s\n\n451 4.4.1 later",
        "From: mailer-daemon@10.5.1.1.example.org\nSubject: Delivered\nIn-Reply-To: %s\n\nby 10.5.1.1"
      })
  void prose_about_a_letter_on_its_way_is_no_failure(String letter) throws Exception {
    assertThat(Bounce.in(mime(letter.formatted(ours)), ids)).contains(new Report.Nothing());
  }

  @Test
  void what_a_person_writes_is_no_report() throws Exception {
    assertThat(Bounce.in(mime("From: zhou@example.org\nIn-Reply-To: " + ours + "\n\n退信"), ids))
        .isEmpty();
  }

  private Optional<Report> report(String action, String status, String id) throws Exception {
    return Bounce.in(mime(returned(action, status, id)), ids);
  }

  static String returned(String action, String status, String id) {
    return """
    From: MAILER-DAEMON@example.org
    Auto-Submitted: auto-replied
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b

    This is the post office.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; example.org

    Final-Recipient: rfc822; zhou@example.org
    Action: %s
    Status: %s

    --b
    Content-Type: text/rfc822-headers

    Message-ID: %s
    Subject: x

    --b--
    """
        .formatted(action, status, id);
  }

  private static MimeMessage mime(String text) throws Exception {
    return new MimeMessage(
        null,
        new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }
}
