package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What cases are called in other systems. A number of a system belongs to one case. */
@ApplicationScoped
@Transactional
public class References {
  /** Both have a date. */
  private static final BinaryOperator<Reference> BY_DUE =
      BinaryOperator.minBy(Comparator.comparing(reference -> reference.due().orElseThrow()));

  private final EntityManager entities;
  private final OutsideSystems systems;
  private final Casework casework;
  private final CaseSearch search;
  private final Clock clock;

  References(
      EntityManager entities,
      OutsideSystems systems,
      Casework casework,
      CaseSearch search,
      Clock clock) {
    this.entities = entities;
    this.systems = systems;
    this.casework = casework;
    this.search = search;
    this.clock = clock;
  }

  /**
   * A reference of a case.
   *
   * @param due the day in Shanghai by which the other system wants it done, if it says one
   */
  public record Reference(
      CaseNumber of, OutsideSystem system, String number, Optional<LocalDate> due) {}

  /**
   * Whose an order is already.
   *
   * @param visible the case; empty when the asker may not know which one it is
   */
  public record Taken(Optional<CaseNumber> visible) {}

  /** Those of one case, in the order in which they were added. Whoever asks may see the case. */
  public List<Reference> of(CaseNumber number) {
    return rows(List.of(number)).stream().map(this::reference).toList();
  }

  /** For each of these cases that has one, the reference that is due first. */
  public Map<CaseNumber, Reference> firstDue(Collection<CaseNumber> numbers) {
    return rows(numbers).stream()
        .map(this::reference)
        .filter(reference -> reference.due().isPresent())
        .collect(Collectors.toMap(Reference::of, Function.identity(), BY_DUE));
  }

  /** Of those of one case, the one that is due first. */
  public static Optional<Reference> firstDue(List<Reference> ofOne) {
    return ofOne.stream().filter(reference -> reference.due().isPresent()).reduce(BY_DUE);
  }

  /** Whether an order is a case already, and whose the asker may know. */
  public Optional<Taken> taken(Caller caller, OutsideSystem system, OutsideNumber number) {
    return find(system, number)
        .map(CaseReference::caseNumber)
        .map(held -> new Taken(search.seen(caller, Set.of(held)).stream().findFirst()));
  }

  /**
   * Adds a number to a case; the same number again changes its date.
   *
   * @throws Refusal.RuleBroken for an unknown system or what is no number
   * @throws Refusal.Conflict when the order belongs to another case
   */
  public void add(
      Caller caller, Request request, String system, String number, Optional<LocalDate> due) {
    var named = systems.named(system);
    var outside = number(number);
    casework
        .take(caller, request, "reference")
        .ifPresent(working -> {
          var held = find(named, outside);
          if (held.isEmpty()) {
            keep(working.number(), named, outside, due);
          } else if (held.get().caseNumber().equals(working.number())) {
            held.get().dueOn(due.orElse(null));
          } else {
            throw new Refusal.Conflict(said(taken(caller, named, outside).orElseThrow()));
          }
          casework.write(working, caller, Note.of(Happening.REFERENCE_ADDED, named.code()));
        });
  }

  /**
   * Takes a number back that was mistyped; without one that the case does not have nothing happens.
   */
  public void remove(Caller caller, Request request, String system, String number) {
    casework
        .take(caller, request, "reference removed")
        .ifPresent(working ->
            find(systems.of(system), number(number))
                .filter(held -> held.caseNumber().equals(working.number()))
                .ifPresent(held -> {
                  entities.remove(held);
                  casework.write(
                      working, caller, Note.of(Happening.REFERENCE_REMOVED, held.systemCode()));
                }));
  }

  /**
   * Part of the transaction that opens the case. Waits for whoever brings the same order now.
   *
   * @throws Refusal.Conflict when that one was quicker
   */
  void keep(
      CaseNumber number, OutsideSystem system, OutsideNumber outside, Optional<LocalDate> due) {
    int kept =
        entities
            .createNativeQuery(
                "insert ignore into case_reference (system_code, outside_number, case_number,"
                    + " due_on, added_at) values (:system, :outside, :number, :due, :now)")
            .setParameter("system", system.code())
            .setParameter("outside", outside.value())
            .setParameter("number", number.toString())
            .setParameter("due", due.orElse(null))
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (kept == 0) {
      throw new Refusal.Conflict("this order became another case a moment ago");
    }
  }

  Optional<CaseReference> find(OutsideSystem system, OutsideNumber number) {
    return entities
        .createQuery(
            "from CaseReference where systemCode = :system and outsideNumber = :number",
            CaseReference.class)
        .setParameter("system", system.code())
        .setParameter("number", number.value())
        .getResultStream()
        .findFirst();
  }

  /** Which of these numbers are cases already. */
  Map<String, CaseNumber> held(OutsideSystem system, Collection<String> numbers) {
    return entities
        .createQuery(
            "from CaseReference where systemCode = :system and outsideNumber in :numbers",
            CaseReference.class)
        .setParameter("system", system.code())
        .setParameter("numbers", numbers)
        .getResultStream()
        .collect(Collectors.toMap(CaseReference::outsideNumber, CaseReference::caseNumber));
  }

  static OutsideNumber number(String typed) {
    try {
      return OutsideNumber.valueOf(typed == null ? "" : typed);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("not a number of another system: 3 to 64 letters and digits");
    }
  }

  private static String said(Taken taken) {
    return taken
        .visible()
        .map(number -> "this order belongs to " + number)
        .orElse("this order belongs to another case already");
  }

  private List<CaseReference> rows(Collection<CaseNumber> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery("from CaseReference where caseNumber in :numbers", CaseReference.class)
        .setParameter("numbers", numbers.stream().map(CaseNumber::toString).toList())
        .getResultStream()
        .sorted(Comparator.comparing(CaseReference::id))
        .toList();
  }

  private Reference reference(CaseReference row) {
    return new Reference(
        row.caseNumber(), systems.of(row.systemCode()), row.outsideNumber(), row.dueOn());
  }
}
