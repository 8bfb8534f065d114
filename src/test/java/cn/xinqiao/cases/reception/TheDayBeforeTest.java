package cn.xinqiao.cases.reception;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Visitors are reminded, and the leader is told how many come. */
@QuarkusTest
@Tag("database")
class TheDayBeforeTest {
  private final NewReceptions days;
  private final NewCases cases;
  private final VisitBooking booking;
  private final Visits visits;
  private final VisitReminding reminding;
  private final LeaderBriefing briefing;

  TheDayBeforeTest(
      NewReceptions days,
      NewCases cases,
      VisitBooking booking,
      Visits visits,
      VisitReminding reminding,
      LeaderBriefing briefing) {
    this.days = days;
    this.cases = cases;
    this.booking = booking;
    this.visits = visits;
    this.reminding = reminding;
    this.briefing = briefing;
  }

  @Test
  void a_visitor_is_reminded_of_the_time_as_it_is_now_and_of_nothing_that_was_given_up() {
    var street = days.street();
    var day = days.plan(street, 1);
    var slot = day.slots().getFirst();
    var number = days.open(street);
    book(number, slot);
    long visit = visits.of(cases.officer(street, Role.OFFICER), number).visits().getFirst().id();
    assertThat(
            cases.count(
                "scheduled_tasks where task_name = 'reception-remind' and task_instance like '"
                    + visit
                    + "@%'"))
        .isOne();
    remind(visit, slot.begins().plus(Duration.ofMinutes(30)));
    assertThat(days.said(number).getLast()).contains("约好了");
    remind(visit, slot.begins());
    assertThat(days.said(number).getLast()).contains("提醒您", "09:00", "身份证");
    days.inTalk(number, booking::giveUp);
    remind(visit, slot.begins());
    assertThat(days.said(number).getLast()).contains("已经取消");
  }

  @Test
  void the_leader_is_told_how_many_come_and_their_numbers_and_of_no_accusation() {
    var street = days.street();
    var day = days.plan(street, 2);
    var first = days.open(street);
    var second = days.open(street);
    book(first, day.slots().getFirst());
    book(second, day.slots().getLast());
    cases.change("update cases set confidential = true where number = '" + second + "'");
    cases.change(
        "update cases set office_code = '310110-discipline' where number = '" + second + "'");
    brief(day);
    var told = "notice where officer_id = " + cases.officer(street, Role.LEAD).officerId();
    assertThat(cases.count(told + " and words like '%预约 1 人%" + first + "%'")).isOne();
    assertThat(cases.count(told + " and words like '%" + second + "%'")).isZero();
  }

  private void book(CaseNumber number, Receptions.Slot slot) {
    days.inTalk(number, talk -> booking.book(talk, slot.ref() + "." + number));
  }

  private void remind(long visit, java.time.Instant begins) {
    QuarkusTransaction.requiringNew().run(() -> reminding.remind(visit, begins));
  }

  private void brief(Receptions.Day day) {
    var due = new ReceptionTasks.Due(day.id(), day.begins().toEpochMilli());
    QuarkusTransaction.requiringNew().run(() -> briefing.brief(due));
  }
}
