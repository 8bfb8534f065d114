package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.cases.OfficeAsked.Wish;
import cn.xinqiao.cases.PassingOn;
import cn.xinqiao.cases.PassingOn.Arrival;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.TransferRule;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Carries out returns and what is decided about them. */
@ApplicationScoped
@Transactional
class ReturnActs implements Returns {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Casework casework;
  private final PassingOn passing;
  private final RedactedCases redacted;
  private final ReturnBook book;
  private final Admission admission;
  private final OfficeTree offices;
  private final Event<OfficeAsked> told;
  private final Clock clock;

  ReturnActs(
      Casework casework,
      PassingOn passing,
      RedactedCases redacted,
      ReturnBook book,
      Admission admission,
      OfficeTree offices,
      Event<OfficeAsked> told,
      Clock clock) {
    this.casework = casework;
    this.passing = passing;
    this.redacted = redacted;
    this.book = book;
    this.admission = admission;
    this.offices = offices;
    this.told = told;
    this.clock = clock;
  }

  @Override
  public void ask(Caller caller, Request request, String reason) {
    var why = Said.needed(reason, "a reason is needed");
    casework.take(caller, request, "return").ifPresent(working -> ask(caller, working, why));
  }

  private void ask(Caller caller, InHand working, String why) {
    if (working.confidential()) {
      throw new Refusal.RuleBroken(
          "an accusation is passed on between the confidential desks, not returned (信访工作条例第三十条)");
    }
    var before = book.of(working.number());
    requireReturnable(working, before);
    var arrival = passing.arrival(working.number());
    var sender = sender(working, arrival);
    if (book.isDecided(working.number(), working.office(), sender)) {
      throw new Refusal.RuleBroken("it was decided between these two offices whose it is");
    }
    requireInTime(arrival);
    var arbiter = Arbiter.between(offices, working.office(), sender);
    var pair = new ReturnRequest.Pair(working.office(), sender, arbiter);
    var asked =
        new ReturnRequest(
            working.number(), pair, working.subject(), clock.instant(), caller.officerId(), why);
    if (arbiter.isPresent() && before.stream().anyMatch(r -> r.answeredAt().isPresent())) {
      asked.goesUp(casework.lastWords(working.number(), Happening.TRANSFERRED));
    }
    book.keep(asked);
    casework.write(working, caller, Note.of(Happening.RETURN_ASKED, sender.value()).saying(why));
    tell(asked);
  }

  /** Whoever has to speak next: the sender, or above both whoever decides. */
  private void tell(ReturnRequest asked) {
    switch (asked.state()) {
      case ASKED -> told.fire(asked(asked, asked.sender(), Wish.RETURN));
      case DISPUTED ->
          asked.arbiter().ifPresent(one -> told.fire(asked(asked, one, Wish.ARBITRATION)));
      case AGREED, DECIDED, LAPSED -> {}
    }
  }

  private static OfficeAsked asked(ReturnRequest asked, OfficeCode who, Wish wish) {
    return new OfficeAsked(who, wish, asked.number(), asked.holder(), Optional.empty());
  }

  private static void requireReturnable(InHand working, List<ReturnRequest> before) {
    if (!working.state().isRunning()) {
      throw new Refusal.Conflict("a case that is " + working.state() + " is not returned");
    }
    if (before.stream().anyMatch(r -> r.state().isOpen())) {
      throw new Refusal.Conflict("its return was asked for already");
    }
  }

  private OfficeCode sender(InHand working, Arrival arrival) {
    return arrival
        .from()
        .or(() -> offices.get(working.office()).above())
        .orElseThrow(() -> new Refusal.RuleBroken("there is no office above"));
  }

  private void requireInTime(Arrival arrival) {
    var today = clock.instant().atZone(CITY).toLocalDate();
    arrival
        .returnUntil()
        .filter(today::isAfter)
        .ifPresent(last -> {
          throw new Refusal.RuleBroken(
              "it could be returned until " + last + " (" + arrival.source() + ")");
        });
  }

  @Override
  public void answer(Caller caller, Request request, boolean agreed, String reason) {
    var why = agreed ? Said.optional(reason) : Said.needed(reason, "a reason is needed");
    Predicate<ReturnRequest> isSender = r -> actsFor(caller, r.sender());
    casework
        .takePart(caller, request, "return-answer", () -> isFor(request, isSender))
        .ifPresent(working -> {
          var asked = mine(working.number(), isSender);
          if (agreed) {
            asked.agreed(caller.officerId(), clock.instant(), why);
            var kept = asked.reason().orElse("");
            passing.move(working, caller, asked.sender(), asked.sender(), Happening.RETURNED, kept);
          } else {
            asked.declined(caller.officerId(), clock.instant(), why);
            var line = Note.of(Happening.RETURN_DECLINED, asked.holder().value());
            casework.write(working, caller, asked.sender(), line.saying(why));
            tell(asked);
          }
        });
  }

