package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The dates that a case owes: set by rules, met by acts, the next one kept on the case. */
@ApplicationScoped
class Dues {
  private final EntityManager entities;
  private final Deadlines deadlines;
  private final Clock clock;

  Dues(EntityManager entities, Deadlines deadlines, Clock clock) {
    this.entities = entities;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** What is promised already stays as it is: a case may be accepted again at another desk. */
  void begin(Case owed, Trigger trigger, Instant since) {
    var promised = of(owed).stream().map(CaseDue::what).toList();
    deadlines.due(trigger, owed.kind(), owed.subKind(), owed.urgency(), since).stream()
        .filter(due -> !promised.contains(due.what()))
        .map(due ->
            new CaseDue(owed.number(), due, deadlines.rule(due.rule()), deadlines.version(), since))
        .forEach(entities::persist);
    keepNext(owed);
  }

  /** Cases with a date that was "not before" when it was set and can be told exactly now. */
  List<String> unsettled() {
    return entities
        .createQuery(
            "from CaseDue where provisional = true and metAt is null order by caseNumber",
            CaseDue.class)
        .getResultStream()
        .filter(due -> due.exact(deadlines).isPresent())
        .map(CaseDue::caseNumber)
        .distinct()
        .toList();
  }

  void settle(Case owed) {
    of(owed).forEach(due -> due.exact(deadlines).ifPresent(due::settle));
    keepNext(owed);
  }

  void met(Case owed, What... what) {
    of(owed).stream()
        .filter(due -> Arrays.asList(what).contains(due.what()))
        .forEach(due -> due.met(clock.instant()));
    keepNext(owed);
  }

  /** After the end nothing is owed any more. */
  void end(Case owed) {
    met(owed, What.values());
  }

  List<CaseDue> of(Case owed) {
    return entities
        .createQuery("from CaseDue where caseNumber = :number order by on, id", CaseDue.class)
        .setParameter("number", owed.number().toString())
        .getResultList();
  }

  /** Why this day, in words: as it was promised; what no words were kept of has today's. */
  String rule(CaseDue due, Language language) {
    return due.rule(language)
        .or(() -> deadlines.find(due.ruleId()).map(rule -> rule.text(language)))
        .orElse(due.ruleId());
  }

  private void keepNext(Case owed) {
    owed.dueNext(
        of(owed).stream()
            .filter(CaseDue::isOwed)
            .min(Comparator.comparing(CaseDue::on).thenComparing(CaseDue::isProvisional)));
  }
}
