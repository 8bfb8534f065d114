package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.telegram.Happening.File;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file that was sent to us and is not here yet. */
@Entity
@Table(name = "telegram_file")
class WaitingFile {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "conversation_id")
  private long conversationId;

  @Column(name = "external_id")
  private String externalId;

  @Column(name = "file_id")
  private String fileId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private File.Kind kind;

  private int attempts;

  @Column(name = "said_at")
  private Instant saidAt;

  @Column(name = "created_at")
  private Instant createdAt;

  protected WaitingFile() {} // JPA

  WaitingFile(long conversationId, String externalId, File file, Instant saidAt, Instant now) {
    this.conversationId = conversationId;
    this.externalId = externalId;
    this.fileId = file.id();
    this.kind = file.kind();
    this.saidAt = saidAt;
    this.createdAt = now;
  }

  long id() {
    return id;
  }

  long conversationId() {
    return conversationId;
  }

  /** The message that it will be. */
  String externalId() {
    return externalId;
  }

  String fileId() {
    return fileId;
  }

  File.Kind kind() {
    return kind;
  }

  Instant saidAt() {
    return saidAt;
  }

  /** How often it was tried in vain, with this time. */
  int failedAgain() {
    return ++attempts;
  }
}
