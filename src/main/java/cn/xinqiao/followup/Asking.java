package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.followup.Wording.About;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asks what is due in one talk, as one message however many cases it is about: the first is asked,
 * the others follow its answer. What should not be asked any more is skipped, and says why.
 */
@ApplicationScoped
class Asking {
  private final EntityManager entities;
  private final Conversations conversations;
  private final Outbox outbox;
  private final Casework casework;
  private final OneHandling handling;
  private final OfficeTree offices;
  private final KeyBook book;
  private final RevisitBook revisits;
  private final RevisitPlan plan;
  private final AskingTerms terms;
  private final StepBook steps;
  private final Wording wording;

  Asking(
      EntityManager entities,
      Conversations conversations,
      Outbox outbox,
      Casework casework,
      OneHandling handling,
      OfficeTree offices,
      KeyBook book,
      RevisitBook revisits,
      RevisitPlan plan,
      AskingTerms terms,
      StepBook steps,
      Wording wording) {
    this.entities = entities;
    this.conversations = conversations;
    this.outbox = outbox;
    this.casework = casework;
    this.handling = handling;
    this.offices = offices;
    this.book = book;
    this.revisits = revisits;
    this.plan = plan;
    this.terms = terms;
    this.steps = steps;
    this.wording = wording;
  }

  /**
   * In a transaction of its own.
   *
   * @return how many were sent or skipped
   */
  int ask(long conversation, Instant now) {
    var talk = conversations.lock(conversation);
    if (isBusy(talk, now)) {
      return 0;
    }
    var due = due(talk, now);
    lock(due);
    var toAsk = due.stream().filter(revisit -> isToAsk(revisit, now)).toList();
    if (!toAsk.isEmpty()) {
      send(talk, toAsk, now);
    }
    return (int) due.stream().filter(revisit -> !revisit.isPlanned()).count();
  }

  private boolean isBusy(Conversation talk, Instant now) {
    return talk.isWithOfficer(now)
        || talk.heardAt().filter(now.minus(terms.quietAfter())::isBefore).isPresent()
        || revisits
            .asking(talk.id(), now)
            .flatMap(Revisit::sentAt)
            .filter(now.minus(terms.oneAtATime())::isBefore)
            .isPresent();
  }

  private List<Revisit> due(Conversation talk, Instant now) {
    return entities
        .createQuery(
            "select r from Revisit r, CaseReporter c where c.id = r.reporterId and c.conversationId ="
                + " :talk and r.state = :planned and r.dueAt <= :now order by r.dueAt, r.id",
            Revisit.class)
        .setParameter("talk", talk.id())
        .setParameter("planned", RevisitState.PLANNED)
        .setParameter("now", now)
        .getResultList();
  }

  /** In one order, whoever locks several. */
  private void lock(List<Revisit> due) {
    var mains = new TreeSet<String>();
    due.forEach(revisit -> mains.add(handling.mainOf(revisit.number()).toString()));
    mains.forEach(number ->
        entities
            .createNativeQuery("select number from cases where number = :number for update")
            .setParameter("number", number)
            .getResultList());
    due.forEach(entities::refresh);
  }

  private boolean isToAsk(Revisit revisit, Instant now) {
    if (!revisit.isPlanned()) {
      return false; // it was skipped while the case was waited for
    }
    var keys = entities.find(ReporterKeys.class, revisit.reporter());
    var why = whyNot(revisit, keys, now);
    if (why.isPresent()) {
      revisits.skip(revisit, why.get());
      return false;
    }
    var opens = plan.open(rule(revisit), now);
    if (opens.isAfter(now)) {
      revisit.waitUntil(opens);
      return false;
    }
    return switch (revisit.via()) {
      case TALK -> true;
      case CALL -> {
        revisit.calledFor(now);
        revisits.note(revisit, Happening.REVISIT_SENT);
        steps.owe(keys, StepKind.CALL, Optional.of(revisit));
        yield false;
      }
    };
  }

  private Optional<Skipped> whyNot(Revisit revisit, ReporterKeys keys, Instant now) {
    var rule = plan.rule(revisit.rule());
    if (rule.isEmpty()) {
      return Optional.of(Skipped.RULE_GONE);
    }
    var handled = casework.now(handling.mainOf(revisit.number()));
    if (book.asked(handled) == KeysAsked.NONE || keys.keys().asked() == KeysAsked.NONE) {
      return Optional.of(Skipped.NOT_ASKED);
    }
    if (revisits.mayNeverAsk(keys.reporter())) {
      return Optional.of(Skipped.NO_MORE);
    }
    if (keys.keys().areTurned()) {
      return Optional.of(Skipped.SETTLED);
    }
    if (!rule.get().isPromised() && isWorkedOn(handled, keys)) {
      return Optional.of(Skipped.WORKED_AGAIN);
    }
    var rested = now.minus(rule.get().rest());
    boolean justTold =
        Stream.concat(keys.matterAt().stream(), keys.heartAt().stream())
            .anyMatch(told -> told.isAfter(rested));
    return justTold ? Optional.of(Skipped.JUST_TOLD) : Optional.empty();
  }

  private boolean isWorkedOn(InHand handled, ReporterKeys keys) {
    return handled.state() != CaseState.REPLIED && handled.state() != CaseState.CLOSED
        || steps.open(keys.reporter()).stream().anyMatch(step -> step.step().isOfKeys());
  }

  private void send(Conversation talk, List<Revisit> toAsk, Instant now) {
    var first = toAsk.getFirst();
    var along = toAsk.subList(1, toAsk.size());
    toAsk.forEach(this::overtake);
    var keys = entities.find(ReporterKeys.class, first.reporter());
    var question = question(keys, first.asks());
    var utterance =
        wording.first(
            about(talk, first, keys.keys().asked()),
            rule(first),
            question,
            along.stream().map(Revisit::number).map(CaseNumber::toString).toList());
    long seq = outbox.sayAbout(talk, Sender.BOT, utterance, first.number().toString());
    first.sent(talk.id(), seq, question, now, now.plus(rule(first).answerWithin()));
    along.forEach(
        revisit -> revisit.sent(talk.id(), seq, null, now, now.plus(rule(revisit).answerWithin())));
    toAsk.forEach(revisit -> revisits.note(revisit, Happening.REVISIT_SENT));
  }

  /** An earlier question of the same plan that nobody has answered is silence. */
  private void overtake(Revisit newer) {
    revisits.of(newer.reporter()).stream()
        .filter(earlier -> earlier.state().isOpen())
        .forEach(Revisit::silent);
  }

  /** Which question is open: the one that the rule begins with, unless that is answered. */
  static AskedKey question(ReporterKeys keys, AskedKey first) {
    return switch (keys.keys().asked()) {
      case HEART -> AskedKey.HEART;
      case QUESTION, NONE -> AskedKey.MATTER;
      case BOTH -> {
        boolean heart = keys.keys().matter().isTurned();
        boolean matter = keys.keys().heart().isTurned();
        yield heart ? AskedKey.HEART : matter ? AskedKey.MATTER : first;
      }
    };
  }

  private RevisitRule rule(Revisit revisit) {
    return plan.rule(revisit.rule()).orElseThrow(); // what has none is skipped
  }

  About about(Conversation talk, Revisit revisit, KeysAsked asked) {
    var main = handling.mainOf(revisit.number());
    var words =
        handling.reporters(main).stream()
            .filter(one -> one.id() == revisit.reporter())
            .map(OneHandling.Reporter::words)
            .findFirst()
            .orElse("");
    var office = offices.get(casework.now(main).office()).name(talk.language());
    return new About(revisit, asked, words, office, talk.language());
  }
}
