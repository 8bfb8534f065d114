package cn.xinqiao.cases.internal;

import cn.xinqiao.clock.Ledger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The clocks of cases and their ledgers, as they are written down. */
@ApplicationScoped
class ClockRows {
  private final EntityManager entities;

  ClockRows(EntityManager entities) {
    this.entities = entities;
  }

  /** A case, and those that go on in it. */
  List<Case> together(Case handled) {
    var together = new ArrayList<>(List.of(handled));
    together.addAll(
        entities
            .createQuery("from Case where joinedInto = :number order by number", Case.class)
            .setParameter("number", handled.number().toString())
            .getResultList());
    return together;
  }

  List<CaseClock> of(Case owed) {
    return of(List.of(owed.number().toString()));
  }

  /**
   * What an act on this case answers: its own clocks, and those of the cases that go on in it, each
   * of which stays what its reporters were told.
   */
  List<CaseClock> all(Case owed) {
    var numbers = new ArrayList<>(List.of(owed.number().toString()));
    numbers.addAll(
        entities
            .createQuery("select c.number from Case c where c.joinedInto = :number", String.class)
            .setParameter("number", owed.number().toString())
            .getResultList());
    return of(numbers);
  }

  private List<CaseClock> of(List<String> numbers) {
    return entities
        .createQuery(
            "from CaseClock where caseNumber in :numbers order by on nulls last, id",
            CaseClock.class)
        .setParameter("numbers", numbers)
        .getResultList();
  }

  /** The own clocks, where no case that goes on in it was promised an earlier date. */
  List<CaseClock> standing(Case owed) {
    var number = owed.number().toString();
    var all = all(owed);
    var others = earliest(all.stream().filter(c -> !c.caseNumber().equals(number)).toList());
    var standing = new ArrayList<CaseClock>();
    for (CaseClock own : all.stream().filter(c -> c.caseNumber().equals(number)).toList()) {
      var earlier = own.isOwed() ? others.remove(own.what()) : null;
      boolean counts = earlier != null && earlier.on().get().isBefore(own.on().get());
      standing.add(counts ? earlier : own);
    }
    standing.addAll(others.values());
    return standing;
  }

  /** Of each kind that residents are promised the one that is owed first. */
  private static Map<What, CaseClock> earliest(List<CaseClock> inOrder) {
    var earliest = new EnumMap<What, CaseClock>(What.class);
    inOrder.stream()
        .filter(c -> c.isOwed() && c.what().isResidents())
        .forEach(c -> earliest.putIfAbsent(c.what(), c));
    return earliest;
  }

  /** Its history; empty for a date from before ledgers were kept. */
  Optional<Ledger> ledger(CaseClock one) {
    var entries = entries(List.of(one)).getOrDefault(one.id(), List.of());
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ledger(entries.stream().map(ClockEntry::entry).toList()));
  }

  /** The rows of some ledgers, oldest first, by the clock's id. */
  Map<Long, List<ClockEntry>> entries(List<CaseClock> clocks) {
    return clocks.isEmpty()
        ? Map.of()
        : entities
            .createQuery("from ClockEntry where clockId in :ids order by id", ClockEntry.class)
            .setParameter("ids", clocks.stream().map(CaseClock::id).toList())
            .getResultStream()
            .collect(Collectors.groupingBy(ClockEntry::clockId));
  }

  /** The clocks of this case that stopped because it turned out to be of another kind. */
  Set<Long> retyped(CaseNumber number) {
    return entities
        .createQuery(
            "select e.clockId from ClockEntry e join CaseClock c on c.id = e.clockId where"
                + " c.caseNumber = :number and e.reason = :retyped",
            Long.class)
        .setParameter("number", number.toString())
        .setParameter("retyped", Dues.Ending.RETYPED.name())
        .getResultStream()
        .collect(Collectors.toSet());
  }
}
