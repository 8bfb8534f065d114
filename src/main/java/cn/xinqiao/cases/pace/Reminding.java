package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.pace.DueClocks.Found;
import cn.xinqiao.cases.pace.DueClocks.Wanted;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reminds before a last day and escalates after it, each rule once for each clock and day, while
 * the offices work. That it was told is a row of the same transaction, made under the lock of the
 * case: a restart, a second replica or a clock that is put back tells nothing twice, and what is
 * met or paused at that moment is not told of.
 */
@ApplicationScoped
class Reminding {
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  private static final String NOT_REMINDED =
      " and not exists (select 1 from case_reminder r where r.clock_id = t.id and r.due_on ="
          + " t.due_on and r.rule_id = :id)";

  /** The office above is the parent in the tree. */
  private static final String REMEMBER =
      """
      insert into case_reminder (case_number, clock_id, due_on, rule_id, late, whom, office_code,
          officer_id, reminded_at)
        select t.case_number, t.id, t.due_on, :rule, :late, :whom,
            case when :whom = 'ABOVE' then o.parent else c.office_code end,
            case when :whom = 'HOLDER' then h.id else null end, :now
          from case_clock t join cases c on c.number = t.case_number
            join office o on o.code = c.office_code
            left join officer h on h.id = c.held_by and h.active = true
              and h.office_code = c.office_code
          where t.id in (:clocks)\
      """;

  private final EntityManager entities;
  private final ReminderRules rules;
  private final DueClocks clocks;
  private final Proposals proposals;
  private final WorkingHours hours;
  private final Casework casework;
  private final Clock clock;

  Reminding(
      EntityManager entities,
      ReminderRules rules,
      DueClocks clocks,
      Proposals proposals,
      WorkingHours hours,
      Casework casework,
      Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.clocks = clocks;
    this.proposals = proposals;
    this.hours = hours;
    this.casework = casework;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> remind() {
    return Tasks.recurring("remind", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> run(clock.instant()));
  }

  /**
   * @return how many were told of
   */
  int run(Instant now) {
    if (!hours.isOpen(now)) {
      return 0;
    }
    int told = 0;
    for (ReminderRule rule : rules.all()) {
      told += sweep(wanted(rule, now), page -> remind(page, rule, now));
    }
    sweep(proposals.overdue(now), proposals::propose);
    proposals.unexecuted(now);
    return told;
  }

  /** What is done with a page of clocks whose cases are locked. */
  private interface Act {
    void on(List<Found> page);
  }

  private int sweep(Wanted wanted, Act act) {
    int done = 0;
    var last = Found.NONE;
    while (true) {
      var from = last;
      var page = QuarkusTransaction.requiringNew().call(() -> clocks.after(from, wanted));
      if (page.isEmpty()) {
        return done;
      }
      done += inPeace(page, wanted, act);
      last = page.getLast();
    }
  }

  /** A page that goes wrong must not keep the others from theirs; it comes again next time. */
  private int inPeace(List<Found> page, Wanted wanted, Act act) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> {
            var locked = clocks.locked(page, wanted);
            if (!locked.isEmpty()) {
              act.on(locked);
            }
            return locked.size();
          });
    } catch (RuntimeException e) {
      Log.warnf("a page of reminders was not written (%s)", e.getClass());
      return 0;
    }
  }

  private Wanted wanted(ReminderRule rule, Instant now) {
    var window = rule.at(now, hours);
    return new Wanted(
        rule.what(),
        window.from().orElse(LONG_AGO),
        window.to(),
        Optional.ofNullable(rule.kind()).map(Kind::name).orElse(""),
        rule.whom() == ReminderRule.Whom.ABOVE,
        NOT_REMINDED,
        rule.id());
  }

  private void remind(List<Found> page, ReminderRule rule, Instant now) {
    entities
        .createNativeQuery(REMEMBER)
        .setParameter("rule", rule.id())
        .setParameter("late", rule.isLate())
        .setParameter("whom", rule.whom().name())
        .setParameter("now", now)
        .setParameter("clocks", page.stream().map(Found::clock).toList())
        .executeUpdate();
    if (rule.isLate()) {
      page.forEach(one ->
          casework.note(
              CaseNumber.valueOf(one.number()), Note.of(Happening.ESCALATED, rule.whom().name())));
    }
  }
}
