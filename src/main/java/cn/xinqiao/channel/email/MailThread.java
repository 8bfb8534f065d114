package cn.xinqiao.channel.email;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the next letter of a talk answers. Goes with the words of the talk. */
@Entity
@Table(name = "mail_thread")
class MailThread {
  static final int LONGEST_SUBJECT = 200;
  static final int LONGEST_ID = 255;

  @Id
  @Column(name = "conversation_id")
  private long conversationId;

  private String subject;

  @Column(name = "last_id")
  private String lastId;

  protected MailThread() {} // JPA

  MailThread(long conversationId) {
    this.conversationId = conversationId;
    this.subject = "";
  }

  /** As the resident wrote it, without "Re:"; may be empty. */
  String subject() {
    return subject;
  }

  /** The resident's last letter; null when it had no id that can be referred to. */
  String lastId() {
    return lastId;
  }

  void answered(String about, String id) {
    if (!about.isBlank()) {
      subject = kept(about);
    }
    lastId = id != null && id.length() <= LONGEST_ID ? id : null;
  }

  boolean isAbout(String other) {
    return subject.equals(kept(other));
  }

  private static String kept(String about) {
    return about.codePointCount(0, about.length()) <= LONGEST_SUBJECT
        ? about
        : about.substring(0, about.offsetByCodePoints(0, LONGEST_SUBJECT));
  }
}