  @Override
  public void decide(Caller caller, Request request, OfficeCode whose, String reason) {
    var why = Said.needed(reason, "a reason is needed");
    Predicate<ReturnRequest> decides = r -> r.arbiter().filter(a -> actsFor(caller, a)).isPresent();
    casework
        .takePart(caller, request, "arbitration", () -> isFor(request, decides))
        .ifPresent(working -> {
          var asked = mine(working.number(), decides);
          var arbiter = asked.arbiter().orElseThrow();
          requireEligible(asked, arbiter, whose);
          if (!whose.equals(asked.holder()) && !whose.equals(asked.sender())) {
            admission.require(whose, working.subject(), Admission.Task.LEAD);
          }
          asked.decided(caller.officerId(), clock.instant(), whose, why);
          if (whose.equals(working.office())) {
            var line = Note.of(Happening.ARBITRATED, whose.value());
            casework.write(working, caller, arbiter, line.saying(why));
          } else {
            passing.move(working, caller, arbiter, whose, Happening.ARBITRATED, why);
          }
        });
  }

  private void requireEligible(ReturnRequest asked, OfficeCode arbiter, OfficeCode whose) {
    var rule = new TransferRule(offices);
    if (!whose.equals(asked.holder())
        && !whose.equals(asked.sender())
        && !(rule.allows(asked.holder(), arbiter, false, whose) && whose.within(arbiter))) {
      throw new Refusal.RuleBroken("whose it is: one of the two, or an office below the arbiter");
    }
  }

  private boolean isFor(Request request, Predicate<ReturnRequest> speaks) {
    return book.newest(request.number()).filter(speaks).isPresent();
  }

  /**
   * The newest of the case, if this officer may speak to it; what it has become is looked at then.
   */
  private ReturnRequest mine(CaseNumber number, Predicate<ReturnRequest> speaks) {
    return book.newest(number)
        .filter(speaks)
        .orElseThrow(() -> new Refusal.NotFound("no such case"));
  }

  private static boolean actsFor(Caller caller, OfficeCode office) {
    return new Scope(caller).actsFor(office);
  }

  @Override
  public List<Asked> of(Caller caller, CaseNumber number) {
    return casework.glance(caller, number).one().confidential()
        ? List.of()
        : book.of(number).stream().map(book::shown).toList();
  }

  @Override
  public List<Asked> waiting(Caller caller) {
    return caller.mayRead()
        ? book.waitingFor(caller.office()).stream().map(book::shown).toList()
        : List.of();
  }

  @Override
  public Sight look(Caller caller, CaseNumber number) {
    var asked =
        mine(
            number,
            r -> sees(caller, r.sender()) || r.arbiter().filter(a -> sees(caller, a)).isPresent());
    boolean decides = asked.state() == State.DISPUTED;
    var turn = decides ? asked.arbiter() : Optional.of(asked.sender());
    boolean acts = asked.state().isOpen() && turn.filter(o -> actsFor(caller, o)).isPresent();
    return new Sight(
        book.shown(asked),
        redacted.show(caller, number, "return"),
        decides,
        acts,
        decides && acts ? others(asked) : Map.of());
  }

  /** It may be neither's: whoever decides can name a third office below. */
  private Map<Office, List<Office>> others(ReturnRequest asked) {
    var arbiter = asked.arbiter().orElseThrow();
    var pair = Set.of(asked.holder(), asked.sender());
    var others = new LinkedHashMap<Office, List<Office>>();
    new TransferRule(offices)
        .goals(asked.holder(), arbiter, false)
        .forEach((territory, goals) -> {
          var below =
              goals.stream()
                  .filter(o -> o.code().within(arbiter) && !pair.contains(o.code()))
                  .toList();
          if (!below.isEmpty()) {
            others.put(territory, below);
          }
        });
    return others;
  }

  private static boolean sees(Caller caller, OfficeCode office) {
    return new Scope(caller).sees(office, false);
  }

  @Override
  public List<Border> borders(Caller caller) {
    return book.borders(caller.office());
  }
}
