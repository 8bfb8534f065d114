package cn.xinqiao.cases.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.Eventually;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Residents book a time with a leader; nobody gets a place that another one has. */
@QuarkusTest
@Tag("database")
class BookingTest {
  private final NewReceptions days;
  private final NewCases cases;
  private final Receptions receptions;
  private final Visits visits;
  private final VisitBooking booking;
  private final CaseDesk desk;
  private final ResidentCases own;

  BookingTest(
      NewReceptions days,
      NewCases cases,
      Receptions receptions,
      Visits visits,
      VisitBooking booking,
      CaseDesk desk,
      ResidentCases own) {
    this.days = days;
    this.cases = cases;
    this.receptions = receptions;
    this.visits = visits;
    this.booking = booking;
    this.desk = desk;
    this.own = own;
  }

  @Test
  void the_next_three_times_are_offered_and_the_chosen_one_is_confirmed_with_place_and_papers() {
    var street = days.street();
    var day = days.plan(street, 4);
    var number = days.open(street);
    days.inTalk(number, talk -> booking.offer(talk, number));
    assertThat(last(number)).contains("09:00", "09:30", "10:00", "国和路595号").doesNotContain("10:30");
    book(number, day.slots().getFirst());
    assertThat(last(number))
        .contains("约好了", "09:00", "一楼信访接待室", "身份证", number.toString())
        .doesNotContain("lead");
    assertThat(taken(street, day)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void where_nothing_is_planned_it_says_so_and_names_the_window() {
    var street = days.street();
    var number = days.open(street);
    days.inTalk(number, talk -> booking.offer(talk, number));
    assertThat(last(number)).contains("没有排出", "12345", "窗口");
  }

  @Test
  void of_two_who_want_the_last_place_one_gets_it_and_the_other_is_offered_the_next() {
    var street = days.street();
    var day = days.plan(street, 2);
    var slot = day.slots().getFirst();
    var both = List.of(days.open(street), days.open(street));
    var start = new CyclicBarrier(2);
    both.stream()
        .map(number ->
            CompletableFuture.runAsync(() -> {
              await(start);
              book(number, slot);
            }))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(both.stream().map(this::last))
        .anySatisfy(text -> assertThat(text).contains("约好了", "09:00"))
        .anySatisfy(text -> assertThat(text).contains("没有约上", "09:30"));
    assertThat(taken(street, day)).containsExactly(1, 0);
  }

  @Test
  void another_time_takes_the_place_of_the_first_and_giving_up_frees_it() {
    var street = days.street();
    var day = days.plan(street, 2);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    book(number, day.slots().getLast());
    assertThat(last(number)).contains("已经改到", "09:30");
    assertThat(taken(street, day)).containsExactly(0, 1);
    days.inTalk(number, booking::giveUp);
    assertThat(last(number)).contains("已经取消", "09:30");
    assertThat(taken(street, day)).containsExactly(0, 0);
    days.inTalk(number, booking::giveUp);
    assertThat(last(number)).contains("没有还没到的预约");
  }

  @Test
  void a_day_that_is_cancelled_is_told_with_the_reason_and_the_next_times() {
    var street = days.street();
    var day = days.plan(street, 1);
    days.plan(street, 4, 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    receptions.cancel(cases.officer(street, Role.LEAD), day.id(), "领导参加防汛");
    Eventually.holds(() -> assertThat(last(number)).contains("取消了：领导参加防汛", "09:00"));
    assertThat(taken(street, day)).containsExactly(0);
    assertThatThrownBy(() -> receptions.cancel(cases.officer(street, Role.LEAD), day.id(), "再来一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_day_that_moves_takes_its_visitors_along_and_tells_them() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    receptions.change(
        cases.officer(street, Role.LEAD),
        day.id(),
        new Receptions.Change(
            day.on().plusDays(1), LocalTime.of(14, 0), "二楼", "国和路595号", day.leader(), true));
    Eventually.holds(() -> assertThat(last(number)).contains("有变动", "14:00", "二楼"));
    assertThat(taken(street, day)).containsExactly(1);
  }

  @Test
  void a_case_that_goes_to_another_office_frees_the_place_and_the_visitor_is_told() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    desk.transfer(
        cases.officer(street, Role.OFFICER), Request.on(number), days.district(street), "要区里定");
    Eventually.holds(() ->
        assertThat(days.said(number))
            .anySatisfy(text -> assertThat(text).contains("另一个单位办理", "取消")));
    assertThat(taken(street, day)).containsExactly(0);
    assertThat(visits.on(cases.officer(street, Role.LEAD), day.id())).isEmpty();
  }

  @Test
  void whoever_takes_the_matter_back_frees_the_place() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    days.inTalk(number, talk -> own.withdraw(number, talk.id()));
    Eventually.holds(() -> assertThat(taken(street, day)).containsExactly(0));
    assertThat(last(number)).contains("预约已经取消", number.toString());
    days.inTalk(number, talk -> booking.offer(talk, number));
    assertThat(last(number)).contains("不能预约");
  }

  @Test
  void a_time_of_another_office_is_not_booked_and_the_right_ones_are_offered() {
    var street = days.street();
    var day = days.plan(days.street(), 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    assertThat(last(number)).contains("另一个单位", "没有排出");
  }

  @Test
  void an_accusation_is_seen_by_its_own_desk_and_on_no_other_list() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    book(number, day.slots().getFirst());
    assertThat(visits.on(cases.officer(street, Role.LEAD), day.id())).hasSize(1);
    cases.change(
        "update cases set confidential = true, office_code = '310110-discipline' where number = '"
            + number
            + "'");
    for (var office : List.of(street, days.district(street), OfficeCode.CITY)) {
      assertThat(visits.on(cases.officer(office, Role.LEAD), day.id())).isEmpty();
    }
    var confidential = new OfficeCode("310110-discipline");
    var own = days.plan(confidential, 1);
    var accusation =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, confidential))
            .getFirst();
    book(accusation, own.slots().getFirst());
    assertThat(visits.on(cases.officer(confidential, Role.OFFICER), own.id())).hasSize(1);
    for (var office : List.of(new OfficeCode("310110"), OfficeCode.CITY)) {
      assertThatThrownBy(() -> receptions.day(cases.officer(office, Role.LEAD), own.id()))
          .isInstanceOf(Refusal.NotFound.class);
      assertThat(receptions.from(cases.officer(office, Role.LEAD), days.today()))
          .noneMatch(shown -> shown.id() == own.id());
    }
  }

