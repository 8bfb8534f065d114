package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What leaders promised at visits, and offices while they work a case, until it is kept. Residents
 * are told of each promise, of a new date with its reason, and of the end; that it is really done
 * is theirs to say. Acts are acts on the case and refuse as those do.
 */
@ApplicationScoped
@Transactional
public class Promises {
  private static final int SENTENCE = 500;

  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final SlotBook slots;
  private final OfficeTree offices;
  private final ReceptionRules rules;
  private final Clock clock;

  Promises(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      SlotBook slots,
      OfficeTree offices,
      ReceptionRules rules,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.slots = slots;
    this.offices = offices;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A promise that is made.
   *
   * @param owner the office that has the case, or one above it
   * @param role whose word it is there: {@link Role#LEAD} or {@link Role#OFFICER}
   * @param what one sentence, which residents read
   * @param by the last day, in Shanghai
   */
  public record Made(OfficeCode owner, Role role, String what, LocalDate by) {
    public Made {
      what = sentence(what);
      if (role != Role.LEAD && role != Role.OFFICER) {
        throw new Refusal.RuleBroken("only who works cases promises something");
      }
    }
  }

  /**
   * Writes down what was promised, and tells the residents: the matter is promised from then on,
   * and nobody takes it for done.
   *
   * @param visit at which somebody heard it; empty for what the office promises that works the case
   * @throws Refusal.NotFound when the case has no such visit
   * @throws Refusal.RuleBroken when nobody came to the visit, or without one the case is answered
   *     or ended; when the day is over or too far, or another office is to keep it
   */
  public void make(Caller caller, Request request, Optional<Long> visit, Made made) {
    casework
        .take(caller, request, "promise")
        .ifPresent(working -> {
          visit.ifPresentOrElse(id -> requireHeld(working, id), () -> requireWorked(working));
          requireOwner(working, made.owner());
          requireDay(made.by());
          var promise =
              new Promise(working.number(), visit, made, caller.officerId(), clock.instant());
          entities.persist(promise);
          write(working, caller, Happening.PROMISE_MADE, promise);
          var words = visit.isPresent() ? "promise.made" : "promise.madeByOffice";
          casework.tell(working, words, made.what(), owner(working, promise), made.by().toString());
        });
  }

  /** The office says what was done; the resident is asked to look whether it is true. */
  public void keep(Caller caller, Request request, long promise, String done) {
    var how = sentence(done);
    change(
        caller,
        request,
        promise,
        "promise kept",
        (working, open) -> {
          open.settle(PromiseState.KEPT, how, clock.instant());
          write(working, caller, Happening.PROMISE_KEPT, open);
          casework.tell(working, "promise.kept", open.said(), owner(working, open), how);
        });
  }

  /**
   * To a later day, once, with the reason that residents are told.
   *
   * @throws Refusal.RuleBroken when it was moved before, or the day is not later
   */
  public void move(Caller caller, Request request, long promise, LocalDate to, String reason) {
    var why = sentence(reason);
    change(
        caller,
        request,
        promise,
        "promise moved",
        (working, open) -> {
          if (!to.isAfter(open.dueOn())) {
            throw new Refusal.RuleBroken("a promise is moved to a later day");
          }
          requireDay(to);
          open.move(to, why);
          write(working, caller, Happening.PROMISE_MOVED, open);
          casework.tell(working, "promise.moved", open.said(), why, to.toString());
        });
  }

  /** It was not kept, and will not be; residents are told so, with the reason. */
  public void admit(Caller caller, Request request, long promise, String reason) {
    var why = sentence(reason);
    change(
        caller,
        request,
        promise,
        "promise broken",
        (working, open) -> {
          open.settle(PromiseState.BROKEN, why, clock.instant());
          write(working, caller, Happening.PROMISE_BROKEN, open);
          casework.tell(working, "promise.broken", open.said(), why);
        });
  }

  private interface Change {
    void on(InHand working, Promise open);
  }

  private void change(Caller caller, Request request, long id, String verb, Change change) {
    casework
        .take(caller, request, verb)
        .ifPresent(working -> {
          var promise = entities.find(Promise.class, id);
          if (promise == null || !isOf(working, promise)) {
            throw new Refusal.NotFound("this case has no such promise");
          }
          entities.refresh(promise); // as it is now that the case is locked
          if (promise.state() != PromiseState.OPEN) {
            throw new Refusal.Conflict("this promise is " + promise.state() + " already");
          }
          change.on(working, promise);
        });
  }

  /** Also of a case that goes on in this one. */
  private boolean isOf(InHand working, Promise promise) {
    return handling.mainOf(promise.caseNumber()).equals(working.number());
  }

  private static void requireWorked(InHand working) {
    if (!working.state().isRunning()) {
      throw new Refusal.RuleBroken("what is answered is not promised any more");
    }
  }

  private void requireHeld(InHand working, long visit) {
    var held =
        slots
            .find(visit)
            .filter(found -> handling.mainOf(found.caseNumber()).equals(working.number()))
            .orElseThrow(() -> new Refusal.NotFound("this case has no such visit"));
    if (held.state() != VisitState.CAME) {
      throw new Refusal.RuleBroken("a promise is made to somebody who came");
    }
  }

  /** Nobody promises for an office that has not agreed to it. */
  private void requireOwner(InHand working, OfficeCode owner) {
    if (offices.find(owner).isEmpty() || !VisitFollowing.handles(owner, working)) {
      throw new Refusal.RuleBroken("the office that has the case, or one above it, promises");
    }
  }

  private void requireDay(LocalDate by) {
    var today = today();
    if (by.isBefore(today)) {
      throw new Refusal.RuleBroken("that day is over");
    }
    if (by.isAfter(today.plus(rules.promiseWithin()))) {
      throw new Refusal.RuleBroken("a promise is due within " + rules.promiseWithin());
    }
  }

  private void write(InHand working, Caller caller, Happening what, Promise promise) {
    entities.flush(); // its id is the line's code
    casework.write(working, caller, Note.of(what, "p" + promise.id()));
  }

  private String owner(InHand working, Promise promise) {
    return offices.get(promise.owner()).name(working.language());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), VisitDates.SHANGHAI);
  }

  void erased(@Observes WordsErased gone) {
    entities
        .createQuery("from Promise where caseNumber = :number", Promise.class)
        .setParameter("number", gone.number().toString())
        .getResultStream()
        .forEach(Promise::eraseWords);
  }

  private static String sentence(String text) {
    if (text == null || text.isBlank()) {
      throw new Refusal.RuleBroken("one sentence is needed");
    }
    var stripped = text.strip();
    if (stripped.length() > SENTENCE) {
      throw new Refusal.TooLarge("a sentence has at most " + SENTENCE + " characters");
    }
    return stripped;
  }
}
