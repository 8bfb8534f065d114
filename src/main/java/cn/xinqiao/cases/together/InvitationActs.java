package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.cases.OfficeAsked.Wish;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.together.TogetherRules.Owed;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Carries out what streets, committees and departments do with invitations. */
@ApplicationScoped
@Transactional
class InvitationActs implements Invitations {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Casework casework;
  private final RedactedCases redacted;
  private final InvitationBook book;
  private final PartBook parts;
  private final TogetherRules rules;
  private final OfficeTree offices;
  private final Event<OfficeAsked> asked;
  private final Clock clock;

  InvitationActs(
      Casework casework,
      RedactedCases redacted,
      InvitationBook book,
      PartBook parts,
      TogetherRules rules,
      OfficeTree offices,
      Event<OfficeAsked> asked,
      Clock clock) {
    this.casework = casework;
    this.redacted = redacted;
    this.book = book;
    this.parts = parts;
    this.rules = rules;
    this.offices = offices;
    this.asked = asked;
    this.clock = clock;
  }

  /** No confidential desk comes to a meeting about a lamp. */
  @Override
  public List<Office> departments(OfficeCode inviter) {
    var level = offices.get(inviter).level();
    if (level != OfficeLevel.STREET && level != OfficeLevel.NEIGHBOURHOOD) {
      return List.of();
    }
    return offices.districtOf(inviter).stream()
        .flatMap(district -> offices.childrenOf(district.code()).stream())
        .filter(o -> o.level() == OfficeLevel.DEPARTMENT)
        .filter(o -> !ConfidentialDesk.TASK.equals(o.task()))
        .sorted(Comparator.comparing(o -> o.code().value()))
        .toList();
  }

  @Override
  public void invite(Caller caller, Request request, OfficeCode department, String reason) {
    var why = Said.needed(reason, "a reason is needed");
    casework
        .take(caller, request, "invitation")
        .ifPresent(working -> invite(caller, working, working.office(), department, why));
  }

  @Override
  public void inviteForPart(
      Caller caller, Request request, long part, OfficeCode department, String reason) {
    var why = Said.needed(reason, "a reason is needed");
    casework
        .takePart(caller, request, "invitation", () -> partOf(caller, request, part).isPresent())
        .ifPresent(working -> {
          var mine = partOf(caller, request, part).orElseThrow();
          if (mine.state().isOver()) {
            throw new Refusal.Conflict("this part is " + mine.state() + " meanwhile");
          }
          invite(caller, working, mine.office(), department, why);
        });
  }

  private Optional<CasePart> partOf(Caller caller, Request request, long part) {
    return parts.find(request.number(), part).filter(p -> actsFor(caller, p.office()));
  }

  private void invite(
      Caller caller, InHand working, OfficeCode inviter, OfficeCode department, String why) {
    PartActs.requirePartable(working);
    if (departments(inviter).stream().noneMatch(o -> o.code().equals(department))) {
      throw new Refusal.RuleBroken(
          "a street or a committee invites a department of its district (上海市街道办事处条例第十七条第二款)");
    }
    if (book.of(working.number()).stream()
        .anyMatch(i -> i.department().equals(department) && i.state() == State.OPEN)) {
      throw new Refusal.Conflict("that department was invited already and has not answered");
    }
    var now = clock.instant();
    var due = rules.due(Owed.INVITATION, now);
    book.keep(new Invitation(working.number(), inviter, department, due, now, why));
    var line = Note.of(Happening.INVITED, department.value()).saying(why);
    casework.write(working, caller, inviter, line);
    asked.fire(
        new OfficeAsked(
            department, Wish.INVITATION, working.number(), inviter, Optional.of(due.on())));
  }

  @Override
  public void answer(
      Caller caller,
      Request request,
      long invitation,
      Answer how,
      Optional<LocalDate> on,
      String words) {
    var said = said(how, on, words);
    Predicate<Invitation> isInvited = i -> actsFor(caller, i.department());
    casework
        .takePart(caller, request, "invitation-answer", () -> isFor(request, invitation, isInvited))
        .ifPresent(working -> {
          var mine = find(working.number(), invitation, isInvited);
          mine.answered(how, on.filter(_ -> how == Answer.ATTENDS), said, clock.instant());
          var line = Note.of(Happening.INVITATION_ANSWERED, mine.department().value());
          casework.write(
              working, caller, mine.department(), said.isEmpty() ? line : line.saying(said));
        });
  }

  private String said(Answer how, Optional<LocalDate> on, String words) {
    return switch (how) {
      case ATTENDS -> {
        var day = on.orElseThrow(() -> new Refusal.RuleBroken("the day of coming is needed"));
        if (day.isBefore(clock.instant().atZone(CITY).toLocalDate())) {
          throw new Refusal.RuleBroken("that day is over");
        }
        yield Said.optional(words);
      }
      case WRITTEN -> Said.needed(words, "an answer is needed");
      case DECLINES -> Said.needed(words, "a reason is needed");
    };
  }

  @Override
  public void rate(
      Caller caller, Request request, long invitation, Rating rating, String sentence) {
    var said =
        rating == Rating.RESOLVED
            ? Said.optional(sentence)
            : Said.needed(sentence, "one sentence on what is missing is needed");
    Predicate<Invitation> hasInvited = i -> actsFor(caller, i.inviter());
    casework
        .takePart(
            caller, request, "invitation-rating", () -> isFor(request, invitation, hasInvited))
        .ifPresent(working -> {
          var mine = find(working.number(), invitation, hasInvited);
          mine.rated(rating, said, clock.instant());
          var line = Note.of(Happening.INVITATION_RATED, mine.department().value());
          casework.write(
              working, caller, mine.inviter(), said.isEmpty() ? line : line.saying(said));
        });
  }

  private boolean isFor(Request request, long id, Predicate<Invitation> mine) {
    return book.find(request.number(), id).filter(mine).isPresent();
  }

  private Invitation find(CaseNumber number, long id, Predicate<Invitation> mine) {
    return book.find(number, id)
        .filter(mine)
        .orElseThrow(() -> new Refusal.NotFound("no such invitation"));
  }

  private static boolean actsFor(Caller caller, OfficeCode office) {
    return new Scope(caller).actsFor(office);
  }

  @Override
  public List<Invited> of(Caller caller, CaseNumber number) {
    return casework.glance(caller, number).one().confidential()
        ? List.of()
        : shown(book.of(number));
  }

  @Override
  public List<Invited> owed(Caller caller) {
    return caller.mayRead() ? shown(book.owed(caller.office())) : List.of();
  }

  @Override
  public List<Invited> sent(Caller caller) {
    return caller.mayRead() ? shown(book.sent(caller.office())) : List.of();
  }

  private List<Invited> shown(List<Invitation> all) {
    return all.stream().map(book::shown).toList();
  }

  @Override
  public Sight look(Caller caller, CaseNumber number, long invitation) {
    var scope = new Scope(caller);
    var found =
        find(
            number,
            invitation,
            i -> scope.sees(i.department(), false) || scope.sees(i.inviter(), false));
    return new Sight(
        book.shown(found),
        redacted.show(caller, number, "invitation"),
        found.state() == State.OPEN && scope.actsFor(found.department()),
        found.answeredAt().isPresent()
            && found.rating().isEmpty()
            && scope.actsFor(found.inviter()));
  }

  @Override
  public List<Tally> tallies(Caller caller) {
    return book.tallies(caller.office());
  }
}
