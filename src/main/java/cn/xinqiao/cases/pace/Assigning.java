package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseAssigned;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.cases.OfficeAsked.Wish;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 交办, 信访工作条例 (2022) article 22: what is passed on with a day is reported on by that day. The report
 * goes the way of an answer to 督办, to the office that assigned the case or, where a department did,
 * to that of its territory, which sees the case on.
 */
@ApplicationScoped
class Assigning {
  private final Casework casework;
  private final SupervisionBook book;
  private final WorkingHours hours;
  private final OfficeTree offices;
  private final Event<OfficeAsked> asked;
  private final Clock clock;

  Assigning(
      Casework casework,
      SupervisionBook book,
      WorkingHours hours,
      OfficeTree offices,
      Event<OfficeAsked> asked,
      Clock clock) {
    this.casework = casework;
    this.book = book;
    this.hours = hours;
    this.offices = offices;
    this.asked = asked;
    this.clock = clock;
  }

  void assigned(@Observes CaseAssigned task) {
    var now = clock.instant();
    var working = casework.now(task.number());
    if (working.confidential()) {
      throw new Refusal.RuleBroken("nobody above gets a report on an accusation (信访工作条例第三十条)");
    }
    if (!task.reportBy().isAfter(hours.day(now))) {
      throw new Refusal.RuleBroken("the day for the report is still to come");
    }
    var issuer = issuer(task);
    book.keep(Supervision.assignment(working, issuer, task, now));
    casework.write(
        working,
        task.by(),
        task.by().office(),
        Note.of(Happening.ASSIGNED, task.reportBy().toString()));
    asked.fire(
        new OfficeAsked(
            task.to(), Wish.ASSIGNMENT, task.number(), issuer, Optional.of(task.reportBy())));
  }

  private OfficeCode issuer(CaseAssigned task) {
    var own = task.by().office();
    return Stream.concat(Stream.of(own), offices.get(own).above().stream())
        .filter(office -> task.to().within(office) && !task.to().equals(office))
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("only an office below is to report"));
  }
}
