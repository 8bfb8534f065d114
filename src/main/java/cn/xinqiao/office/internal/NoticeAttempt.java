package cn.xinqiao.office.internal;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses.Fate;
import cn.xinqiao.office.NoticeAddresses.Lately;
import cn.xinqiao.office.NoticeWay.Result;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A way was tried; written down before it is, so that a killed process leaves a trace of it. */
@Entity
@Table(name = "notice_attempt")
class NoticeAttempt {
  private static final int LONGEST_ID = 120;
  private static final int LONGEST_WHY = 200;

  enum Outcome {
    TAKEN,
    REFUSED,
    TRY_LATER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "notice_id")
  private long noticeId;

  @Column(name = "address_id")
  private long addressId;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private AddressKind kind;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Outcome outcome;

  @Column(name = "provider_id")
  private String providerId;

  private String why;

  @Column(name = "wait_until")
  private Instant waitUntil;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  @Column(name = "link_digest")
  private String linkDigest;

  @Column(name = "opened_at")
  private Instant openedAt;

  protected NoticeAttempt() {} // JPA

  /**
   * @param linkDigest of the link that this letter carries; null for none
   */
  NoticeAttempt(long notice, NoticeAddress address, String linkDigest, Instant now) {
    this.noticeId = notice;
    this.addressId = address.id();
    this.kind = address.kind();
    this.linkDigest = linkDigest;
    this.begunAt = now;
  }

  long id() {
    return id;
  }

  long noticeId() {
    return noticeId;
  }

  long addressId() {
    return addressId;
  }

  NextWay.Tried tried() {
    return new NextWay.Tried(addressId, outcome == Outcome.REFUSED, begunAt, waitUntil);
  }

  void ended(Result result, Instant now) {
    endedAt = now;
    switch (result) {
      case Result.Taken(var given) -> {
        outcome = Outcome.TAKEN;
        providerId = cut(given, LONGEST_ID);
      }
      case Result.Refused(var reason) -> {
        outcome = Outcome.REFUSED;
        why = cut(reason, LONGEST_WHY);
      }
      case Result.TryLater(var after, var reason) -> {
        outcome = Outcome.TRY_LATER;
        why = cut(reason, LONGEST_WHY);
        waitUntil = after.isZero() ? null : now.plus(after);
      }
    }
  }

  /** The provider says so; the first word counts. */
  void arrived(Instant now) {
    if (arrivedAt == null) {
      arrivedAt = now;
    }
  }

  /** The provider had taken it, and now says that it will not arrive. */
  void cameBack(String reason) {
    outcome = Outcome.REFUSED;
    why = cut(reason, LONGEST_WHY);
  }

  /** Empty while nothing is known: it is on its way, or its process died. */
  Optional<Lately> lately() {
    return Optional.ofNullable(outcome).map(known -> new Lately(endedAt, fate(known)));
  }

  private Fate fate(Outcome known) {
    return switch (known) {
      case TAKEN -> arrivedAt == null ? Fate.TAKEN : Fate.ARRIVED;
      case REFUSED -> Fate.REFUSED;
      case TRY_LATER -> Fate.BUSY;
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
