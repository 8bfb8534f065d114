package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Recordings;
import cn.xinqiao.channel.SoundFiles;
import cn.xinqiao.channel.email.LetterReader.Read;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LetterReaderTest {
  private static final String HEAD = "From: zhou@example.org\nMessage-ID: <a1@example.org>\n";

  private final LetterReader reader =
      new LetterReader(MailHistoryTest.seeds(), new Pictures(), new Recordings());

  @Test
  void plain_words_in_an_old_charset_are_read() throws Exception {
    var read =
        reader.read(
            new MimeMessage(
                null,
                new ByteArrayInputStream(
                    (HEAD
                            + "Subject: 朱镕基路路灯\n"
                            + "Content-Type: text/plain; charset=gb2312\n"
                            + "Content-Transfer-Encoding: 8bit\n\n朱镕基路㐂字招牌掉了")
                        .getBytes(Charset.forName("GB18030")))));
    assertThat(read.words()).isEqualTo("朱镕基路㐂字招牌掉了");
    assertThat(read.subject()).isEqualTo("朱镕基路路灯");
    assertThat(read.externalId()).isEqualTo("<a1@example.org>");
  }

  @Test
  void of_two_versions_the_plain_one_is_read_unless_it_is_empty() throws Exception {
    assertThat(read(alternative("路灯坏了", "<b>别的</b>")).words()).isEqualTo("路灯坏了");
    assertThat(read(alternative("", "<p>路灯<b>坏了</b></p>")).words()).isEqualTo("路灯坏了");
  }

  @Test
  void pictures_are_drawn_anew_and_other_attachments_are_counted() throws Exception {
    var read =
        read(
            mixed(
                part("text/plain; charset=utf-8", "路灯坏了".getBytes(StandardCharsets.UTF_8)),
                part("image/png; name=a.png", png(400)),
                part("application/octet-stream; name=b.jpg", png(400)),
                part("image/jpeg; name=c.jpg", "no picture".getBytes(StandardCharsets.UTF_8)),
                part("application/pdf; name=d.pdf", new byte[] {1}),
                part("application/pgp-signature", new byte[] {1}),
                part("image/png\nContent-ID: <logo>", png(2))));
    assertThat(read.words()).isEqualTo("路灯坏了");
    assertThat(read.pictures())
        .hasSize(2)
        .allSatisfy(picture ->
            assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(400));
    assertThat(read.leftOut()).isEqualTo(2);
  }

  @Test
  void recordings_are_kept_as_what_they_are_and_not_as_what_they_are_called() throws Exception {
    var wav = SoundFiles.wav(200);
    var read =
        read(
            mixed(
                part("text/plain; charset=utf-8", "请听录音".getBytes(StandardCharsets.UTF_8)),
                part("audio/x-m4a; name=voice.m4a", wav),
                part("application/octet-stream; name=b.amr", wav),
                part("audio/mpeg; name=c.mp3", "no sound".getBytes(StandardCharsets.UTF_8)),
                part("video/mp4; name=d.mp4", wav)));
    assertThat(read.recordings())
        .hasSize(2)
        .allSatisfy(recording -> {
          assertThat(recording.type()).isEqualTo("audio/wav");
          assertThat(recording.content()).isEqualTo(wav);
        });
    assertThat(read.pictures()).isEmpty();
    assertThat(read.leftOut()).as("what is no sound, and a film").isEqualTo(2);
  }

  @Test
  void a_forwarded_letter_is_read_as_a_whole() throws Exception {
    var text = "请看\n\n------------------ 原始邮件 ------------------\n发件人: 物业\n三楼漏水";
    assertThat(read("Subject: 转发: 漏水\nContent-Type: text/plain; charset=utf-8\n\n" + text).words())
        .isEqualTo(text);
  }

  @Test
  void an_answer_has_the_subject_of_what_it_answers() throws Exception {
    assertThat(read("Subject: Re: 回复：Re[2]: 路灯\n\nok").subject()).isEqualTo("路灯");
  }

  @Test
  void lines_that_a_program_broke_are_joined() throws Exception {
    var read =
        read(
            "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n"
                + "路灯 \n坏了\n三天");
    assertThat(read.words()).isEqualTo("路灯坏了\n三天");
  }

  @Test
  void an_id_that_cannot_be_kept_is_kept_as_its_digest() throws Exception {
    var longOne = "<" + "a".repeat(200) + "@example.org>";
    var read = reader.read(mime("From: zhou@example.org\nMessage-ID: " + longOne + "\n\nx"));
    assertThat(read.externalId()).startsWith("sha256:").hasSize(71);
    assertThat(read.messageId()).isEqualTo(longOne);
    var without = reader.read(mime("From: zhou@example.org\nDate: x\n\n路灯"));
    assertThat(without.externalId()).startsWith("sha256:");
    assertThat(without.messageId()).isNull();
  }

  @Test
  void broken_letters_are_read_as_far_as_they_go() throws Exception {
    assertThat(read("Content-Type: nonsense\n\n路灯坏了").words()).isEqualTo("路灯坏了");
    assertThat(read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n路灯坏了").words())
        .isEqualTo("路灯坏了");
    assertThat(read("Content-Type: text/plain\nContent-Transfer-Encoding: no-such\n\nlamp").words())
        .isEqualTo("lamp");
    assertThat(read("Content-Type: multipart/mixed; boundary=b\n\n").words()).isEmpty();
  }

  @Test
  void a_letter_in_a_letter_in_a_letter_ends_somewhere() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      text.append(i).append("\n");
    }
    assertThat(read(text + "\ndeep").words()).isEmpty();
  }

  private Read read(String rest) throws Exception {
    return reader.read(mime(HEAD + rest));
  }

  private static MimeMessage mime(String text) throws Exception {
    return new MimeMessage(
        null,
        new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String alternative(String plain, String html) {
    return """
    Content-Type: multipart/alternative; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    %s
    --b
    Content-Type: text/html; charset=utf-8

    %s
    --b--
    """
        .formatted(plain, html);
  }

  private static String mixed(String... parts) {
    return "Content-Type: multipart/mixed; boundary=m\n\n--m\n"
        + String.join("\n--m\n", parts)
        + "\n--m--\n";
  }

  private static String part(String type, byte[] content) {
    return "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(content);
  }

  static byte[] png(int side) throws IOException {
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        picture.setRGB(x, y, random.nextInt(0xFFFFFF));
      }
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
