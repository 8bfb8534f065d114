package cn.xinqiao.channel.email;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeWay.Letter;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;

/**
 * Writes a notice as a letter of plain words, in Chinese as all officers read. Its subject says
 * what it is; its id tells an answer to it from a resident's letter.
 */
@ApplicationScoped
class OfficerLetters {
  private static final Language LANGUAGE = Language.ZH;
  private static final String UTF_8 = "UTF-8";

  private final MailAccount account;
  private final OwnIds ids;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;

  OfficerLetters(MailAccount account, OwnIds ids, OfficeTree offices, Texts texts, Clock clock) {
    this.account = account;
    this.ids = ids;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * @throws jakarta.mail.internet.AddressException when the address cannot be one
   */
  MimeMessage write(Session session, Letter notice) throws MessagingException {
    var letter = new NumberedLetter(session, ids.ofNotice(notice.id()));
    letter.setFrom(account.from());
    letter.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(notice.address(), true));
    letter.setSentDate(Date.from(clock.instant()));
    letter.setSubject(subject(notice.notice()), UTF_8);
    Automatic.mark(letter, "auto-generated", account);
    if (notice.notice() instanceof Notice.Emergency) {
      letter.setHeader("Importance", "high");
      letter.setHeader("X-Priority", "1");
    }
    letter.setText(body(notice.text()), UTF_8);
    letter.setHeader("Content-Transfer-Encoding", "quoted-printable");
    letter.saveChanges();
    return letter;
  }

  private String subject(Notice notice) {
    return switch (notice) {
      case Notice.Emergency emergency ->
          say(
              "notice.subject.emergency",
              say("notice.call." + emergency.reason()),
              emergency.danger(),
              name(emergency.office()),
              emergency.caseNumber());
      case Notice.Gathered gathered ->
          say("notice.subject.gathered", gathered.words().lines().findFirst().orElse(""));
      case Notice.Asked asked -> say("notice.subject.asked", asked.words());
      case Notice.Trial trial -> say("notice.subject.trial", name(trial.office()));
    };
  }

  private String body(String text) {
    return (text + "\n\n-- \n" + say("notice.letter.footer") + "\n").replace("\n", "\r\n");
  }

  private String name(OfficeCode office) {
    return offices.get(office).name(LANGUAGE);
  }

  private String say(String key, Object... parts) {
    return texts.say(LANGUAGE, key, parts);
  }
}
