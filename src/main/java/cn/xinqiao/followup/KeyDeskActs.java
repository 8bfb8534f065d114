package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.pace.Supporting;
import cn.xinqiao.followup.RevisitPlan.After;
import cn.xinqiao.followup.RevisitPlan.Occasion;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out what officers do about the keys. */
@ApplicationScoped
@Transactional
class KeyDeskActs implements KeyDesk {
  private static final int MOST = 200;

  private final EntityManager entities;
  private final Casework casework;
  private final CaseSearch search;
  private final OneHandling handling;
  private final KeyBook book;
  private final RevisitBook revisits;
  private final RevisitPlan plan;
  private final StepBook steps;
  private final Proposing proposing;
  private final Supporting supporting;
  private final Texts texts;
  private final Clock clock;

  KeyDeskActs(
      EntityManager entities,
      Casework casework,
      CaseSearch search,
      OneHandling handling,
      KeyBook book,
      RevisitBook revisits,
      RevisitPlan plan,
      StepBook steps,
      Proposing proposing,
      Supporting supporting,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.search = search;
    this.handling = handling;
    this.book = book;
    this.revisits = revisits;
    this.plan = plan;
    this.steps = steps;
    this.proposing = proposing;
    this.supporting = supporting;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public Sheet of(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    var reporters =
        handling.reporters(number).stream()
            .collect(Collectors.toMap(OneHandling.Reporter::id, Function.identity()));
    return new Sheet(
        glance.mine(),
        book.of(number).stream()
            .map(keys -> reporter(keys, reporters.get(keys.reporter()).part()))
            .toList());
  }

  private Reporter reporter(ReporterKeys keys, OneHandling.Part part) {
    return new Reporter(
        keys.reporter(),
        keys.number(),
        part,
        keys.keys(),
        keys.promisedOn(),
        keys.matterAt(),
        keys.heartAt(),
        keys.settledAt(),
        revisits.mayNeverAsk(keys.reporter()),
        keys.proposed(),
        keys.next(),
        keys.rule(),
        revisits.of(keys.reporter()).stream().map(KeyDeskActs::visit).toList(),
        steps.open(keys.reporter()).stream().map(KeyDeskActs::step).toList());
  }

  private static Visit visit(Revisit one) {
    return new Visit(
        one.rule(),
        one.nth(),
        one.asks(),
        one.via(),
        one.dueAt(),
        one.state(),
        one.reason(),
        one.sentAt(),
        one.fellBackAt().isPresent());
  }

  private static Step step(FollowStep one) {
    return new Step(one.id(), one.step(), one.openedAt(), one.dueOn(), one.isProvisional());
  }

  @Override
  public void propose(Caller caller, Request request, long reporter, Proposal proposal) {
    casework
        .take(caller, request, "key-proposal " + reporter)
        .ifPresent(working -> {
          var keys = keys(working, reporter);
          proposing.propose(working, caller, keys, proposal);
        });
  }

  private ReporterKeys keys(InHand working, long reporter) {
    return book.of(working.number()).stream()
        .filter(keys -> keys.reporter() == reporter)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such reporter of this case"));
  }

  @Override
  public void done(Caller caller, Request request, long id, Done how) {
    casework
        .take(caller, request, "follow-step " + id)
        .ifPresent(working -> {
          var step =
              steps
                  .find(id)
                  .filter(s -> handling.mainOf(s.number()).equals(working.number()))
                  .orElseThrow(() -> new Refusal.NotFound("no such step of this case"));
          if (step.step().worksAgain()) {
            throw new Refusal.RuleBroken("that is done by answering the case again");
          }
          var words = words(working, step.step(), how);
          steps.done(step, caller.officerId());
          var code = RevisitBook.code(step.reporter());
          casework.write(working, caller, Note.of(Happening.STEP_DONE, code).saying(words));
          after(working, caller, step, how, words);
        });
  }

  private String words(InHand working, StepKind kind, Done how) {
    if (kind != StepKind.EXPLAIN) {
      return Written.needed(how.words());
    }
    var told =
        how.explained()
            .orElseThrow(() -> new Refusal.RuleBroken("what was explained: law, facts, feeling"));
    var law =
        working.kind() == Kind.PETITION ? Written.needed(told.law()) : Written.maybe(told.law());
    var lines =
        texts.say(
            Language.ZH,
            law.isEmpty() ? "followup.explained.noLaw" : "followup.explained",
            law,
            Written.needed(told.facts()),
            Written.needed(told.feeling()));
    return (lines + "\n" + Written.maybe(how.words())).strip();
  }

  /** What the step leads to; the reporter is asked again where it should have changed something. */
  private void after(InHand working, Caller caller, FollowStep step, Done how, String words) {
    var keys = keys(working, step.reporter());
    switch (step.step()) {
      case EXPLAIN -> planned(working, keys, After.EXPLAINED, clock.instant());
      case LOOK_AGAIN -> looksAgain(working, keys, how, words);
      case CALL -> step.revisit().flatMap(revisits::find).ifPresent(called -> ends(called, how));
      case GUIDE -> supporting.goesOn(working, caller);
      case READ, HANDLE_AGAIN, LEVEL_ABOVE, ANSWER_AGAIN -> {}
    }
  }

  /** What was said is proposed beside it; the call itself is over. */
  private void ends(Revisit called, Done how) {
    if (how.reached()) {
      called.answered(clock.instant());
    } else {
      called.unreached();
    }
  }

  /** The reason in writing and the day; on that day the reporter is asked how it stands. */
  private void looksAgain(InHand working, ReporterKeys keys, Done how, String words) {
    var today = clock.instant().atZone(AskingHours.CITY).toLocalDate();
    var day =
        how.lookOn()
            .filter(today::isBefore)
            .orElseThrow(() -> new Refusal.RuleBroken("on which day somebody looks again"));
    book.looksAgain(working.number(), keys, day);
    handling.tell(
        working.number(), keys.reporter(), "followup.lookAgain", words, String.valueOf(day));
    planned(working, keys, After.LOOKED, noonOf(day));
  }

  private static Instant noonOf(LocalDate day) {
    return day.atTime(12, 0).atZone(AskingHours.CITY).toInstant();
  }

  private void planned(InHand working, ReporterKeys keys, After after, Instant from) {
    var urgency = handling.standing(working.number()).urgency();
    var what = new Occasion(working.kind(), working.subKind(), working.subject(), urgency, after);
    revisits.plan(keys, plan.of(what, from));
  }

  @Override
  public List<Listed> owed(Caller caller) {
    if (!caller.mayRead()) {
      return List.of();
    }
    var found =
        entities
            .createQuery(
                "select s from FollowStep s join Case c on c.number = s.caseNumber where s.doneAt is"
                    + " null and c.officeCode like :subtree and c.confidential = false order by"
                    + " s.dueOn, s.id",
                FollowStep.class)
            .setParameter("subtree", caller.office().subtreePattern())
            .setMaxResults(MOST)
            .getResultList();
    var mains =
        found.stream()
            .map(FollowStep::number)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), handling::mainOf));
    Map<CaseNumber, CaseFile.Line> lines =
        search.lines(caller, mains.values().stream().distinct().toList()).stream()
            .collect(Collectors.toMap(CaseFile.Line::number, Function.identity()));
    return found.stream()
        .flatMap(step ->
            Optional.ofNullable(lines.get(mains.get(step.number())))
                .map(line -> new Listed(line, step(step)))
                .stream())
        .toList();
  }
}
