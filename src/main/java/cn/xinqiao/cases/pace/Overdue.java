package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 超期: what is overdue in the caller's subtree, the longest overdue first, and how far up it was
 * told. What is only "not before" its date is not overdue.
 */
@ApplicationScoped
@Transactional
public class Overdue {
  private static final String OVERDUE =
      " from Case c where c.nextDue < :today and c.nextProvisional = false and c.officeCode like"
          + " :subtree and (c.confidential = false or c.officeCode = :own) and c.joinedInto is null"
          + " and c.wordsErasedAt is null";

  private final EntityManager entities;
  private final CaseSearch search;
  private final WorkingHours hours;
  private final Clock clock;

  Overdue(EntityManager entities, CaseSearch search, WorkingHours hours, Clock clock) {
    this.entities = entities;
    this.search = search;
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * A case in the list.
   *
   * @param days calendar days past its day
   * @param above the office above was told
   */
  public record Late(CaseFile.Line of, long days, boolean above) {}

  public CaseSearch.Page<Late> of(Caller caller, int page, int size) {
    var today = hours.day(clock.instant());
    var numbers =
        query("select c.number" + OVERDUE + " order by c.nextDue, c.number", String.class, caller)
            .setParameter("today", today)
            .setFirstResult((int) Math.min((long) page * size, Integer.MAX_VALUE))
            .setMaxResults(size)
            .getResultList();
    long total =
        query("select count(*)" + OVERDUE, Long.class, caller)
            .setParameter("today", today)
            .getSingleResult();
    return new CaseSearch.Page<>(lines(caller, numbers, today), page, size, total);
  }

  private List<Late> lines(Caller caller, List<String> numbers, LocalDate today) {
    var told = toldAbove(numbers);
    Map<String, CaseFile.Line> lines =
        search.lines(caller, numbers.stream().map(CaseNumber::valueOf).toList()).stream()
            .collect(Collectors.toMap(line -> line.number().toString(), line -> line));
    return numbers.stream()
        .filter(lines::containsKey)
        .map(number -> {
          var line = lines.get(number);
          long days = today.toEpochDay() - line.nextDue().orElse(today).toEpochDay();
          return new Late(line, days, told.contains(number));
        })
        .toList();
  }

  private List<?> toldAbove(List<String> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : entities
            .createNativeQuery(
                "select distinct case_number from case_reminder where case_number in (:numbers) and"
                    + " late = true and whom = 'ABOVE'",
                String.class)
            .setParameter("numbers", numbers)
            .getResultList();
  }

  /** Who may read nothing finds nothing: no office has an empty code. */
  private <T> TypedQuery<T> query(String query, Class<T> type, Caller caller) {
    return entities
        .createQuery(query, type)
        .setParameter("subtree", caller.mayRead() ? caller.office().subtreePattern() : "")
        .setParameter("own", caller.office().value());
  }
}
