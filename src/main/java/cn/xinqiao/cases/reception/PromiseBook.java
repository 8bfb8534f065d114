package cn.xinqiao.cases.reception;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was promised: of one case, or all that is still owed in the cases that an officer sees. */
@ApplicationScoped
@Transactional
public class PromiseBook {
  /** More than these at once nobody reads. */
  private static final int MOST = 500;

  private final EntityManager entities;
  private final Casework casework;
  private final CaseSearch search;
  private final OneHandling handling;
  private final OfficeTree offices;
  private final ReceptionRules rules;
  private final AuditTrail audit;
  private final Clock clock;

  PromiseBook(
      EntityManager entities,
      Casework casework,
      CaseSearch search,
      OneHandling handling,
      OfficeTree offices,
      ReceptionRules rules,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.search = search;
    this.handling = handling;
    this.offices = offices;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A promise as officers see it.
   *
   * @param movedFrom the day that was named first
   * @param overdue it is open, and its day is over
   * @param about the case; empty on the page of the case itself
   */
  public record Given(
      long id,
      CaseNumber number,
      Office owner,
      Role role,
      String what,
      LocalDate by,
      Optional<LocalDate> movedFrom,
      Optional<String> movedWhy,
      PromiseState state,
      Optional<String> outcome,
      boolean overdue,
      Optional<CaseFile.Line> about) {}

  /** Offices that may promise something about a case: the one that has it, and those above. */
  public List<Office> owners(Caller caller, CaseNumber number) {
    var one = casework.glance(caller, number).one();
    return offices
        .up(one.office())
        .filter(office -> VisitFollowing.handles(office.code(), one))
        .toList();
  }

  /** Whether the office that has it may name a day without anybody coming: nothing is said yet. */
  public boolean awaits(Caller caller, CaseNumber number) {
    var glance = casework.glance(caller, number);
    return glance.mine() && glance.one().state().isRunning();
  }

  /**
   * Of a case and those that go on in it, the oldest first; for a part of a page whose view is
   * written down already.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  public List<Given> of(Caller caller, CaseNumber number) {
    casework.glance(caller, number);
    var numbers =
        handling.reporters(handling.mainOf(number)).stream()
            .map(reporter -> reporter.number().toString())
            .collect(Collectors.toSet());
    numbers.add(number.toString());
    return entities
        .createQuery("from Promise where caseNumber in :numbers order by id", Promise.class)
        .setParameter("numbers", numbers)
        .getResultStream()
        .map(promise -> given(promise, Optional.empty()))
        .toList();
  }

  /**
   * What is still owed in the cases that this officer sees, the earliest day first. A case that the
   * officer may not see is absent by the query.
   *
   * @param until only what is due by then; empty for all
   */
  public List<Given> owed(Caller caller, Optional<LocalDate> until) {
    var open =
        entities
            .createQuery(
                "select p from Promise p, Case c where c.number = p.caseNumber and p.state = :open and"
                    + " p.dueOn <= :until and c.wordsErasedAt is null and c.officeCode like :subtree"
                    + " and (c.confidential = false or c.officeCode = :own) order by p.dueOn, p.id",
                Promise.class)
            .setParameter("open", PromiseState.OPEN)
            .setParameter(
                "until", until.orElse(today().plus(rules.promiseWithin().multipliedBy(2))))
            .setParameter("subtree", caller.mayRead() ? caller.office().subtreePattern() : "")
            .setParameter("own", caller.office().value())
            .setMaxResults(MOST)
            .getResultList();
    var owed = withCases(caller, open);
    audit.record(
        caller.officerId(),
        Act.VIEW_LIST,
        caller.office().value(),
        "promises=open shown=" + owed.size());
    return owed;
  }

  /** How many of them are overdue; shows none of them. */
  public long overdue(Caller caller) {
    return entities
        .createQuery(
            "select count(p) from Promise p, Case c where c.number = p.caseNumber and p.state = :open"
                + " and p.dueOn < :today and c.wordsErasedAt is null and c.officeCode like :subtree"
                + " and (c.confidential = false or c.officeCode = :own)",
            Long.class)
        .setParameter("open", PromiseState.OPEN)
        .setParameter("today", today())
        .setParameter("subtree", caller.mayRead() ? caller.office().subtreePattern() : "")
        .setParameter("own", caller.office().value())
        .getSingleResult();
  }

  private List<Given> withCases(Caller caller, List<Promise> open) {
    if (open.isEmpty()) {
      return List.of();
    }
    var numbers = open.stream().map(Promise::caseNumber).collect(Collectors.toSet());
    Map<CaseNumber, CaseFile.Line> seen = lines(caller, numbers);
    return open.stream()
        .filter(promise -> seen.containsKey(promise.caseNumber()))
        .map(promise -> given(promise, Optional.of(seen.get(promise.caseNumber()))))
        .toList();
  }

  private Map<CaseNumber, CaseFile.Line> lines(Caller caller, Set<CaseNumber> numbers) {
    return search.lines(caller, numbers).stream()
        .collect(Collectors.toMap(CaseFile.Line::number, Function.identity()));
  }

  private Given given(Promise promise, Optional<CaseFile.Line> about) {
    return new Given(
        promise.id(),
        promise.caseNumber(),
        offices.get(promise.owner()),
        promise.role(),
        promise.said(),
        promise.dueOn(),
        promise.movedFrom(),
        promise.movedWhy(),
        promise.state(),
        promise.outcome(),
        promise.state() == PromiseState.OPEN && promise.dueOn().isBefore(today()),
        about);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), VisitDates.SHANGHAI);
  }
}
