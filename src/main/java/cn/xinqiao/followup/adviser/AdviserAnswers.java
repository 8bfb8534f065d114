package cn.xinqiao.followup.adviser;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Opens the door for whoever has the link, and closes it with the answer. */
@ApplicationScoped
@Transactional
class AdviserAnswers implements AdviserDoor {
  private final EntityManager entities;
  private final ConsultationBook book;
  private final AdviserWords words;
  private final Casework casework;
  private final OneHandling handling;
  private final Notices notices;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  AdviserAnswers(
      EntityManager entities,
      ConsultationBook book,
      AdviserWords words,
      Casework casework,
      OneHandling handling,
      Notices notices,
      OfficeTree offices,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.book = book;
    this.words = words;
    this.casework = casework;
    this.handling = handling;
    this.notices = notices;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Task open(String token) {
    var one = open(book.locked(found(token)));
    if (one.opened(clock.instant())) {
      audit.record(null, Act.OPEN_BY_CODE, one.number().toString(), one.code());
    }
    return new Task(
        one.number(),
        one.kind(),
        offices.get(one.office()),
        casework.now(one.number()).subject(),
        one.about().orElse(""));
  }

  /** The talks and the case first, as whoever works the case takes them. */
  @Override
  public void advise(String token, String advice) {
    var said = advice.strip();
    if (said.isEmpty() || said.length() > LONGEST_ADVICE) {
      throw new Refusal.RuleBroken("some words, at most " + LONGEST_ADVICE + " characters");
    }
    var found = found(token);
    handling.lock(List.of(found.number()));
    var one = open(book.locked(found));
    one.advised(said, clock.instant());
    var main = handling.mainOf(one.number());
    casework.note(main, Note.of(Happening.ADVISED, one.code()));
    notices.gathered(one.askedBy(), one.office(), words.advised(main));
  }

  private Consultation found(String token) {
    return entities
        .createQuery("from Consultation where linkDigest = :digest", Consultation.class)
        .setParameter("digest", Secrets.isToken(token) ? Secrets.digest(token) : "")
        .getResultStream()
        .findFirst()
        .orElseThrow(AdviserAnswers::opensNothing);
  }

  /** An accusation is nobody's to read, also when the case turned out to be one later. */
  private Consultation open(Consultation one) {
    var now = casework.now(handling.mainOf(one.number()));
    if (!one.isOpenAt(clock.instant()) || now.confidential() || now.state().isEnded()) {
      throw opensNothing();
    }
    return one;
  }

  private static Refusal opensNothing() {
    return new Refusal.NotFound("this link opens nothing, or nothing any more");
  }
}
