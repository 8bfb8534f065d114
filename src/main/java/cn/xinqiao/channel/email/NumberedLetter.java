package cn.xinqiao.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A letter whose id is ours and not the library's. */
final class NumberedLetter extends MimeMessage {
  private final String id;

  NumberedLetter(Session session, String id) {
    super(session);
    this.id = id;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
