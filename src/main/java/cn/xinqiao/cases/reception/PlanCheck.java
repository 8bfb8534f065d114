package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.reception.Leaders.Leader;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a day can take place as it is asked for. Part of the caller's transaction. */
@ApplicationScoped
class PlanCheck {
  private final EntityManager entities;
  private final ReceptionRules rules;
  private final WorkCalendar calendar;
  private final Clock clock;

  PlanCheck(EntityManager entities, ReceptionRules rules, WorkCalendar calendar, Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.calendar = calendar;
    this.clock = clock;
  }

  void requireUsable(ReceptionPlan plan) {
    var today = LocalDate.ofInstant(clock.instant(), VisitDates.SHANGHAI);
    if (!plan.begins().isAfter(clock.instant())) {
      throw new Refusal.RuleBroken("that time is over");
    }
    if (plan.on().isAfter(today.plus(rules.ahead()))) {
      throw new Refusal.RuleBroken("so far ahead no day is planned (" + rules.ahead() + ")");
    }
    if (plan.slots() > rules.mostSlots()) {
      throw new Refusal.RuleBroken("a day has at most " + rules.mostSlots() + " times");
    }
    if (!plan.anyway() && !isWorked(plan.on())) {
      throw new Refusal.RuleBroken("that day is not worked; say so if it is meant");
    }
  }

  /** In a year whose holidays are not published, Monday to Friday. */
  boolean isWorked(LocalDate day) {
    return calendar
        .worksOn(day)
        .orElse(day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }

  /** Nobody receives at two places at once; who plans for a leader waits for whoever does too. */
  void requireIdle(Leader leader, ReceptionPlan plan, Optional<Long> but) {
    entities
        .createNativeQuery("select id from officer where id = :id for update")
        .setParameter("id", leader.officerId())
        .getResultList();
    boolean busy =
        entities
            .createQuery(
                "from ReceptionDay where leaderId = :leader and heldOn = :on and state = :planned",
                ReceptionDay.class)
            .setParameter("leader", leader.officerId())
            .setParameter("on", plan.on())
            .setParameter("planned", ReceptionDay.State.PLANNED)
            .getResultStream()
            .filter(other -> but.filter(id -> id == other.id()).isEmpty())
            .anyMatch(other ->
                other.beginsAt().isBefore(plan.ends()) && plan.begins().isBefore(other.endsAt()));
    if (busy) {
      throw new Refusal.Conflict("this leader receives somewhere else at that time");
    }
  }
}
