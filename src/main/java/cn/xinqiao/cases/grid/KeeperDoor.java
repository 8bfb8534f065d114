package cn.xinqiao.cases.grid;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.grid.Looks.Over;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens the door to a look for whoever has its link, and closes it with the answer. */
@ApplicationScoped
@Transactional
class KeeperDoor implements LookDoor {
  private final EntityManager entities;
  private final LookShelf shelf;
  private final Casework casework;
  private final OneHandling handling;
  private final Notices notices;
  private final OfficeTree offices;
  private final Texts texts;
  private final AuditTrail audit;
  private final Clock clock;

  KeeperDoor(
      EntityManager entities,
      LookShelf shelf,
      Casework casework,
      OneHandling handling,
      Notices notices,
      OfficeTree offices,
      Texts texts,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.shelf = shelf;
    this.casework = casework;
    this.handling = handling;
    this.notices = notices;
    this.offices = offices;
    this.texts = texts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Opened open(String token) {
    var link = link(token);
    var look = shelf.locked(link.lookId());
    var over = over(look, link);
    if (over.isEmpty() && look.opened(clock.instant())) {
      audit.record(null, Act.OPEN_BY_CODE, look.caseNumber().toString(), look.code());
    }
    return over.<Opened>map(Opened.Closed::new).orElseGet(() -> task(look));
  }

  private Opened task(Look look) {
    return new Opened.Task(
        look.caseNumber(),
        offices.get(look.office()),
        casework.now(look.caseNumber()).subject(),
        look.place().orElse(""),
        look.wanted().orElse(""),
        look.answerBy());
  }

  /** The talks and the case before the look, as whoever works the case takes them. */
  @Override
  public Opened answer(String token, String sentence, Optional<byte[]> photo) {
    var said = sentence.strip();
    if (said.length() > LONGEST_SENTENCE) {
      throw new Refusal.RuleBroken("one sentence, at most " + LONGEST_SENTENCE + " characters");
    }
    var link = link(token);
    var number = entities.find(Look.class, link.lookId()).caseNumber();
    handling.lock(List.of(number));
    var look = shelf.locked(link.lookId());
    var over = over(look, link);
    if (over.isEmpty()) {
      look.answer(said, clock.instant());
      photo.ifPresent(picture -> entities.persist(new LookPhoto(look, picture)));
      tell(look, handling.mainOf(number));
    }
    return new Opened.Closed(over.orElse(Over.ANSWERED));
  }

  /** The number only: what the keeper says is read at the desk. */
  private void tell(Look look, CaseNumber main) {
    casework.note(main, Note.of(Happening.LOOK_ANSWERED, look.code()));
    notices.gathered(
        look.askedBy(), look.office(), texts.say(Language.ZH, "grid.notice.answered", main));
  }

  private LookLink link(String token) {
    return shelf.link(token).orElseThrow(() -> new Refusal.NotFound("no such link"));
  }

  /** An accusation is nobody's to look at, also when the case turned out to be one later. */
  private Optional<Over> over(Look look, LookLink link) {
    if (look.over().isPresent()) {
      return look.over();
    }
    var now = casework.now(look.caseNumber());
    if (now.state().isEnded() || now.confidential()) {
      return Optional.of(Over.ENDED);
    }
    return link.isTooOld(clock.instant()) ? Optional.of(Over.LATE) : Optional.empty();
  }
}
