package cn.xinqiao.followup;

import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The two keys of one reporter on one case, as they stand. Only {@link #told} turns one, and only a
 * resident tells; what an officer proposes stands beside them and counts for nothing until then.
 */
@Entity
@Table(name = "reporter_keys")
class ReporterKeys {
  @Id
  @Column(name = "reporter_id")
  private long reporterId;

  @Column(name = "case_number")
  private String caseNumber;

  @Version private int version;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private KeysAsked asked;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private MatterKey matter;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private HeartKey heart;

  private int again;

  @Column(name = "promised_on")
  private LocalDate promisedOn;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "matter_at")
  private Instant matterAt;

  @Column(name = "heart_at")
  private Instant heartAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  @Column(name = "no_more_at")
  private Instant noMoreAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "proposed_matter")
  private MatterKey proposedMatter;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "proposed_heart")
  private HeartKey proposedHeart;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "proposed_by")
  private Long proposedBy;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "next_step")
  private NextStep nextStep;

  @Column(name = "next_rule")
  private String nextRule;

  protected ReporterKeys() {} // JPA

  ReporterKeys(OneHandling.Reporter reporter, KeysAsked asked) {
    this.reporterId = reporter.id();
    this.caseNumber = reporter.number().toString();
    stand(Keys.of(asked));
  }

  long reporter() {
    return reporterId;
  }

  /** The case by which the reporter knows it. */
  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  Keys keys() {
    return new Keys(asked, matter, heart, again);
  }

  Optional<LocalDate> promisedOn() {
    return Optional.ofNullable(promisedOn);
  }

  /** Since when the office says that it is done. */
  Optional<Instant> doneAt() {
    return Optional.ofNullable(doneAt);
  }

  Optional<Instant> matterAt() {
    return Optional.ofNullable(matterAt);
  }

  Optional<Instant> heartAt() {
    return Optional.ofNullable(heartAt);
  }

  /** Since when every key that is asked is turned: 双解. */
  Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  /** Since when nobody may ask any more. */
  Optional<Instant> noMoreAt() {
    return Optional.ofNullable(noMoreAt);
  }

  /** What an officer wrote down, until the resident says how it is. */
  Optional<KeyDesk.Proposed> proposed() {
    return Optional.ofNullable(proposedAt)
        .map(at ->
            new KeyDesk.Proposed(
                Optional.ofNullable(proposedMatter), Optional.ofNullable(proposedHeart), at));
  }

  void proposed(Answer heard, long officer, Instant now) {
    var as = Keys.of(asked).told(heard);
    switch (heard) {
      case PUT_RIGHT, NOT_PUT_RIGHT -> proposedMatter = as.matter();
      case AT_EASE, UNHAPPY, NOT_AT_EASE, NO_MORE -> proposedHeart = as.heart();
    }
    proposedBy = officer;
    proposedAt = now;
  }

  NextStep next() {
    return nextStep;
  }

  /** The row of {@code rules/outcomes.csv} that says what is next. */
  String rule() {
    return nextRule;
  }

  void follows(Outcomes.Outcome outcome) {
    nextStep = outcome.next();
    nextRule = outcome.rule();
  }

  /** The resident's word, whenever it is said. */
  void told(Answer answer, Instant now) {
    stand(keys().told(answer));
    switch (answer) {
      case PUT_RIGHT, NOT_PUT_RIGHT -> {
        matterAt = now;
        proposedMatter = null;
      }
      case AT_EASE, UNHAPPY, NOT_AT_EASE -> {
        heartAt = now;
        proposedHeart = null;
      }
      case NO_MORE -> {
        noMoreAt = now;
        proposedHeart = null;
      }
    }
    if (proposedMatter == null && proposedHeart == null) {
      proposedAt = null;
      proposedBy = null;
    }
    settledAt = !keys().areTurned() ? null : settledAt == null ? now : settledAt;
  }

  void promised(LocalDate on) {
    stand(keys().promised());
    promisedOn = on;
  }

  /** The office has said why it is not done yet, and when it looks again. */
  void looksAgain(LocalDate on) {
    stand(keys().looksAgain());
    promisedOn = on;
  }

  /**
   * Whether another answer of the office would be one to the resident's word that it is not put
   * right, also after a promise to look at it again.
   */
  boolean isSentBack() {
    return keys().isDenied() || matter == MatterKey.PROMISED && matterAt != null;
  }

  void done(Instant now) {
    stand(keys().done());
    doneAt = now;
  }

  void handledAgain() {
    stand(keys().handledAgain());
    settledAt = null;
    doneAt = null;
  }

  /** Another office decides anew, or it goes on by itself: nobody says that it is done. */
  void openAgain() {
    stand(keys().openAgain());
    doneAt = null;
  }

  void askedAs(KeysAsked other, Instant now) {
    stand(keys().askedAs(other));
    settledAt = !keys().areTurned() ? null : settledAt == null ? now : settledAt;
  }

  private void stand(Keys now) {
    asked = now.asked();
    matter = now.matter();
    heart = now.heart();
    again = now.again();
  }
}
