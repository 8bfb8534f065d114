package cn.xinqiao.cases.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.VisitBooking;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who came, what was promised, and what became of it. */
@QuarkusTest
@Tag("database")
class PromisesTest {
  private final NewReceptions days;
  private final NewCases cases;
  private final Visits visits;
  private final Promises promises;
  private final PromiseBook book;
  private final PromiseNews news;
  private final VisitBooking booking;
  private final Event<WordsErased> gone;

  PromisesTest(
      NewReceptions days,
      NewCases cases,
      Visits visits,
      Promises promises,
      PromiseBook book,
      PromiseNews news,
      VisitBooking booking,
      Event<WordsErased> gone) {
    this.days = days;
    this.cases = cases;
    this.visits = visits;
    this.promises = promises;
    this.book = book;
    this.news = news;
    this.booking = booking;
    this.gone = gone;
  }

  /** A visitor of today who has come. */
  private record Came(OfficeCode street, Caller officer, CaseNumber number, long visit) {}

  private Came came() {
    var booked = booked();
    visits.came(booked.officer(), Request.on(booked.number()), booked.visit(), "谈了漏水的事");
    return booked;
  }

  private Came booked() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    var officer = cases.officer(street, Role.OFFICER);
    visits.book(officer, Request.on(number), day.slots().getFirst().ref());
    // its day has come: a test does not wait three days
    cases.change(
        "update reception_day set held_on = '" + days.today() + "' where id = " + day.id());
    var visit = visits.of(officer, number).visits().getFirst().id();
    return new Came(street, officer, number, visit);
  }

  @Test
  void somebody_who_was_booked_at_the_counter_is_told_and_a_promise_needs_that_they_came() {
    var booked = booked();
    assertThat(days.said(booked.number()).getLast()).contains("约好了", "身份证");
    assertThatThrownBy(() -> make(booked, days.today().plusDays(5)))
        .isInstanceOf(Refusal.RuleBroken.class);
    visits.absent(booked.officer(), Request.on(booked.number()), booked.visit());
    assertThatThrownBy(
            () -> visits.came(booked.officer(), Request.on(booked.number()), booked.visit(), ""))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void whether_somebody_came_is_written_down_on_the_day_and_not_before() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    var officer = cases.officer(street, Role.OFFICER);
    visits.book(officer, Request.on(number), day.slots().getFirst().ref());
    var visit = visits.of(officer, number).visits().getFirst().id();
    assertThatThrownBy(() -> visits.absent(officer, Request.on(number), visit))
        .isInstanceOf(Refusal.RuleBroken.class);
    visits.callOff(officer, Request.on(number), visit);
    assertThat(days.said(number).getLast()).contains("已经取消");
  }

  @Test
  void a_promise_is_told_and_when_it_is_kept_the_resident_is_asked_to_look() {
    var came = came();
    make(came, days.today().plusDays(5));
    assertThat(days.said(came.number()).getLast())
        .contains("答应您：月底前修好漏水", days.today().plusDays(5).toString());
    var promise = book.of(came.officer(), came.number()).getFirst();
    promises.keep(came.officer(), Request.on(came.number()), promise.id(), "已换水管");
    assertThat(days.said(came.number()).getLast()).contains("已换水管", "请您看看是不是真的办好了");
    assertThat(book.of(came.officer(), came.number()).getFirst().state())
        .isEqualTo(PromiseState.KEPT);
    assertThatThrownBy(
            () -> promises.admit(came.officer(), Request.on(came.number()), promise.id(), "没有钱"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void an_office_that_works_a_case_names_a_day_without_a_visit_and_the_matter_is_promised() {
    var street = days.street();
    var number = days.open(street);
    var officer = cases.officer(street, Role.OFFICER);
    assertThat(matter(number)).isEqualTo("OPEN");
    promises.make(officer, Request.on(number), Optional.empty(), made(street, 5));
    assertThat(days.said(number).getLast())
        .contains("答应您：月底前修好漏水", days.today().plusDays(5).toString())
        .doesNotContain("接待");
    assertThat(matter(number)).isEqualTo("PROMISED");
    assertThat(book.owed(officer, Optional.of(days.today().plusDays(5)))).hasSize(1);
  }

  @Test
  void what_is_answered_is_promised_by_nobody_who_was_not_there() {
    var street = days.street();
    var number = days.open(street);
    var officer = cases.officer(street, Role.OFFICER);
    cases.change("update cases set status = 'REPLIED' where number = '" + number + "'");
    assertThat(book.awaits(officer, number)).isFalse();
    assertThatThrownBy(
            () -> promises.make(officer, Request.on(number), Optional.empty(), made(street, 5)))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(book.of(officer, number)).isEmpty();
  }

  private String matter(CaseNumber number) {
    return Stream.of("OPEN", "PROMISED")
        .filter(one ->
            cases.count(
                    "reporter_keys where case_number = '" + number + "' and matter = '" + one + "'")
                == 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_promise_is_moved_once_and_later_with_the_reason() {
    var came = came();
    make(came, days.today().plusDays(5));
    var promise = book.of(came.officer(), came.number()).getFirst().id();
    assertThatThrownBy(() -> move(came, promise, days.today().plusDays(4)))
        .isInstanceOf(Refusal.RuleBroken.class);
    move(came, promise, days.today().plusDays(9));
    assertThat(days.said(came.number()).getLast())
        .contains("等配件", days.today().plusDays(9).toString());
    assertThatThrownBy(() -> move(came, promise, days.today().plusDays(12)))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("once");
    promises.admit(came.officer(), Request.on(came.number()), promise, "配件停产");
    assertThat(days.said(came.number()).getLast()).contains("没有做到", "配件停产");
  }

  @Test
  void an_overdue_promise_is_news_to_the_office_once_and_stands_beside_other_news_from_then_on() {
    var came = came();
    make(came, days.today());
    var since = days.today().atStartOfDay(VisitDates.SHANGHAI).toInstant();
    assertThat(news.since(0, came.street(), since)).as("it is not overdue yet").isEmpty();
    cases.change(
        "update promise set due_on = '"
            + days.today().minusDays(1)
            + "' where case_number = '"
            + came.number()
            + "'");
    var yesterday = since.minus(Duration.ofHours(8));
    assertThat(news.since(0, came.street(), yesterday)).isEqualTo(Map.of("promise", 1L));
    assertThat(news.since(0, came.street(), since)).as("told this morning").isEmpty();
    assertThat(news.standing(came.street())).isEqualTo(Map.of("promise", 1L));
    assertThat(news.standing(NewCases.STREET)).isEmpty();
    promises.admit(
        came.officer(),
        Request.on(came.number()),
        book.of(came.officer(), came.number()).getFirst().id(),
        "没有钱");
    assertThat(news.standing(came.street())).isEmpty();
  }

  @Test
  void an_overdue_promise_stands_first_for_the_office_and_its_lead_and_for_nobody_elsewhere() {
    var came = came();
    make(came, days.today());
    cases.change(
        "update promise set due_on = '"
            + days.today().minusDays(1)
            + "' where case_number = '"
            + came.number()
            + "'");
    for (Role role : List.of(Role.OFFICER, Role.LEAD, Role.AUDITOR)) {
      assertThat(book.owed(cases.officer(came.street(), role), Optional.of(days.today())))
          .singleElement()
          .matches(PromiseBook.Given::overdue);
    }
    assertThat(book.overdue(cases.officer(came.street(), Role.LEAD))).isOne();
    assertThat(book.owed(cases.officer(NewCases.STREET, Role.LEAD), Optional.empty()))
        .noneMatch(one -> one.number().equals(came.number()));
    cases.change("update cases set confidential = true where number = '" + came.number() + "'");
    assertThat(book.owed(cases.officer(days.district(came.street()), Role.LEAD), Optional.empty()))
        .noneMatch(one -> one.number().equals(came.number()));
  }

  @Test
  void nobody_promises_for_an_office_that_does_not_have_the_case() {
    var came = came();
    var elsewhere =
        new Promises.Made(NewCases.STREET, Role.LEAD, "月底前修好漏水", days.today().plusDays(5));
    assertThatThrownBy(() ->
            promises.make(
                came.officer(), Request.on(came.number()), Optional.of(came.visit()), elsewhere))
        .isInstanceOf(Refusal.RuleBroken.class);
    var stranger = cases.officer(NewCases.STREET, Role.OFFICER);
    assertThatThrownBy(() -> visits.came(stranger, Request.on(came.number()), came.visit(), ""))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_words_of_a_promise_are_erased_with_those_of_the_case() {
    var came = came();
    make(came, days.today().plusDays(5));
    QuarkusTransaction.requiringNew().run(() -> gone.fire(new WordsErased(came.number())));
    assertThat(cases.count("promise where case_number = '" + came.number() + "' and said <> ''"))
        .isZero();
    assertThat(cases.count("promise where case_number = '" + came.number() + "'")).isOne();
  }

  @Test
  void when_a_visitor_cancels_while_an_officer_notes_that_they_came_one_of_them_wins() {
    var booked = booked();
    var start = new CyclicBarrier(2);
    var coming =
        CompletableFuture.runAsync(() -> {
          await(start);
          visits.came(booked.officer(), Request.on(booked.number()), booked.visit(), "");
        });
    var cancelling =
        CompletableFuture.runAsync(() -> {
          await(start);
          days.inTalk(booked.number(), booking::giveUp);
        });
    cancelling.join();
    boolean won = true;
    try {
      coming.join();
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(Refusal.Conflict.class);
      won = false;
    }
    var state = visits.of(booked.officer(), booked.number()).visits().getFirst().state();
    assertThat(state).isEqualTo(won ? VisitState.CAME : VisitState.GIVEN_UP);
    assertThat(days.said(booked.number()).getLast()).contains(won ? "没有还没到的预约" : "已经取消");
  }

  private Promises.Made made(OfficeCode owner, int days) {
    return new Promises.Made(owner, Role.OFFICER, "月底前修好漏水", this.days.today().plusDays(days));
  }

  private void make(Came came, LocalDate by) {
    promises.make(
        came.officer(),
        Request.on(came.number()),
        Optional.of(came.visit()),
        new Promises.Made(came.street(), Role.LEAD, "月底前修好漏水", by));
  }

  private void move(Came came, long promise, LocalDate to) {
    promises.move(came.officer(), Request.on(came.number()), promise, to, "等配件");
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
