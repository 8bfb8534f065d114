package cn.xinqiao.resident;

import cn.xinqiao.kernel.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An address on a channel from which somebody wrote to us. */
@Entity
@Table(name = "channel_identity")
class ChannelIdentity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String channel;

  @Column(name = "resident_id")
  private long residentId;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  private byte[] sealed;

  private String fingerprint;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "unreachable_since")
  private Instant unreachableSince;

  protected ChannelIdentity() {} // JPA

  ChannelIdentity(String channel, long residentId, byte[] sealed, String fingerprint, Instant now) {
    this.channel = channel;
    this.residentId = residentId;
    this.sealed = sealed;
    this.fingerprint = fingerprint;
    this.createdAt = now;
  }

  Long id() {
    return id;
  }

  String channel() {
    return channel;
  }

  long residentId() {
    return residentId;
  }

  byte[] sealed() {
    return sealed;
  }

  /** Nobody can tell any more whose address this was; who writes from it again is somebody new. */
  void forget() {
    sealed = new byte[0];
    fingerprint = Secrets.digest(Secrets.token());
  }

  boolean isReachable() {
    return unreachableSince == null;
  }

  void wroteAgain() {
    unreachableSince = null;
  }

  void becameUnreachable(Instant now) {
    if (unreachableSince == null) {
      unreachableSince = now;
    }
  }
}
