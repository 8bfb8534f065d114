package cn.xinqiao.followup;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;

/** Answers cases in tests, and lets the day of a revisit come. */
@Singleton
class NewAnswers {
  static final OfficeCode WUJIAOCHANG = new OfficeCode("310110019");

  private final CaseDesk desk;
  private final NewCases cases;
  private final KeyBook book;
  private final RevisitBook revisits;
  private final Revisiting revisiting;
  private final EntityManager entities;
  private final Clock clock;
  private Duration later = Duration.ZERO;

  NewAnswers(
      CaseDesk desk,
      NewCases cases,
      KeyBook book,
      RevisitBook revisits,
      Revisiting revisiting,
      EntityManager entities,
      Clock clock) {
    this.desk = desk;
    this.cases = cases;
    this.book = book;
    this.revisits = revisits;
    this.revisiting = revisiting;
    this.entities = entities;
    this.clock = clock;
  }

  /** A case of a resident who talks with us, answered. */
  ResidentClient answered(OpenedCase opened) {
    answer(CaseNumber.valueOf(opened.number()));
    opened.resident().reads(); // that it was accepted
    opened.resident().reads(); // the answer
    return opened.resident();
  }

  void answer(CaseNumber number) {
    later = Duration.ZERO;
    var officer = officer();
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), "路灯已经换好，请您看看。");
  }

  Caller officer() {
    return cases.officer(WUJIAOCHANG, Role.OFFICER);
  }

  /**
   * Lets so many days pass since the answer or the last question, and asks by day whatever is due.
   * They pass for what is asked alone: the calendar of all other tests ends with the year.
   *
   * @return when it was asked
   */
  Instant askAfter(Duration days) {
    later = later.plus(days);
    var now = byDay(clock.instant().plus(later));
    revisiting.run(now);
    return now;
  }

  private static Instant byDay(Instant moment) {
    var local = moment.atZone(AskingHours.CITY);
    var time = local.toLocalTime();
    if (time.isBefore(LocalTime.of(9, 30))) {
      return local.with(LocalTime.of(10, 0)).toInstant();
    }
    return time.isAfter(LocalTime.of(17, 0))
        ? local.plusDays(1).with(LocalTime.of(10, 0)).toInstant()
        : moment;
  }

  ReporterKeys keys(CaseNumber number) {
    return QuarkusTransaction.requiringNew().call(() -> book.of(number).getFirst());
  }

  List<Revisit> plan(CaseNumber number) {
    var keys = keys(number);
    return QuarkusTransaction.requiringNew().call(() -> revisits.of(keys.reporter()));
  }

  /** Begins something in a moment in which an answer to what was asked is being written down. */
  <T> T duringAnAnswer(CaseNumber number, Supplier<T> begins) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          entities
              .createNativeQuery(
                  "select id from conversation where id in (select conversation_id from revisit where"
                      + " case_number = :number) for update")
              .setParameter("number", number.toString())
              .getResultList();
          entities
              .createNativeQuery(
                  "update revisit set version = version + 1 where case_number = :number")
              .setParameter("number", number.toString())
              .executeUpdate();
          var begun = begins.get();
          Thread.sleep(500);
          return begun;
        });
  }

  /** The digests of where a case's keys were turned from. */
  List<String> devices(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select t.device from KeyTurn t where t.caseNumber = :number and t.device is not"
                        + " null",
                    String.class)
                .setParameter("number", number.toString())
                .getResultList());
  }

  List<String> steps(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select s.step from FollowStep s where s.caseNumber = :number and s.doneAt is null"
                        + " order by s.id",
                    StepKind.class)
                .setParameter("number", number.toString())
                .getResultStream()
                .map(StepKind::name)
                .toList());
  }
}
