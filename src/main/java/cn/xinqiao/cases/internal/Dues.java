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

  void begin(Case owed, Trigger trigger, Instant since) {
    deadlines.due(trigger, owed.kind(), owed.subKind(), owed.urgency(), since).stream()
        .map(
            due -> new CaseDue(owed.number(), due, deadlines.rule(due.rule()), deadlines.version()))
        .forEach(entities::persist);
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
        of(owed).stream().filter(CaseDue::isOwed).map(CaseDue::on).min(Comparator.naturalOrder()));
  }
}
