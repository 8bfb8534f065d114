package cn.xinqiao.cases.together;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.cases.OfficeAsked.Wish;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.together.TogetherRules.DueDay;
import cn.xinqiao.cases.together.TogetherRules.Owed;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what a lead and its co-handlers do. */
@ApplicationScoped
@Transactional
class PartActs implements Parts {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Casework casework;
  private final RedactedCases redacted;
  private final PartBook book;
  private final TogetherRules rules;
  private final Admission admission;
  private final OfficeTree offices;
  private final CoHandlers coHandlers;
  private final Event<OfficeAsked> asked;
  private final AuditTrail audit;
  private final Clock clock;

  PartActs(
      Casework casework,
      RedactedCases redacted,
      PartBook book,
      TogetherRules rules,
      Admission admission,
      OfficeTree offices,
      Event<OfficeAsked> asked,
      AuditTrail audit,
      Clock clock) {
    this.casework = casework;
    this.redacted = redacted;
    this.book = book;
    this.rules = rules;
    this.admission = admission;
    this.offices = offices;
    this.coHandlers = new CoHandlers(offices);
    this.asked = asked;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Map<Office, List<Office>> goals(OfficeCode holder) {
    return coHandlers.of(holder);
  }

  @Override
  public void ask(
      Caller caller, Request request, OfficeCode to, String wanted, Optional<LocalDate> by) {
    var words = Said.needed(wanted, "what is wanted has to be said");
    casework
        .take(caller, request, "part")
        .ifPresent(working -> {
          requirePartable(working);
          if (!coHandlers.allows(working.office(), to)) {
            throw new Refusal.RuleBroken("no office that can be asked from here");
          }
          if (book.of(working.number()).stream()
              .anyMatch(p -> p.office().equals(to) && !p.state().isOver())) {
            throw new Refusal.Conflict("that office was asked already, and its part is open");
          }
          admission.require(to, working.subject(), Admission.Task.CO_HANDLING);
          requireDiscreet(working, to, words);
          begin(caller, working, to, Origin.CO_HANDLING, due(by), words);
        });
  }

  /** Adds a part to a case that was taken. */
  CasePart begin(
      Caller caller, InHand working, OfficeCode to, Origin origin, DueDay due, String wanted) {
    var part = book.keep(new CasePart(working.number(), to, origin, due, clock.instant()));
    book.say(part, caller, Saying.ASKED, wanted);
    casework.write(working, caller, Note.of(Happening.PART_ASKED, to.value()).saying(wanted));
    tell(working, part, due);
    return part;
  }

  private void tell(InHand working, CasePart part, DueDay due) {
    asked.fire(
        new OfficeAsked(
            part.office(), Wish.PART, working.number(), working.office(), Optional.of(due.on())));
  }

  /** A committee is a neighbour of whoever reported: it reads nothing that says who that was. */
  private void requireDiscreet(InHand working, OfficeCode to, String words) {
    if (offices.get(to).level() == OfficeLevel.NEIGHBOURHOOD
        && !redacted.betrayed(working.number(), words).isEmpty()) {
      throw new Refusal.RuleBroken("给居委会的话里有反映人的姓名、联系方式、室号或者原话：请换个说法");
    }
  }

  static void requirePartable(InHand working) {
    if (working.confidential()) {
      throw new Refusal.RuleBroken("an accusation is shown to no other office (信访工作条例第三十条)");
    }
    if (!working.state().isRunning()) {
      throw new Refusal.Conflict("a case that is " + working.state() + " has no new parts");
    }
  }

  DueDay due(Optional<LocalDate> by) {
    return by.map(
            day -> {
              if (day.isBefore(clock.instant().atZone(CITY).toLocalDate())) {
                throw new Refusal.RuleBroken("that day is over");
              }
              return new DueDay(day, false, Optional.empty());
            })
        .orElseGet(() -> rules.due(Owed.PART, clock.instant()));
  }

  @Override
  public void answer(
      Caller caller, Request request, long part, String words, Optional<byte[]> photo) {
    var said = Said.needed(words, "an answer is needed");
    casework
        .takePart(caller, request, "part-answer", () -> isFor(caller, request, part))
        .ifPresent(working -> {
          var mine = ofCase(working, part);
          mine.answered(clock.instant());
          var spoken = book.say(mine, caller, Saying.ANSWERED, said);
          photo.ifPresent(picture -> book.keep(new PartPhoto(spoken, picture)));
          var line = Note.of(Happening.PART_ANSWERED, mine.office().value());
          casework.write(working, caller, mine.office(), line.saying(said));
        });
  }

  private boolean isFor(Caller caller, Request request, long part) {
    return book.find(request.number(), part)
        .filter(p -> new Scope(caller).actsFor(p.office()))
        .isPresent();
  }

  @Override
  public void done(Caller caller, Request request, long part) {
    casework
        .take(caller, request, "part-done")
        .ifPresent(working -> {
          var one = ofCase(working, part);
          one.done(clock.instant());
          book.say(one, caller, Saying.DONE, null);
          write(working, caller, Happening.PART_DONE, one, Optional.empty());
        });
  }

  @Override
  public void askAgain(
      Caller caller, Request request, long part, String wanted, Optional<LocalDate> by) {
    var words = Said.needed(wanted, "what is wanted has to be said");
    casework
        .take(caller, request, "part-again")
        .ifPresent(working -> {
          var one = ofCase(working, part);
          requirePartable(working);
          requireDiscreet(working, one.office(), words);
          var due = due(by);
          one.askedAgain(due);
          book.say(one, caller, Saying.ASKED_AGAIN, words);
          write(working, caller, Happening.PART_ASKED, one, Optional.of(words));
          tell(working, one, due);
        });
  }

  @Override
  public void end(Caller caller, Request request, long part, String reason) {
    var why = Said.needed(reason, "a reason is needed");
    casework
        .take(caller, request, "part-end")
        .ifPresent(working -> {
          var one = ofCase(working, part);
          one.ended(clock.instant());
          book.say(one, caller, Saying.ENDED, why);
          write(working, caller, Happening.PART_ENDED, one, Optional.of(why));
        });
  }

  private void write(
      InHand working, Caller caller, Happening what, CasePart of, Optional<String> words) {
    var line = Note.of(what, of.office().value());
    casework.write(working, caller, words.map(line::saying).orElse(line));
  }

  private CasePart ofCase(InHand working, long part) {
    return book.find(working.number(), part).orElseThrow(PartActs::noSuchPart);
  }

  @Override
  public List<Part> of(Caller caller, CaseNumber number) {
    return casework.glance(caller, number).one().confidential()
        ? List.of()
        : book.shown(book.of(number));
  }

  @Override
  public List<Part> owed(Caller caller) {
    return caller.mayRead() ? book.shown(book.owed(caller.office())) : List.of();
  }

  @Override
  public List<Part> answered(Caller caller) {
    return caller.mayRead() ? book.shown(book.answered(caller.office())) : List.of();
  }

  @Override
  public Sight look(Caller caller, CaseNumber number, long part) {
    var scope = new Scope(caller);
    var mine =
        book.find(number, part)
            .filter(p -> scope.sees(p.office(), false))
            .orElseThrow(PartActs::noSuchPart);
    return new Sight(
        book.shown(List.of(mine)).getFirst(),
        redacted.show(caller, number, "part"),
        scope.actsFor(mine.office()) && !mine.state().isOver());
  }

  @Override
  public byte[] photo(Caller caller, CaseNumber number, long part, long line) {
    var scope = new Scope(caller);
    return book.find(number, part)
        .filter(p -> scope.sees(p.office(), false) || isSeen(caller, number))
        .flatMap(p -> book.photo(p, line))
        .map(picture -> {
          audit.record(caller.officerId(), Act.VIEW_CASE, number.toString(), "part picture");
          return picture;
        })
        .orElseThrow(PartActs::noSuchPart);
  }

  private boolean isSeen(Caller caller, CaseNumber number) {
    casework.glance(caller, number);
    return true;
  }

  private static Refusal noSuchPart() {
    return new Refusal.NotFound("no such part of this case");
  }
}
