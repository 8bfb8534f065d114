package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {
  private final TestMailAccount account = new TestMailAccount(null);
  private final Relay relay = new Relay(account);

  @ParameterizedTest(name = "{0} answered with {1}: {2}")
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, Unreachable",
    "RCPT, 550 no such user, Unreachable",
    "RCPT, 552 5.2.2 mailbox full, Unreachable",
    "RCPT, 553 5.1.3 no address, Unreachable",
    "RCPT, 554 5.7.1 relaying denied, Rejected",
    "RCPT, 450 4.2.0 greylisted, TryLater",
    "RCPT, 421 too many connections, TryLater",
    "MAIL, 550 5.7.1 who are you, Rejected",
    "MAIL, 451 later, TryLater",
    "MAIL, 530 5.7.0 authentication required, TryLater",
    "., 554 5.7.1 looks like spam, Rejected",
    "., 552 5.3.4 too big, Rejected",
    "., 451 4.3.0 later, TryLater",
    "AUTH, 535 5.7.8 wrong password, TryLater",
    "CONNECT, 554 not for you, TryLater",
    "., 250 queued, HandedOver"
  })
  void what_a_relay_answers_is_told_apart(String command, String answer, String expected)
      throws Exception {
    assertThat(send(Map.of(command, answer)).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void a_reason_names_the_status_and_not_the_address() throws Exception {
    var result = send(Map.of("RCPT", "550 5.1.1 <resident@example.org> unknown"));
    assertThat(result)
        .isEqualTo(new Delivery.Unreachable("the mailbox takes no letters (550 5.1.1)"));
  }

  @Test
  void a_relay_that_is_not_there_is_tried_later() throws Exception {
    int nobody;
    try (var gone = new ServerSocket(0)) {
      nobody = gone.getLocalPort();
    }
    account.open(TestMailAccount.Server.local(nobody), TestMailAccount.Server.none());
    assertThat(relay.send(letter()))
        .isInstanceOfSatisfying(
            Delivery.TryLater.class, later -> assertThat(later.after()).isEqualTo(Duration.ZERO));
  }

  @Test
  void a_relay_that_says_nothing_does_not_keep_an_emergency_from_the_next_way() throws Exception {
    try (var silent = new ServerSocket(0)) {
      account.open(
          TestMailAccount.Server.local(silent.getLocalPort()), TestMailAccount.Server.none());
      var letter = letter(relay.hastySession());
      long begin = System.nanoTime();
      assertThat(relay.send(letter)).isInstanceOf(Delivery.TryLater.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void failures_are_asked_for_and_shall_come_back_to_us_without_the_words() throws Exception {
    try (var server = new ScriptedRelay(Map.of())) {
      account.open(TestMailAccount.Server.local(server.port()), TestMailAccount.Server.none());
      relay.send(letter());
      assertThat(server.heard())
          .contains(
              "MAIL FROM:<qiao@xinqiao.test> RET=HDRS",
              "RCPT TO:<resident@example.org> NOTIFY=FAILURE");
    }
  }

  private Delivery send(Map<String, String> answers) throws MessagingException, IOException {
    try (var server = new ScriptedRelay(answers)) {
      account.open(TestMailAccount.Server.local(server.port()), TestMailAccount.Server.none());
      return relay.send(letter());
    }
  }

  private MimeMessage letter() throws MessagingException {
    return letter(relay.session());
  }

  private MimeMessage letter(Session session) throws MessagingException {
    var letter = new MimeMessage(session);
    letter.setFrom(account.from());
    letter.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("resident@example.org"));
    letter.setText("您好");
    return letter;
  }
}
