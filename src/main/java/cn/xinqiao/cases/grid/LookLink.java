package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What opens a look without a login. Only a digest is kept, so nobody reads a link here. */
@Entity
@Table(name = "grid_look_link")
class LookLink {
  @Id private String digest;

  @Column(name = "look_id")
  private long lookId;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected LookLink() {} // JPA

  LookLink(String token, Look look, Instant now, Instant expires) {
    this.digest = Secrets.digest(token);
    this.lookId = look.id();
    this.madeAt = now;
    this.expiresAt = expires;
  }

  long lookId() {
    return lookId;
  }

  boolean isTooOld(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
