package cn.xinqiao.followup;

import cn.xinqiao.kernel.CaseNumber;
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

/** One line of how the keys of a reporter came to stand as they do. Append-only. */
@Entity
@Table(name = "key_turn")
class KeyTurn {
  /** Who moved a key. */
  enum Who {
    /** Turned it. */
    RESIDENT,
    /** Said what it answers for itself: a promise, that it is done. */
    OFFICE,
    /** Wrote down what a resident said; counts once the resident confirms it. */
    OFFICER
  }

  /** By what a resident answered, or an officer heard. */
  enum How {
    BUTTON,
    /** Free words, confirmed where they would close or reopen. */
    WORDS,
    /** The resident's page of the case. */
    PAGE,
    CALL,
    VISIT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "reporter_id")
  private long reporterId;

  @Column(name = "case_number")
  private String caseNumber;

  private Instant at;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private Who who;

  private String what;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private How how;

  private String channel;

  @Column(name = "revisit_id")
  private Long revisitId;

  private String device;

  @Column(name = "officer_id")
  private Long officerId;

  @Column(name = "called_at")
  private Instant calledAt;

  protected KeyTurn() {} // JPA

  private KeyTurn(ReporterKeys keys, Who who, String what, Instant now) {
    this.reporterId = keys.reporter();
    this.caseNumber = keys.number().toString();
    this.who = who;
    this.what = what;
    this.at = now;
  }

  /** The office says it. */
  static KeyTurn byOffice(ReporterKeys keys, OfficeSaid what, Instant now) {
    return new KeyTurn(keys, Who.OFFICE, what.name(), now);
  }

  /** The resident says it. */
  static KeyTurn byResident(ReporterKeys keys, Told told, Instant now) {
    var turn = new KeyTurn(keys, Who.RESIDENT, told.answer().name(), now);
    turn.how = told.how();
    turn.channel = told.channel();
    turn.revisitId = told.revisit().orElse(null);
    turn.device = told.device().orElse(null);
    return turn;
  }

  /** An officer heard it. */
  static KeyTurn byOfficer(
      ReporterKeys keys, KeyDesk.Proposal proposal, long officer, Instant now) {
    var turn = new KeyTurn(keys, Who.OFFICER, proposal.answer().name(), now);
    turn.how =
        switch (proposal.heard()) {
          case CALL -> How.CALL;
          case VISIT -> How.VISIT;
        };
    turn.officerId = officer;
    turn.calledAt = proposal.at();
    return turn;
  }

  /** What an office says of the matter. */
  enum OfficeSaid {
    PROMISED,
    DONE,
    HANDLED_AGAIN,
    OPEN_AGAIN,
    /** Which keys are asked has changed: it is of another kind, or has ended. */
    ASKED_OTHERWISE
  }

  /**
   * A resident's word.
   *
   * @param revisit the one that asked; empty when the resident said it by themselves
   * @param device a digest of where it came from
   */
  record Told(
      Keys.Answer answer,
      How how,
      String channel,
      Optional<Long> revisit,
      Optional<String> device) {}

  CaseNumber number() {
    return CaseNumber.valueOf(caseNumber);
  }

  long reporter() {
    return reporterId;
  }

  Who who() {
    return who;
  }

  String what() {
    return what;
  }

  Instant at() {
    return at;
  }
}
