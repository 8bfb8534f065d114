package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * First contact, answer and close of cases, each with the date that binds and the earlier one that
 * the office sets itself. Shows cases to nobody: whoever asks has decided who may see them.
 */
@ApplicationScoped
@Transactional
public class ThreeClocks {
  private final EntityManager entities;
  private final Deadlines deadlines;
  private final InternalDates internal;

  ThreeClocks(EntityManager entities, Deadlines deadlines, InternalDates internal) {
    this.entities = entities;
    this.deadlines = deadlines;
    this.internal = internal;
  }

  /** How one of the three stands. */
  public enum Standing {
    RUNNING,
    MET,
    /** Its days do not count at present. */
    PAUSED,
    /** It has not begun, or no rule gives such a case a term. */
    NONE
  }

  /**
   * One of the three.
   *
   * @param binding the last day in time; empty while it is paused or has not begun
   * @param provisional that day is only "not before"
   * @param legal the law sets the term; else it is a promise of ours or of the city's hotline
   * @param internal the office's own, earlier day
   */
  public record Hand(
      Mark mark,
      Standing standing,
      Optional<LocalDate> binding,
      boolean provisional,
      boolean legal,
      Optional<LocalDate> internal) {}

  /** The three of each of these cases, in their order; two queries, however many there are. */
  public Map<CaseNumber, List<Hand>> of(Collection<CaseNumber> numbers) {
    if (numbers.isEmpty()) {
      return Map.of();
    }
    var clocks = clocks(numbers);
    return entities
        .createQuery(
            "select c.number, c.kind, c.state, c.stage, c.concludedAt from Case c where c.number in"
                + " :numbers",
            Object[].class)
        .setParameter("numbers", numbers.stream().map(CaseNumber::toString).toList())
        .getResultStream()
        .map(row ->
            new Course(
                (String) row[0], (Kind) row[1], (CaseState) row[2], (Stage) row[3], row[4] != null))
        .collect(
            Collectors.toMap(
                course -> CaseNumber.valueOf(course.number()),
                course -> hands(course, clocks.getOrDefault(course.number(), List.of()))));
  }

  private record Course(
      String number, Kind kind, CaseState state, Stage stage, boolean concluded) {}

  private record Ticking(
      String number,
      What what,
      LocalDate on,
      boolean provisional,
      String rule,
      Instant stopped,
      long id) {}

  /** The own clocks, and those of the cases that go on in them: the earlier day counts. */
  private Map<String, List<Ticking>> clocks(Collection<CaseNumber> numbers) {
    var wanted = numbers.stream().map(CaseNumber::toString).toList();
    var all = new HashMap<String, List<Ticking>>();
    Stream.of("c.number", "c.joinedInto")
        .flatMap(column ->
            entities
                .createQuery(
                    "select %s, t.what, t.on, t.provisional, t.ruleId, t.stoppedAt, t.id from Case c join CaseClock t on t.caseNumber = c.number where %s in :numbers"
                        .formatted(column, column),
                    Object[].class)
                .setParameter("numbers", wanted)
                .getResultStream())
        .map(row ->
            new Ticking(
                (String) row[0],
                (What) row[1],
                (LocalDate) row[2],
                (Boolean) row[3],
                (String) row[4],
                (Instant) row[5],
                (Long) row[6]))
        .forEach(
            one -> all.computeIfAbsent(one.number(), _ -> new java.util.ArrayList<>()).add(one));
    return all;
  }

  private List<Hand> hands(Course course, List<Ticking> clocks) {
    return Stream.of(Mark.values()).map(mark -> hand(mark, course, clocks)).toList();
  }

  private Hand hand(Mark mark, Course course, List<Ticking> clocks) {
    var found =
        clocks.stream()
            .filter(one -> counts(mark, course.stage(), one.what()))
            .min(
                Comparator.comparing((Ticking one) -> one.stopped() != null)
                    .thenComparing(one -> Optional.ofNullable(one.on()).orElse(LocalDate.MAX))
                    .thenComparing(Comparator.comparingLong(Ticking::id).reversed()));
    return found
        .map(one -> hand(mark, course, one))
        .orElse(new Hand(mark, Standing.NONE, Optional.empty(), false, false, Optional.empty()));
  }

  /** After a review was asked for, only the clock of that stage is the answer's. */
  private static boolean counts(Mark mark, Stage stage, What what) {
    return mark == Mark.FIRST_CONTACT ? mark.counts(what) : what == stage.owed();
  }

  private Hand hand(Mark mark, Course course, Ticking one) {
    var binding = Optional.ofNullable(one.on());
    var standing = isMet(mark, course, one) ? Standing.MET : ticking(one);
    return new Hand(
        mark,
        standing,
        binding,
        one.provisional(),
        deadlines.find(one.rule()).filter(rule -> rule.status() == Evidence.V).isPresent(),
        binding.flatMap(on -> internal.before(on, mark, course.kind())));
  }

  private static boolean isMet(Mark mark, Course course, Ticking one) {
    return switch (mark) {
      case FIRST_CONTACT -> one.stopped() != null;
      case ANSWER -> one.stopped() != null || isAnswered(course.state());
      case CLOSE -> course.kind() == Kind.PETITION ? course.concluded() : one.stopped() != null;
    };
  }

  private static boolean isAnswered(CaseState state) {
    return state == CaseState.REPLIED || state == CaseState.CLOSED;
  }

  private static Standing ticking(Ticking one) {
    if (one.stopped() != null) {
      return Standing.NONE;
    }
    return one.on() == null ? Standing.PAUSED : Standing.RUNNING;
  }
}
