package cn.xinqiao.cases.reception;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.reception.Appointments.Answer;
import cn.xinqiao.cases.reception.SlotBook.Held;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What officers do with visits: book at the counter, call off, and write down who came and what was
 * said. Acts are acts on the case: within the officer's scope, locked, audited, in the timeline.
 */
@ApplicationScoped
@Transactional
public class Visits {
  private static final int MINUTES = 4000;

  private final Appointments appointments;
  private final SlotBook slots;
  private final Receptions receptions;
  private final VisitNews news;
  private final Casework casework;
  private final CaseSearch search;
  private final OneHandling handling;
  private final Conversations conversations;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  Visits(
      Appointments appointments,
      SlotBook slots,
      Receptions receptions,
      VisitNews news,
      Casework casework,
      CaseSearch search,
      OneHandling handling,
      Conversations conversations,
      OfficeTree offices,
      AuditTrail audit,
      Clock clock) {
    this.appointments = appointments;
    this.slots = slots;
    this.receptions = receptions;
    this.news = news;
    this.casework = casework;
    this.search = search;
    this.handling = handling;
    this.conversations = conversations;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A visit of a case.
   *
   * @param number by which the visitor knows the case
   * @param day the id of its day
   */
  public record Visit(
      long id,
      CaseNumber number,
      VisitState state,
      long day,
      Instant begins,
      String place,
      Office office) {}

  /**
   * A visitor of a day, and the case that they come about as far as it goes on in another.
   *
   * @param about the case as a list shows it
   */
  public record Comes(Visit visit, CaseFile.Line about) {}

  /**
   * The visits of a case and the times that it could be booked for.
   *
   * @param mine whether this officer may act on it
   */
  public record OfCase(boolean mine, List<Visit> visits, List<Receptions.Slot> free) {}

  /**
   * At the counter, or by telephone: books for whoever reported this case first. Another
   * appointment of theirs gives way.
   *
   * @throws Refusal.Conflict when the place was taken a moment ago, or the time is over
   * @throws Refusal.RuleBroken when that day is none of the office that has the case
   */
  public void book(Caller caller, Request request, String slotRef) {
    take(caller, request, "visit book")
        .ifPresent(working -> book(caller, request, working, slotRef));
  }

  private void book(Caller caller, Request request, InHand working, String slotRef) {
    long slot =
        slots.idOf(slotRef).orElseThrow(() -> new Refusal.RuleBroken("there is no such time"));
    if (!VisitFollowing.handles(slots.time(slot).day().office(), working)
        || working.state() == CaseState.WITHDRAWN) {
      throw new Refusal.RuleBroken("this case is not received there");
    }
    var visitor =
        appointments
            .visitor(request.number())
            .orElseThrow(() -> new Refusal.Conflict("nobody is told of this case any more"));
    switch (appointments.take(visitor, slot, Optional.of(caller.officerId()))) {
      case Answer.Taken(var held, var moved) -> {
        var what = moved ? Happening.VISIT_MOVED : Happening.VISIT_BOOKED;
        casework.write(working, caller, Note.of(what, visitor.code()));
        news.tell(
            conversations.lock(visitor.talk()),
            held,
            moved ? "reception.moved" : "reception.booked");
      }
      case Answer.Same _ -> {} // said twice, done once
      case Answer.Full() -> throw new Refusal.Conflict("the last place of that time is taken");
      case Answer.Closed() -> throw new Refusal.Conflict("that time is over, or was cancelled");
    }
  }

  /** The visitor told the office that they do not come. */
  public void callOff(Caller caller, Request request, long visit) {
    settle(caller, request, visit, VisitState.GIVEN_UP, Note.of(Happening.VISIT_GIVEN_UP));
  }

  /**
   * The visitor came.
   *
   * @param minutes what was said, in short; may be empty
   */
  public void came(Caller caller, Request request, long visit, String minutes) {
    var said = minutes == null ? "" : minutes.strip();
    if (said.length() > MINUTES) {
      throw new Refusal.TooLarge("minutes have at most " + MINUTES + " characters");
    }
    var note = Note.of(Happening.VISIT_HELD);
    settle(caller, request, visit, VisitState.CAME, said.isEmpty() ? note : note.saying(said));
  }

  /** The visitor did not come; nothing follows from that, and a new time can be booked. */
  public void absent(Caller caller, Request request, long visit) {
    settle(caller, request, visit, VisitState.ABSENT, Note.of(Happening.VISIT_MISSED));
  }

  private void settle(Caller caller, Request request, long visit, VisitState as, Note note) {
    take(caller, request, "visit " + as)
        .ifPresent(working -> {
          var held = open(working, visit);
          if (as != VisitState.GIVEN_UP && isBeforeItsDay(held)) {
            throw new Refusal.RuleBroken("that visit is still to come");
          }
          appointments.end(held.visit(), as);
          casework.write(
              working,
              caller,
              new Note(note.what(), Optional.of("r" + held.visit().reporterId()), note.words()));
          if (as == VisitState.GIVEN_UP) {
            appointments
                .visitor(held.visit())
                .ifPresent(visitor ->
                    news.tell(conversations.lock(visitor.talk()), held, "reception.givenUp"));
          }
        });
  }

  private boolean isBeforeItsDay(Held held) {
    return LocalDate.ofInstant(clock.instant(), VisitDates.SHANGHAI)
        .isBefore(held.time().day().heldOn());
  }

  private Held open(InHand working, long visit) {
    var held =
        slots
            .locked(visit)
            .filter(found -> handling.mainOf(found.visit().caseNumber()).equals(working.number()))
            .orElseThrow(() -> new Refusal.NotFound("this case has no such visit"));
    if (!held.visit().isOpen()) {
      throw new Refusal.Conflict("this visit is settled already: " + held.visit().state());
    }
    return held;
  }

  /** What is done is done with the case that this one goes on in. */
  private Optional<InHand> take(Caller caller, Request request, String verb) {
    search.seen(caller, List.of(request.number())).stream()
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such case"));
    var main = handling.mainOf(request.number());
    return casework.take(
        caller, new Request(main, request.ifVersion(), request.idempotencyKey()), verb);
  }

  /**
   * A page of its own: the view of the case is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  public OfCase show(Caller caller, CaseNumber number) {
    casework.look(caller, number);
    return of(caller, number);
  }

  /**
   * For a part of a page whose view is written down already.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  public OfCase of(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    var main = handling.mainOf(number);
    var mine = glance.mine() && glance.one().state() != CaseState.WITHDRAWN;
    return new OfCase(
        glance.mine(),
        slots.visitsOf(numbers(main)).stream().map(this::shown).toList(),
        mine ? receptions.bookable(glance.one().office()) : List.of());
  }

  /** A case, and those that go on in it. */
  private List<String> numbers(CaseNumber main) {
    return Stream.concat(
            Stream.of(main), handling.reporters(main).stream().map(OneHandling.Reporter::number))
        .map(CaseNumber::toString)
        .distinct()
        .toList();
  }

  /**
   * Who comes on a day, and who came. Whoever may not see a case does not see its visitor either.
   *
   * @throws Refusal.NotFound when the officer does not see that day
   */
  public List<Comes> on(Caller caller, long day) {
    var held =
        slots.visitsOn(
            receptions.seen(caller, day),
            List.of(VisitState.BOOKED, VisitState.CAME, VisitState.ABSENT));
    var comes = held.isEmpty() ? List.<Comes>of() : seen(caller, held);
    audit.record(
        caller.officerId(),
        Act.VIEW_LIST,
        caller.office().value(),
        "reception=" + day + " shown=" + comes.size());
    return comes;
  }

  private List<Comes> seen(Caller caller, List<Held> held) {
    var mains =
        held.stream()
            .map(one -> one.visit().caseNumber())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), handling::mainOf));
    Map<CaseNumber, CaseFile.Line> seen =
        search.lines(caller, mains.values()).stream()
            .collect(Collectors.toMap(CaseFile.Line::number, Function.identity()));
    var comes = new ArrayList<Comes>();
    for (Held one : held) {
      Optional.ofNullable(seen.get(mains.get(one.visit().caseNumber())))
          .ifPresent(line -> comes.add(new Comes(shown(one), line)));
    }
    return List.copyOf(comes);
  }

  private Visit shown(Held held) {
    return new Visit(
        held.visit().id(),
        held.visit().caseNumber(),
        held.visit().state(),
        held.time().day().id(),
        held.time().slot().beginsAt(),
        held.time().day().place(),
        offices.get(office(held)));
  }

  private static OfficeCode office(Held held) {
    return held.time().day().office();
  }
}
