package cn.xinqiao.insight;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.insight.FigureRule.Better;
import cn.xinqiao.insight.Limits.Limit;
import cn.xinqiao.insight.Report.Figure;
import cn.xinqiao.insight.Report.Part;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of an office and of those below it, for whoever leads it or audits it. Each look is
 * written down.
 */
@ApplicationScoped
@Transactional
public class Rates {
  private final FigureRules rules;
  private final Limits limits;
  private final Tallies tallies;
  private final Signs signs;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  Rates(
      FigureRules rules,
      Limits limits,
      Tallies tallies,
      Signs signs,
      OfficeTree offices,
      AuditTrail audit,
      Clock clock) {
    this.rules = rules;
    this.limits = limits;
    this.tallies = tallies;
    this.signs = signs;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is wanted; what is empty is the caller's office, every subject, the last weeks.
   *
   * @param first a week such as {@code 2026-W40}
   */
  public record Wanted(
      Optional<OfficeCode> office,
      Optional<Subject> subject,
      Optional<Week> first,
      Optional<Week> last) {
    public static Wanted usual() {
      return new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** As what it is looked at: on a page, by a program, or taken away as a file. */
  public enum As {
    PAGE,
    PROGRAM,
    FILE
  }

  /**
   * @throws Refusal.Forbidden for who neither leads nor audits
   * @throws Refusal.NotFound for an office that is not the caller's or below it
   * @throws Refusal.Malformed for weeks that end before they begin, or too many
   */
  public Report of(Caller caller, Wanted wanted, As as) {
    requireLeads(caller);
    var asked = asked(caller, wanted);
    var looked =
        new Scoped(caller, asked.office(), asked.subject(), asked.weeks(), clock.instant());
    var counted = tallies.of(looked);
    var report =
        new Report(
            asked,
            rules.version(),
            limits.of(Limit.RANKED_FROM),
            rules.all().stream().map(rule -> figure(rule, asked, counted)).toList(),
            signs.of(looked));
    audit.record(caller.officerId(), Act.VIEW_LIST, asked.office().value(), told(asked, as));
    return report;
  }

  private static void requireLeads(Caller caller) {
    boolean leads =
        switch (caller.role()) {
          case LEAD, AUDITOR -> true;
          case OFFICER, ADMIN -> false;
        };
    if (!leads) {
      throw new Refusal.Forbidden("figures are for those who lead an office, and for auditors");
    }
  }

  private Report.Asked asked(Caller caller, Wanted wanted) {
    var office = wanted.office().orElse(caller.office());
    if (!office.within(caller.office()) || offices.find(office).isEmpty()) {
      throw new Refusal.NotFound("no such office");
    }
    int shown = limits.of(Limit.WEEKS_SHOWN);
    var last =
        wanted
            .last()
            .or(() -> wanted.first().map(week -> week.plus(shown - 1)))
            .filter(week -> week.compareTo(Week.of(clock.instant())) <= 0)
            .orElseGet(() -> Week.of(clock.instant()));
    var weeks =
        wanted
            .first()
            .map(first -> new Weeks(first, last))
            .orElseGet(() -> Weeks.until(last, shown));
    return new Report.Asked(office, wanted.subject(), weeks);
  }

  private static String told(Report.Asked asked, As as) {
    return "figures=%s as=%s".formatted(asked.weeks(), as)
        + asked.subject().map(subject -> " subject=" + subject.name()).orElse("");
  }

  private Figure figure(FigureRule rule, Report.Asked asked, List<Tally> counted) {
    var total = new Sum(rule);
    counted.forEach(total::add);
    var subjects = parts(rule, counted, Tally::subject, Function.identity());
    subjects.sort(Comparator.comparingLong((Part<Subject> part) -> size(part)).reversed());
    return new Figure(
        rule,
        total.numbers(),
        ranked(rule, parts(rule, counted, Tally::office, offices::get)),
        subjects,
        weeks(rule, asked.weeks(), counted));
  }

  private static <K, T> List<Part<T>> parts(
      FigureRule rule, List<Tally> counted, Function<Tally, K> key, Function<K, T> shown) {
    var sums = new LinkedHashMap<K, Sum>();
    counted.forEach(tally -> sums.computeIfAbsent(key.apply(tally), _ -> new Sum(rule)).add(tally));
    return sums.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> part(shown.apply(entry.getKey()), entry.getValue()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static <T> Part<T> part(T of, Sum sum) {
    return new Part<>(of, sum.numbers(), OptionalInt.empty());
  }

  private static List<Part<Week>> weeks(FigureRule rule, Weeks weeks, List<Tally> counted) {
    Map<Week, Part<Week>> found =
        Rates.<Week, Week>parts(rule, counted, Tally::week, Function.identity()).stream()
            .collect(Collectors.toMap(Part::of, part -> part));
    return weeks.all().stream()
        .map(week -> found.getOrDefault(week, part(week, new Sum(rule))))
        .toList();
  }

  /** Those with enough cases first, the best on top; the same rate is the same rank. */
  private List<Part<Office>> ranked(FigureRule rule, List<Part<Office>> parts) {
    var best = Comparator.<Part<Office>>comparingDouble(Rates::rate);
    var order = rule.better() == Better.HIGH ? best.reversed() : best;
    var enough =
        parts.stream()
            .filter(part -> size(part) >= limits.of(Limit.RANKED_FROM))
            .sorted(order.thenComparing(part -> part.of().code().value()))
            .toList();
    var all = new ArrayList<Part<Office>>();
    for (int i = 0; i < enough.size(); i++) {
      var part = enough.get(i);
      boolean same = i > 0 && rate(part) == rate(enough.get(i - 1));
      int rank = same ? all.getLast().rank().orElseThrow() : i + 1;
      all.add(new Part<>(part.of(), part.numbers(), OptionalInt.of(rank)));
    }
    parts.stream()
        .filter(part -> size(part) < limits.of(Limit.RANKED_FROM))
        .sorted(Comparator.comparing(part -> part.of().code().value()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static long size(Part<?> part) {
    return part.numbers().share().of();
  }

  private static double rate(Part<?> part) {
    return part.numbers().share().rate().orElse(0.0);
  }
}
