package cn.xinqiao.channel.email;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Delivery.Rejected;
import cn.xinqiao.channel.Delivery.TryLater;
import cn.xinqiao.channel.Delivery.Unreachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** The next post office on the way out, and what its answers mean. */
@ApplicationScoped
class Relay {
  /** RFC 3463: class, subject, detail. */
  private static final Pattern ENHANCED =
      Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  private static final int HASTY_MILLIS = 2_500;

  private final MailAccount account;

  Relay(MailAccount account) {
    this.account = account;
  }

  Session session() {
    return Session.getInstance(account.smtpProperties());
  }

  /** For what has other ways to go when the relay is slow. */
  Session hastySession() {
    var hasty = account.smtpProperties();
    hasty.put("mail.smtp.connectiontimeout", HASTY_MILLIS);
    hasty.put("mail.smtp.timeout", HASTY_MILLIS);
    hasty.put("mail.smtp.writetimeout", HASTY_MILLIS);
    return Session.getInstance(hasty);
  }

  /** A connection for each letter: relays like few letters a second, so there is little to save. */
  Delivery send(MimeMessage letter) throws MessagingException {
    var login = account.smtp();
    try (var transport = letter.getSession().getTransport("smtp")) {
      transport.connect(login.host(), login.port(), login.user(), login.password());
      transport.sendMessage(letter, letter.getAllRecipients());
      return new Delivery.HandedOver(letter.getMessageID());
    } catch (AuthenticationFailedException e) {
      return new TryLater(Duration.ZERO, "the relay does not know our password");
    } catch (MessagingException e) {
      return meaning(e);
    }
  }

  /** What the relay said about the recipient counts more than what it said about the letter. */
  private static Delivery meaning(MessagingException failure) {
    Delivery whole = null;
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof SMTPAddressFailedException recipient) {
        return ofRecipient(recipient.getReturnCode(), recipient.getMessage());
      }
      if (e instanceof SMTPSendFailedException letter && whole == null) {
        whole = ofLetter(letter.getReturnCode());
      }
    }
    return whole != null
        ? whole
        : new TryLater(Duration.ZERO, "the relay cannot be talked to (" + name(failure) + ")");
  }

  /**
   * Subjects 3 and 7 are about systems and rules, not about the mailbox: an administrator looks.
   */
  private static Delivery ofRecipient(int code, String answer) {
    var enhanced = ENHANCED.matcher(answer == null ? "" : answer);
    var status = code + (enhanced.find() ? " " + enhanced.group() : "");
    if (code < 500) {
      return new TryLater(Duration.ZERO, "not now, says the relay (" + status + ")");
    }
    return status.contains(" 5.7.") || status.contains(" 5.3.")
        ? new Rejected("the relay refuses to pass it on (" + status + ")")
        : new Unreachable("the mailbox takes no letters (" + status + ")");
  }

  /** 530 and 535 ask who we are: that is mended here and not in the letter. */
  private static Delivery ofLetter(int code) {
    return code < 500 || code == 530 || code == 535
        ? new TryLater(Duration.ZERO, "not now, says the relay (" + code + ")")
        : new Rejected("the relay does not take this letter (" + code + ")");
  }

  private static String name(Exception e) {
    return e.getClass().getSimpleName();
  }
}
