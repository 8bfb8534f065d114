package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Invitations.Answer;
import cn.xinqiao.cases.together.Invitations.Rating;
import cn.xinqiao.cases.together.Invitations.State;
import cn.xinqiao.cases.together.TogetherRules.DueDay;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** That a department was asked to come or to answer, and what it did. */
@Entity
@Table(name = "invitation")
class Invitation {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "inviter_code")
  private String inviterCode;

  @Column(name = "office_code")
  private String officeCode;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private State state = State.OPEN;

  @Column(name = "due_on")
  private LocalDate dueOn;

  private boolean provisional;

  @Column(name = "rule_id")
  private String ruleId;

  @Column(name = "invited_at")
  private Instant invitedAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "attends_on")
  private LocalDate attendsOn;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Rating rating;

  @Column(name = "rated_at")
  private Instant ratedAt;

  @Column(length = 1_000_000)
  private String reason;

  @Column(length = 1_000_000)
  private String answer;

  @Column(name = "rating_words", length = 1_000_000)
  private String ratingWords;

  protected Invitation() {} // JPA

  Invitation(
      CaseNumber number,
      OfficeCode inviter,
      OfficeCode department,
      DueDay due,
      Instant now,
      String reason) {
    this.caseNumber = number.toString();
    this.inviterCode = inviter.value();
    this.officeCode = department.value();
    this.dueOn = due.on();
    this.provisional = due.provisional();
    this.ruleId = due.rule().orElseThrow();
    this.invitedAt = now;
    this.reason = reason;
  }

  long id() {
    return id;
  }

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  OfficeCode inviter() {
    return new OfficeCode(inviterCode);
  }

  OfficeCode department() {
    return new OfficeCode(officeCode);
  }

  State state() {
    return state;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  boolean isProvisional() {
    return provisional;
  }

  String ruleId() {
    return ruleId;
  }

  Instant invitedAt() {
    return invitedAt;
  }

  Optional<Instant> answeredAt() {
    return Optional.ofNullable(answeredAt);
  }

  Optional<LocalDate> attendsOn() {
    return Optional.ofNullable(attendsOn);
  }

  Optional<Rating> rating() {
    return Optional.ofNullable(rating);
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  Optional<String> sentence() {
    return Optional.ofNullable(ratingWords);
  }

  /** No answer came in time: the day is over. What is only "not before" its day is not late. */
  boolean isLate(LocalDate today) {
    if (provisional || state == State.LAPSED) {
      return false;
    }
    return answeredAt().map(at -> at.atZone(CITY).toLocalDate()).orElse(today).isAfter(dueOn);
  }

  void answered(Answer how, Optional<LocalDate> on, String words, Instant now) {
    if (state != State.OPEN) {
      throw new Refusal.Conflict("this invitation is " + state + " meanwhile");
    }
    state = how.state();
    attendsOn = on.orElse(null);
    answer = words.isEmpty() ? null : words;
    answeredAt = now;
  }

  void rated(Rating worth, String sentence, Instant now) {
    if (answeredAt == null) {
      throw new Refusal.Conflict("nothing was answered yet");
    }
    if (rating != null) {
      throw new Refusal.Conflict("it was rated before");
    }
    rating = worth;
    ratingWords = sentence.isEmpty() ? null : sentence;
    ratedAt = now;
  }

  void caseEnded() {
    if (state == State.OPEN) {
      state = State.LAPSED;
    }
  }
}
