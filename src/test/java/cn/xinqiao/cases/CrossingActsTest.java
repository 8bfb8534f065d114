package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Two who act on one case at the same moment. */
@QuarkusTest
@Tag("database")
class CrossingActsTest {
  private static final int TIMES = 5;

  private final NewCases cases;
  private final CaseDesk desk;
  private final Joining joining;
  private final ResidentCases residents;
  private final TestOfficers officers;

  CrossingActsTest(
      NewCases cases,
      CaseDesk desk,
      Joining joining,
      ResidentCases residents,
      TestOfficers officers) {
    this.cases = cases;
    this.desk = desk;
    this.joining = joining;
    this.residents = residents;
    this.officers = officers;
  }

  @RepeatedTest(TIMES)
  void of_two_officers_who_accept_one_wins_and_the_other_is_told_that_it_is_accepted() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    var lead = cases.officer(STREET, Role.LEAD);
    var refused =
        atOnce(
            () -> desk.accept(officer, Request.on(number)),
            () -> desk.accept(lead, Request.on(number)));
    assertThat(refused).singleElement().isInstanceOf(Refusal.Conflict.class);
    assertThat(refused.getFirst()).hasMessageContaining("ACCEPTED");
    assertThat(happened(lead, number, Happening.ACCEPTED)).isEqualTo(1);
  }

  @RepeatedTest(TIMES)
  void who_withdraws_while_an_officer_accepts_has_withdrawn() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    long talk = cases.talkOf(number);
    var refused =
        atOnce(
            () -> desk.accept(officer, Request.on(number)), () -> residents.withdraw(number, talk));
    // accepted and then withdrawn, or withdrawn before anybody could accept it
    assertThat(refused).hasSize(1 - (int) happened(officer, number, Happening.ACCEPTED));
    assertThat(refused)
        .allSatisfy(why ->
            assertThat(why).isInstanceOf(Refusal.Conflict.class).hasMessageContaining("WITHDRAWN"));
    var file = desk.show(officer, number, Language.ZH);
    assertThat(file.line().state()).isEqualTo(CaseState.WITHDRAWN);
    assertThat(happened(officer, number, Happening.WITHDRAWN)).isEqualTo(1);
  }

  @RepeatedTest(TIMES)
  void of_an_acceptance_and_a_transfer_the_case_is_on_one_desk_and_not_accepted_at_the_other() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    var lead = cases.officer(STREET, Role.LEAD);
    var refused =
        atOnce(
            () -> desk.accept(officer, Request.on(number)),
            () -> desk.transfer(lead, Request.on(number), DISTRICT, "道路归区里管"));
    assertThat(refused).hasSizeLessThanOrEqualTo(1);
    var file = desk.show(cases.officer(DISTRICT, Role.LEAD), number, Language.ZH);
    assertThat(file.line().office().code()).isEqualTo(DISTRICT);
    assertThat(file.line().state()).isEqualTo(CaseState.OPEN);
    assertThat(happened(cases.officer(DISTRICT, Role.LEAD), number, Happening.TRANSFERRED))
        .isEqualTo(1);
  }

  @RepeatedTest(TIMES)
  void of_two_acts_on_the_same_version_the_later_is_told_that_the_case_has_changed() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var lead = cases.officer(STREET, Role.LEAD);
    desk.accept(lead, Request.on(number));
    int seen = desk.show(lead, number, Language.ZH).version();
    var asSeen = new Request(number, Optional.of(seen), Optional.empty());
    var refused =
        atOnce(() -> desk.reply(lead, asSeen, "路灯已经修好"), () -> desk.reply(lead, asSeen, "今晚去修"));
    assertThat(refused).singleElement().isInstanceOf(Refusal.Conflict.class);
    assertThat(happened(lead, number, Happening.REPLIED)).isEqualTo(1);
  }

  @RepeatedTest(TIMES)
  void of_a_join_and_the_end_of_its_main_case_nobody_is_left_waiting_in_an_ended_case() {
    var main = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var other = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    var lead = cases.officer(STREET, Role.LEAD);
    var refused =
        atOnce(
            () -> joining.join(officer, Request.on(other), main),
            () -> desk.refuse(lead, Request.on(main), "不属于街道职责"));
    assertThat(refused).hasSizeLessThanOrEqualTo(1);
    boolean joined =
        cases.count("cases where joined_to = '" + main + "' and number = '" + other + "'") == 1;
    boolean ended = happened(lead, main, Happening.REFUSED) == 1;
    assertThat(joined || ended).isTrue();
    var told =
        desk.show(lead, main, Language.ZH).timeline().stream()
            .map(CaseFile.Step::what)
            .filter(List.of("TOOK_IN", "REFUSED")::contains)
            .toList();
    assertThat(told)
        .as("who is in it was in it before the end, and is told")
        .isEqualTo(
            joined && ended
                ? List.of("TOOK_IN", "REFUSED")
                : List.of(joined ? "TOOK_IN" : "REFUSED"));
  }

  @RepeatedTest(TIMES)
  void a_program_whose_act_came_second_reads_409_and_what_happened() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    var answers =
        Stream.of(Role.OFFICER, Role.LEAD)
            .map(role -> officers.token(STREET.value(), role))
            .map(token -> CompletableFuture.supplyAsync(() -> accepts(token, number)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .allSatisfy(answer -> {
          assertThat(answer.contentType()).startsWith("application/problem+json");
          assertThat(answer.asString()).contains("ACCEPTED");
        });
  }

  private static Response accepts(String token, String number) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body("{}")
        .post("/api/cases/{n}/acceptance", number);
  }

  private long happened(Caller caller, CaseNumber number, Happening what) {
    return desk.show(caller, number, Language.ZH).timeline().stream()
        .filter(line -> line.what().equals(what.name()))
        .count();
  }

  /** Why those that did not win were refused; anything but a refusal is a fault. */
  private static List<RuntimeException> atOnce(Runnable one, Runnable other) {
    var start = new CyclicBarrier(2);
    var both =
        Stream.of(one, other)
            .map(act -> CompletableFuture.supplyAsync(() -> refusal(start, act)))
            .toList();
    return both.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
  }

  private static Optional<RuntimeException> refusal(CyclicBarrier start, Runnable act) {
    try {
      start.await();
      act.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      if (e instanceof Refusal) {
        return Optional.of(e);
      }
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
