package cn.xinqiao.channel.sms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message by which somebody asked for no more: taken once, however often it is brought. */
@Entity
@Table(name = "sms_farewell")
class SmsFarewell {
  @Id
  @Column(name = "external_id")
  private String externalId;

  @Column(name = "taken_at")
  private Instant takenAt;

  protected SmsFarewell() {} // JPA

  SmsFarewell(String externalId, Instant takenAt) {
    this.externalId = externalId;
    this.takenAt = takenAt;
  }
}
