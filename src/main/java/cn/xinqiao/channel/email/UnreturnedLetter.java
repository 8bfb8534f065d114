package cn.xinqiao.channel.email;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A letter that the relay took and that has not come back so far. */
@Entity
@Table(name = "mail_unreturned")
class UnreturnedLetter {
  @Id private String id;

  @Column(name = "sent_at")
  private Instant sentAt;

  protected UnreturnedLetter() {} // JPA

  UnreturnedLetter(String id, Instant sentAt) {
    this.id = id;
    this.sentAt = sentAt;
  }

  String id() {
    return id;
  }
}
