package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.followup.KeyTurn.OfficeSaid;
import cn.xinqiao.followup.RevisitPlan.After;
import cn.xinqiao.followup.RevisitPlan.Occasion;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the keys of every reporter in step with the life of the case, within the transaction of
 * whatever happened to it: what the office answered is asked about by the plan that is written with
 * the answer. No office turns a key.
 */
@ApplicationScoped
class KeyBook {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final KeyList list;
  private final RevisitPlan plan;
  private final RevisitBook revisits;
  private final StepBook steps;
  private final Outcomes outcomes;
  private final Courses courses;
  private final Clock clock;
  private final Map<Happening, Consumer<CaseNumber>> acts = new EnumMap<>(Happening.class);

  KeyBook(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      KeyList list,
      RevisitPlan plan,
      RevisitBook revisits,
      StepBook steps,
      Outcomes outcomes,
      Courses courses,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.list = list;
    this.plan = plan;
    this.revisits = revisits;
    this.steps = steps;
    this.outcomes = outcomes;
    this.courses = courses;
    this.clock = clock;
    acts.put(Happening.OPENED, this::of);
    acts.put(Happening.REPORTER_JOINED, this::of);
    acts.put(Happening.PROMISE_MADE, this::promised);
    acts.put(Happening.PROMISE_MOVED, this::promised);
    acts.put(Happening.REPLIED, this::answered);
    acts.put(Happening.REFUSED, this::ended);
    acts.put(Happening.WITHDRAWN, this::ended);
    acts.put(Happening.REPORTER_LEFT, this::left);
    acts.put(Happening.GAVE_BACK, this::left);
    acts.put(Happening.WENT_APART, number -> openAgain(number, Skipped.WENT_APART));
    acts.put(Happening.REVIEW_ASKED, number -> openAgain(number, Skipped.WORKED_AGAIN));
  }

  void wentOn(@Observes CaseWentOn event) {
    acts.getOrDefault(event.what(), _ -> {}).accept(event.number());
  }

  void erased(@Observes WordsErased gone) {
    on(gone.number()).forEach(keys -> revisits.skip(keys, Skipped.ERASED));
  }

  /** Of everybody who is told of this case now, each with own keys; begun where there are none. */
  List<ReporterKeys> of(CaseNumber number) {
    var reporters = handling.reporters(number);
    var known = known(reporters.stream().map(OneHandling.Reporter::id).toList());
    return reporters.stream()
        .map(one -> known.containsKey(one.id()) ? known.get(one.id()) : begin(number, one))
        .toList();
  }

  /** Of one reporter, who has some. */
  ReporterKeys one(long reporter) {
    return entities.find(ReporterKeys.class, reporter);
  }

  /**
   * Of whoever reported this in this talk, if the office has answered and they are asked about it.
   */
  Optional<ReporterKeys> answered(CaseNumber number, long talk) {
    return entities
        .createQuery(
            "select k from ReporterKeys k join CaseReporter r on r.id = k.reporterId where"
                + " r.caseNumber = :number and r.conversationId = :talk and r.leftAt is null",
            ReporterKeys.class)
        .setParameter("number", number.toString())
        .setParameter("talk", talk)
        .getResultStream()
        .findFirst()
        .filter(keys -> keys.doneAt().isPresent() || keys.matterAt().isPresent())
        .filter(keys -> keys.keys().asked() != KeysAsked.NONE);
  }

  private Map<Long, ReporterKeys> known(List<Long> reporters) {
    return entities
        .createQuery("from ReporterKeys where reporterId in :reporters", ReporterKeys.class)
        .setParameter("reporters", reporters)
        .getResultStream()
        .collect(Collectors.toMap(ReporterKeys::reporter, Function.identity()));
  }

  private ReporterKeys begin(CaseNumber number, OneHandling.Reporter reporter) {
    var begun = new ReporterKeys(reporter, asked(casework.now(number)));
    begun.follows(outcomes.of(begun.keys(), Course.RUNNING));
    entities.persist(begun);
    return begun;
  }

  KeysAsked asked(InHand one) {
    return one.confidential() ? KeysAsked.NONE : list.of(one.kind(), one.subKind(), one.state());
  }

  /** Those that were begun on this very case, whether or not they are on it still. */
  private List<ReporterKeys> on(CaseNumber number) {
    return entities
        .createQuery("from ReporterKeys where caseNumber = :number", ReporterKeys.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  private void promised(CaseNumber number) {
    entities
        .createQuery(
            "select max(p.dueOn) from Promise p where p.caseNumber = :number and p.settledAt is"
                + " null",
            LocalDate.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .filter(java.util.Objects::nonNull)
        .forEach(day ->
            of(number)
                .forEach(keys -> {
                  keys.promised(day);
                  write(number, keys, OfficeSaid.PROMISED);
                }));
  }

  /** The office has written why it is not done, and when it looks again. */
  void looksAgain(CaseNumber main, ReporterKeys keys, LocalDate on) {
    keys.looksAgain(on);
    write(main, keys, OfficeSaid.PROMISED);
  }

  /** The office says that it is done; the plan of revisits is part of the answer. */
  private void answered(CaseNumber number) {
    var one = casework.now(number);
    var asked = asked(one);
    var urgency = handling.standing(number).urgency();
    for (ReporterKeys keys : of(number)) {
      keys.askedAs(asked, clock.instant());
      revisits.skip(keys, Skipped.ANSWERED_ANEW);
      if (keys.isSentBack()) {
        keys.handledAgain();
      }
      keys.done(clock.instant());
      write(number, keys, OfficeSaid.DONE);
      steps.answered(keys);
      if (asked != KeysAsked.NONE) {
        var after = keys.keys().again() > 0 ? After.AGAIN : After.ANSWERED;
        var what = new Occasion(one.kind(), one.subKind(), one.subject(), urgency, after);
        revisits.plan(keys, plan.of(what, clock.instant()));
      }
    }
  }

  /** Nobody is asked about what was refused or taken back. */
  private void ended(CaseNumber number) {
    var asked = asked(casework.now(number));
    for (ReporterKeys keys : of(number)) {
      keys.askedAs(asked, clock.instant());
      revisits.skip(keys, Skipped.NOT_ASKED);
      write(number, keys, OfficeSaid.ASKED_OTHERWISE);
    }
  }

  private void left(CaseNumber number) {
    Set<Long> there =
        handling.reporters(number).stream()
            .map(OneHandling.Reporter::id)
            .collect(Collectors.toSet());
    on(number).stream()
        .filter(keys -> !there.contains(keys.reporter()))
        .forEach(keys -> {
          keys.askedAs(KeysAsked.NONE, clock.instant());
          revisits.skip(keys, Skipped.WENT_APART);
          write(number, keys, OfficeSaid.ASKED_OTHERWISE);
        });
  }

  private void openAgain(CaseNumber number, Skipped why) {
    for (ReporterKeys keys : of(number)) {
      keys.openAgain();
      revisits.skip(keys, why);
      write(number, keys, OfficeSaid.OPEN_AGAIN);
    }
  }

  private void write(CaseNumber number, ReporterKeys keys, OfficeSaid what) {
    keys.follows(outcomes.of(keys.keys(), courses.of(number)));
    entities.persist(KeyTurn.byOffice(keys, what, clock.instant()));
  }
}
