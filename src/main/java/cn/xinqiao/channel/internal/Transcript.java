package cn.xinqiao.channel.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a machine understood of one recording. */
@Entity
@Table(name = "transcript")
public class Transcript {
  @Id
  @Column(name = "attachment_id")
  private String attachmentId;

  @Column(length = 1_000_000)
  private String words;

  @Column(name = "made_at")
  private Instant madeAt;

  protected Transcript() {} // JPA

  public Transcript(String attachmentId, String words, Instant now) {
    this.attachmentId = attachmentId;
    this.words = words;
    this.madeAt = now;
  }

  public String attachmentId() {
    return attachmentId;
  }

  public String words() {
    return words;
  }
}
