package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.OnDuty;
import cn.xinqiao.office.Notice.Reason;
import cn.xinqiao.office.Notices;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Calls the people whom an alarm is for: first who is on duty; who leads the office, when those on
 * duty have not seen it in time or nobody is on duty; after them the office above has its turn. An
 * office that an alarm has climbed to has heard of it late enough: its lead is not waited for.
 */
@Startup
@ApplicationScoped
class DutyCalls {
  private final DutyRoster roster;
  private final Notices notices;
  private final SchedulerClient tasks;
  private final Timeline timeline;
  private final Clock clock;
  private final Duration patience;

  DutyCalls(
      DutyRoster roster,
      Notices notices,
      SchedulerClient tasks,
      Timeline timeline,
      Clock clock,
      Seeds seeds) {
    this.roster = roster;
    this.notices = notices;
    this.tasks = tasks;
    this.timeline = timeline;
    this.clock = clock;
    this.patience =
        SeedTable.rows(seeds.read("rules/alarm.csv")).getFirst().as("climb_after", Duration::parse);
  }

  /**
   * @return whether somebody is on duty, who is waited for
   */
  boolean begin(Alarm alarm) {
    var onDuty = roster.onDuty(alarm.office(), clock.instant());
    if (!onDuty.isEmpty()) {
      call(alarm, alarm.hasClimbed() ? Reason.CLIMBED : Reason.DUTY, onDuty);
      plan(alarm, AlarmSteps.Step.LEAD);
      return true;
    }
    timeline.write(timeline.line(alarm.caseNumber(), Happening.NOBODY_ON_DUTY).at(alarm.office()));
    if (alarm.office().equals(OfficeCode.CITY)) {
      Log.warnf("%s rings and nobody is on duty for the city", alarm.caseNumber());
    }
    call(alarm, Reason.LEAD, roster.leads(alarm.office()));
    return false;
  }

  /**
   * @return whether somebody leads the office, who is waited for
   */
  boolean callLead(Alarm alarm) {
    var called = roster.onDuty(alarm.office(), clock.instant());
    var leads =
        roster.leads(alarm.office()).stream().filter(Predicate.not(called::contains)).toList();
    if (alarm.hasClimbed() || leads.isEmpty()) {
      return false;
    }
    alarm.callLead();
    timeline.write(timeline.line(alarm.caseNumber(), Happening.ALARM_TO_LEAD).at(alarm.office()));
    call(alarm, Reason.LEAD, leads);
    plan(alarm, AlarmSteps.Step.ABOVE);
    return true;
  }

  private void call(Alarm alarm, Reason reason, List<OnDuty> called) {
    notices.call(
        new Notices.Call(
            alarm.caseNumber(),
            alarm.office(),
            reason,
            called.stream().map(OnDuty::officerId).toList(),
            AlarmSteps.topic(alarm, reason)));
  }

  private void plan(Alarm alarm, AlarmSteps.Step step) {
    tasks.scheduleIfNotExists(
        AlarmSteps.NAME.instance(AlarmSteps.instance(alarm, step)).build(),
        clock.instant().plus(patience));
  }
}
