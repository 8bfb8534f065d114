package cn.xinqiao.followup;

import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When residents are asked, from {@code rules/revisits.csv}: rows of one plan belong together, and
 * the first plan that fits a case is its plan.
 */
@Startup
@ApplicationScoped
class RevisitPlan {
  private final WorkCalendar calendar;
  private final Map<String, List<RevisitRule>> plans = new LinkedHashMap<>();

  /** What an answer is planned after. */
  enum After {
    /** The first answer of the office. */
    ANSWERED,
    /** The answer after it was handled again. */
    AGAIN,
    /** A person has explained. */
    EXPLAINED,
    /** The office has said why it is not done, and named the day from which this counts. */
    LOOKED
  }

  /**
   * What is planned for.
   *
   * @param subKind null for kinds that have none
   */
  record Occasion(Kind kind, SubKind subKind, Subject subject, Urgency urgency, After after) {}

  /**
   * One time at which a reporter is asked.
   *
   * @param rule its row
   * @param nth the how many-eth of the plan, from 1
   */
  record Planned(String rule, int nth, AskedKey asks, Via via, Instant at) {}

  @Inject
  RevisitPlan(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read("rules/revisits.csv"), calendar);
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used or is never reached, rows of one plan
   *     that do not fit the same cases or are not in the order of their days, or a case without a
   *     plan
   */
  RevisitPlan(SeedFile file, WorkCalendar calendar) {
    this.calendar = calendar;
    for (SeedTable.Row row : SeedTable.rows(file)) {
      add(row, RevisitRule.of(row));
    }
    int end = file.lines().size();
    occasions()
        .filter(what -> first(what).isEmpty())
        .findFirst()
        .ifPresent(what -> {
          throw file.invalid(end, "no plan for " + what);
        });
  }

  private void add(SeedTable.Row row, RevisitRule rule) {
    if (rule(rule.id()).isPresent()) {
      throw row.invalid("'" + rule.id() + "' is there twice");
    }
    var plan = plans.computeIfAbsent(rule.plan(), _ -> new ArrayList<>());
    if (!plan.isEmpty() && !plan.getLast().isOfSamePlan(rule)) {
      throw row.invalid("the rows of a plan fit the same cases");
    }
    if (!plan.isEmpty() && plan.getLast().days() >= rule.days()) {
      throw row.invalid("the rows of a plan stand in the order of their days");
    }
    plan.add(rule);
    if (plan.size() == 1 && occasions().noneMatch(what -> first(what).orElse(List.of()) == plan)) {
      throw row.invalid("is never reached: plans above it take everything");
    }
  }

  private static Stream<Occasion> occasions() {
    return Stream.of(Kind.PETITION, Kind.SUGGESTION, Kind.SERVICE_REQUEST)
        .flatMap(kind ->
            Stream.concat(Stream.of((SubKind) null), Arrays.stream(SubKind.values()))
                .filter(sub -> kind.admits(sub) && sub != SubKind.ACCUSATION)
                .flatMap(sub -> occasions(kind, sub)));
  }

  private static Stream<Occasion> occasions(Kind kind, SubKind subKind) {
    return Arrays.stream(Subject.values())
        .flatMap(subject ->
            Arrays.stream(Urgency.values())
                .flatMap(urgency ->
                    Arrays.stream(After.values())
                        .map(after -> new Occasion(kind, subKind, subject, urgency, after))));
  }

  private Optional<List<RevisitRule>> first(Occasion what) {
    return plans.values().stream().filter(plan -> plan.getFirst().fits(what)).findFirst();
  }

  /** The row of this id, if the list still has it. */
  Optional<RevisitRule> rule(String id) {
    return plans.values().stream()
        .flatMap(List::stream)
        .filter(rule -> rule.id().equals(id))
        .findFirst();
  }

  /**
   * When a reporter is asked.
   *
   * @param from when the office answered, or what else it is after
   */
  List<Planned> of(Occasion what, Instant from) {
    var plan = first(what).orElseThrow(); // checked when it was read; an accusation is never asked
    var planned = new ArrayList<Planned>();
    for (RevisitRule rule : plan) {
      planned.add(
          new Planned(
              rule.id(), planned.size() + 1, rule.asks(), rule.via(), rule.at(from, calendar)));
    }
    return List.copyOf(planned);
  }

  /** The next moment from this one on at which a row lets somebody be asked. */
  Instant open(RevisitRule rule, Instant from) {
    return rule.hours().from(from, calendar);
  }
}
