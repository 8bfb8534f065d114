package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.pace.DueClocks.Found;
import cn.xinqiao.cases.pace.DueClocks.Wanted;
import cn.xinqiao.cases.pace.SupervisionRules.Rule;
import cn.xinqiao.cases.pace.SupervisionRules.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proposes to the office above that it looks at a case. A proposal is all that a rule ever does: a
 * person issues the 督办 or puts the proposal aside. Of an accusation nothing is proposed.
 */
@ApplicationScoped
class Proposals {
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  private static final String NEVER_EXTENDED_NOR_PROPOSED =
      " and not exists (select 1 from clock_entry e where e.clock_id = t.id and e.act = 'EXTEND') and"
          + " not exists (select 1 from supervision_proposal p where p.case_number = t.case_number"
          + " and p.rule_id = :id and p.occasion = concat('clock-', t.id))";

  private final EntityManager entities;
  private final SupervisionRules rules;
  private final WorkingHours hours;
  private final Casework casework;
  private final OfficeTree offices;
  private final Clock clock;

  Proposals(
      EntityManager entities,
      SupervisionRules rules,
      WorkingHours hours,
      Casework casework,
      OfficeTree offices,
      Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.hours = hours;
    this.casework = casework;
    this.offices = offices;
    this.clock = clock;
  }

  /** Clocks that are overdue for so long that those above should look. */
  Wanted overdue(Instant now) {
    var rule = rules.of(Trigger.OVERDUE);
    return new Wanted(
        Stream.of(What.values()).filter(What::isOwed).toList(),
        LONG_AGO,
        hours.shift(hours.day(now), -rule.amount()),
        "",
        true,
        NEVER_EXTENDED_NOR_PROPOSED,
        rule.id());
  }

  /** The cases are locked. */
  void propose(List<Found> overdue) {
    var rule = rules.of(Trigger.OVERDUE);
    overdue.forEach(one -> propose(CaseNumber.valueOf(one.number()), rule, "clock-" + one.clock()));
  }

  /** Decisions that nobody has carried out, each in a transaction of its own. */
  void unexecuted(Instant now) {
    var rule = rules.of(Trigger.UNEXECUTED);
    var before = hours.shift(hours.day(now), -rule.amount());
    QuarkusTransaction.requiringNew()
        .call(() -> lateExecutions(rule, before))
        .forEach(one -> QuarkusTransaction.requiringNew().run(() -> propose(one, rule)));
  }

  private List<Execution> lateExecutions(Rule rule, LocalDate upTo) {
    return entities
        .createQuery(
            "select e from Execution e join Case c on c.number = e.caseNumber where e.doneAt is null"
                + " and e.provisional = false and e.dueOn <= :upTo and c.confidential = false and not"
                + " exists (select 1 from SupervisionProposal p where p.caseNumber = e.caseNumber"
                + " and p.ruleId = :rule and p.occasion = concat('execution-', cast(e.id as string)))"
                + " order by e.dueOn, e.id",
            Execution.class)
        .setParameter("upTo", upTo)
        .setParameter("rule", rule.id())
        .setMaxResults(DueClocks.PAGE)
        .getResultList();
  }

  private void propose(Execution late, Rule rule) {
    lock(late.number());
    var occasion = "execution-" + late.id();
    if (entities.find(Execution.class, late.id()).isOpen()
        && !isProposed(late.number(), rule, occasion)) {
      propose(late.number(), rule, occasion);
    }
  }

  /** Another replica may have been quicker. */
  private boolean isProposed(CaseNumber number, Rule rule, String occasion) {
    return !entities
        .createQuery(
            "select p.id from SupervisionProposal p where p.caseNumber = :number and p.ruleId = :rule"
                + " and p.occasion = :occasion",
            Long.class)
        .setParameter("number", number.toString())
        .setParameter("rule", rule.id())
        .setParameter("occasion", occasion)
        .getResultList()
        .isEmpty();
  }

  private void lock(CaseNumber number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number.toString())
        .getResultList();
  }

  /** In the transaction of the urge or the return, which holds the case's lock. */
  void happened(@Observes CaseWentOn happened) {
    switch (happened.what()) {
      case URGED -> counted(happened, rules.of(Trigger.URGED));
      case RETURNED -> counted(happened, rules.of(Trigger.RETURNED));
      // nothing else is counted
      default -> {}
    }
  }

  /** Each time that it has happened so often again. */
  private void counted(CaseWentOn happened, Rule rule) {
    long times =
        entities
            .createQuery(
                "select count(l) from CaseLine l where l.caseNumber = :number and l.what = :what",
                Long.class)
            .setParameter("number", happened.number().toString())
            .setParameter("what", happened.what())
            .getSingleResult();
    if (times > 0 && times % rule.amount() == 0) {
      propose(happened.number(), rule, happened.what() + "-" + times);
    }
  }

  private void propose(CaseNumber number, Rule rule, String occasion) {
    var one = casework.now(number);
    if (one.confidential() || offices.get(one.office()).above().isEmpty()) {
      return;
    }
    entities.persist(new SupervisionProposal(number, rule.id(), occasion, clock.instant()));
    casework.note(number, Note.of(Happening.SUPERVISION_PROPOSED, rule.id()));
  }
}
