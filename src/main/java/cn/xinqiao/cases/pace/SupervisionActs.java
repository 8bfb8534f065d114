package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.cases.OfficeAsked.Wish;
import cn.xinqiao.cases.pace.SupervisionRules.Trigger;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Carries out 督办. */
@ApplicationScoped
@Transactional
class SupervisionActs implements Supervising {
  private final Casework casework;
  private final CaseSearch search;
  private final SupervisionBook book;
  private final SupervisionRules rules;
  private final WorkingHours hours;
  private final OfficeTree offices;
  private final Event<OfficeAsked> asked;
  private final Clock clock;

  SupervisionActs(
      Casework casework,
      CaseSearch search,
      SupervisionBook book,
      SupervisionRules rules,
      WorkingHours hours,
      OfficeTree offices,
      Event<OfficeAsked> asked,
      Clock clock) {
    this.casework = casework;
    this.search = search;
    this.book = book;
    this.rules = rules;
    this.hours = hours;
    this.offices = offices;
    this.asked = asked;
    this.clock = clock;
  }

  @Override
  public void issue(Caller caller, Request request, LocalDate by, String reason) {
    var why = Words.needed(reason);
    casework
        .take(caller, request, "supervision")
        .ifPresent(working -> {
          requireAbove(caller, working);
          if (!by.isAfter(today())) {
            throw new Refusal.RuleBroken("the day for the answer is still to come");
          }
          if (book.open(working.number()).stream().anyMatch(s -> isSupervisor(caller, s))) {
            throw new Refusal.Conflict("one of this office is open on the case");
          }
          book.keep(new Supervision(working, caller, by, clock.instant()));
          book.settle(working.number(), caller.officerId(), clock.instant());
          casework.write(working, caller, Note.of(Happening.SUPERVISED, by.toString()).saying(why));
          if (!working.confidential()) {
            asked.fire(
                new OfficeAsked(
                    working.office(),
                    Wish.SUPERVISION,
                    working.number(),
                    caller.office(),
                    Optional.of(by)));
          }
        });
  }

  @Override
  public void putAside(Caller caller, Request request, String reason) {
    var why = Words.needed(reason);
    casework
        .take(caller, request, "supervision-aside")
        .ifPresent(working -> {
          requireAbove(caller, working);
          if (book.settle(working.number(), caller.officerId(), clock.instant()) == 0) {
            throw new Refusal.Conflict("nothing is proposed for it (any more)");
          }
          casework.write(working, caller, Note.of(Happening.SUPERVISION_DROPPED).saying(why));
        });
  }

  @Override
  public void answer(Caller caller, Request request, String text) {
    var words = Words.needed(text);
    casework
        .take(caller, request, "supervision-answer")
        .ifPresent(working -> {
          if (!caller.office().equals(working.office())) {
            throw new Refusal.Forbidden("the unit that has the case answers by itself");
          }
          var open = book.open(working.number());
          if (open.isEmpty()) {
            throw new Refusal.Conflict("nobody waits for an answer (any more)");
          }
          open.forEach(one -> one.answer(clock.instant()));
          casework.write(working, caller, Note.of(Happening.SUPERVISION_ANSWERED).saying(words));
        });
  }

  @Override
  public void close(Caller caller, Request request, String text) {
    var words = Words.needed(text);
    casework
        .take(caller, request, "supervision-closure")
        .ifPresent(working -> {
          book.open(working.number()).stream()
              .filter(one -> isIssuer(caller, one))
              .min(Comparator.comparing(one -> one.answeredAt().isEmpty()))
              .orElseThrow(() -> new Refusal.Conflict("none of this office is open on the case"))
              .close(clock.instant());
          casework.write(working, caller, Note.of(Happening.SUPERVISION_CLOSED).saying(words));
        });
  }

  @Override
  public OnCase of(Caller caller, CaseNumber number, Language language) {
    var glance = casework.glance(caller, number);
    boolean request = glance.one().kind() == Kind.SERVICE_REQUEST;
    var term = rules.of(request ? Trigger.REQUEST_TERM : Trigger.ANSWER_TERM);
    var all = book.of(number);
    var open = all.stream().filter(one -> one.closedAt().isEmpty()).toList();
    boolean above = glance.mine() && isAbove(caller, glance.one());
    return new OnCase(
        reasons(book.proposals(number), language),
        all.stream().map(this::told).toList(),
        above && open.stream().noneMatch(one -> isSupervisor(caller, one)),
        glance.mine() && caller.office().equals(glance.one().office()) && !open.isEmpty(),
        glance.mine()
            && open.stream().anyMatch(s -> isIssuer(caller, s) && s.answeredAt().isPresent()),
        request ? hours.shift(today(), term.amount()) : today().plusDays(term.amount()),
        term.text(language) + " · " + term.source());
  }

  @Override
  public List<Proposed> proposed(Caller caller, Language language) {
    var found = book.proposedTo(caller.office());
    return search.lines(caller, found.stream().map(SupervisionProposal::number).toList()).stream()
        .map(line -> {
          var own = found.stream().filter(p -> p.number().equals(line.number())).toList();
          return new Proposed(line, reasons(own, language), own.getFirst().proposedAt());
        })
        .sorted(Comparator.comparing(Proposed::since))
        .toList();
  }

  @Override
  public List<Listed> open(Caller caller) {
    var found = book.openIn(caller.office());
    var lines = search.lines(caller, found.stream().map(Supervision::number).distinct().toList());
    return found.stream()
        .flatMap(one ->
            lines.stream()
                .filter(line -> line.number().equals(one.number()))
                .map(line -> new Listed(line, told(one))))
        .toList();
  }

  private List<String> reasons(List<SupervisionProposal> proposals, Language language) {
    return proposals.stream()
        .map(one -> rules.find(one.ruleId()).map(rule -> rule.text(language)).orElse(one.ruleId()))
        .distinct()
        .toList();
  }

  private One told(Supervision one) {
    return new One(
        offices.get(one.issuer()),
        offices.get(one.unit()),
        one.isAssigned(),
        one.issuedAt(),
        one.dueOn(),
        one.answeredAt(),
        one.closedAt());
  }

  private static void requireAbove(Caller caller, InHand working) {
    if (!isAbove(caller, working)) {
      throw new Refusal.Forbidden("it is issued by whoever leads an office above");
    }
  }

  private static boolean isAbove(Caller caller, InHand working) {
    OfficeCode own = caller.office();
    return caller.role() == Role.LEAD
        && !working.confidential()
        && !working.office().equals(own)
        && working.office().within(own);
  }

  private static boolean isIssuer(Caller caller, Supervision one) {
    return caller.role() == Role.LEAD && one.issuer().equals(caller.office());
  }

  /** What was assigned may have to be supervised as well. */
  private static boolean isSupervisor(Caller caller, Supervision one) {
    return isIssuer(caller, one) && !one.isAssigned();
  }

  private LocalDate today() {
    return hours.day(clock.instant());
  }
}
