package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticTest {
  private static final Set<String> OWN = Set.of("qiao@xinqiao.test");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Loop: qiao@xinqiao.test",
        "List-Id: <news.example.org>",
        "List-Unsubscribe: <https://example.org/u>",
        "X-Autoreply: yes",
        "Return-Path: <>",
        "From: Qiao@XinQiao.test",
        "From: MAILER-DAEMON@example.org",
        "From: no-reply@example.org",
        "From: donotreply+17@example.org",
        "Subject: 自动回复：【紧急·值班】火情",
        "Subject: =?UTF-8?B?6Ieq5Yqo5Zue5aSNOiDkvJHlgYc=?=",
        "Subject: Automatic reply: on holiday",
        "Subject: Out of Office: on holiday"
      })
  void letters_of_machines_are_known(String header) throws Exception {
    assertThat(Automatic.by(letter(header), OWN)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Precedence: first-class",
        "Return-Path: <zhou@example.org>",
        "From: \"bounce house\" <zhou@example.org>",
        "From: noreplya@example.org",
        "Subject: 自动回复的机器总打错电话",
        "Subject: Re: 自动回复：我没有收到"
      })
  void letters_of_people_are_not_taken_for_those(String header) throws Exception {
    assertThat(Automatic.by(letter(header), OWN)).isEmpty();
  }

  private static MimeMessage letter(String header) throws MessagingException {
    var from = header.startsWith("From:") ? "" : "From: zhou@example.org\r\n";
    return new MimeMessage(
        null,
        new ByteArrayInputStream((from + header + "\r\n\r\n您好").getBytes(StandardCharsets.UTF_8)));
  }
}