  @Test
  void nobody_receives_at_two_places_at_once_and_no_day_is_planned_unmeant_on_a_holiday() {
    var street = days.street();
    days.plan(street, 2);
    assertThatThrownBy(() -> days.plan(street, 1)).isInstanceOf(Refusal.Conflict.class);
    var lead = cases.officer(street, Role.LEAD);
    var sunday =
        Stream.iterate(days.today().plusDays(5), day -> day.plusDays(1))
            .filter(day -> day.getDayOfWeek() == java.time.DayOfWeek.SUNDAY)
            .findFirst()
            .orElseThrow();
    var plan =
        new ReceptionPlan(
            ReceptionKind.DOORSTEP,
            sunday,
            LocalTime.of(9, 0),
            LocalTime.of(10, 0),
            30,
            1,
            "居委会",
            "国和路1号",
            lead.login(),
            false);
    assertThatThrownBy(() -> receptions.plan(lead, street, plan))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("not worked");
  }

  private void book(CaseNumber number, Receptions.Slot slot) {
    days.inTalk(number, talk -> booking.book(talk, slot.ref() + "." + number));
  }

  private List<Integer> taken(OfficeCode office, Receptions.Day day) {
    return receptions.day(cases.officer(office, Role.LEAD), day.id()).slots().stream()
        .map(Receptions.Slot::taken)
        .toList();
  }

  private String last(CaseNumber number) {
    return days.said(number).getLast();
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
