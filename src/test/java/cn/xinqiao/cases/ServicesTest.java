package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Services.Scan;
import cn.xinqiao.cases.document.Documents;
import cn.xinqiao.cases.document.Documents.Handing;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 送达: one list for answers and documents, each reporter's own day, and the slips that prove it. */
@QuarkusTest
@Tag("database")
class ServicesTest {
  private static final Scan SLIP =
      new Scan("image/jpeg", "a name and a signature".getBytes(StandardCharsets.UTF_8));

  private final NewCases cases;
  private final SameMatter told;
  private final CaseDesk desk;
  private final Conclusion conclusion;
  private final Services services;
  private final Documents documents;
  private final Joining joining;
  private final OneHandling handling;
  private final EntityManager entities;
  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final Clock clock;

  ServicesTest(
      NewCases cases,
      SameMatter told,
      CaseDesk desk,
      Conclusion conclusion,
      Services services,
      Documents documents,
      Joining joining,
      OneHandling handling,
      EntityManager entities,
      @Any Instance<Eraser> erasers,
      Retention retention,
      Clock clock) {
    this.cases = cases;
    this.told = told;
    this.desk = desk;
    this.conclusion = conclusion;
    this.services = services;
    this.documents = documents;
    this.joining = joining;
    this.handling = handling;
    this.entities = entities;
    this.erasers = erasers;
    this.retention = retention;
    this.clock = clock;
  }

  @Test
  void an_answer_and_a_document_stand_in_one_list_with_way_day_and_proof() {
    var number = answered();
    conclusion.serve(street(), Request.on(number), byHand("回证 12 号"));
    long notice = issued(number, DocumentKind.ACCEPTANCE_NOTICE);
    documents.serve(
        street(),
        Request.on(number),
        notice,
        new Handing(Way.POST, Optional.of(today()), Optional.of("邮件 EX1"), Optional.empty()));
    var list = services.of(street(), number);
    assertThat(list).extracting(Services.Act::way).containsExactly(Way.BY_HAND, Way.POST);
    assertThat(list)
        .extracting(Services.Act::proof)
        .containsExactly(Optional.of("回证 12 号"), Optional.of("邮件 EX1"));
    assertThat(list)
        .extracting(Services.Act::document)
        .containsExactly(Optional.empty(), Optional.of(notice));
    assertThat(list).allMatch(act -> act.on().equals(Optional.of(today())));
  }

  @Test
  void a_notice_that_is_served_does_not_serve_the_decision() {
    var number = answered();
    long notice = issued(number, DocumentKind.ACCEPTANCE_NOTICE);
    documents.serve(
        street(),
        Request.on(number),
        notice,
        new Handing(Way.POST, Optional.of(today()), Optional.of("邮件 EX1"), Optional.empty()));
    assertThat(file(number).concludedAt()).isEmpty();
    assertThat(runs(number, What.ANSWER)).isTrue();
  }

  @Test
  void the_slip_itself_is_proof_enough_and_opens_for_whoever_sees_the_case_who_is_written_down() {
    var number = answered();
    conclusion.serve(street(), Request.on(number), byHand("").with(Optional.of(SLIP)));
    var act = services.of(street(), number).getFirst();
    assertThat(act.scanned()).isTrue();
    assertThat(act.proof()).isEmpty();
    var auditor = cases.officer(STREET, Role.AUDITOR);
    assertThat(services.scan(auditor, number, act.id()).content()).isEqualTo(SLIP.content());
    assertThat(
            cases.count(
                "audit_entry where purpose = 'proof of service' and object = '" + number + "'"))
        .isEqualTo(1);
    assertThat(lines(number)).containsSubsequence("SERVED", "PROOF_KEPT");
  }

  @Test
  void nobody_elsewhere_learns_that_there_is_a_slip() {
    var number = answered();
    conclusion.serve(street(), Request.on(number), byHand("").with(Optional.of(SLIP)));
    long act = services.of(street(), number).getFirst().id();
    var elsewhere = cases.officer(new OfficeCode("310110016"), Role.OFFICER);
    assertThatThrownBy(() -> services.scan(elsewhere, number, act))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> services.of(elsewhere, number)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> services.prove(elsewhere, Request.on(number), act, SLIP))
        .isInstanceOf(Refusal.NotFound.class);
    var other = answered();
    assertThatThrownBy(() -> services.scan(street(), other, act))
        .as("of another case")
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_slip_rests_unreadable_and_goes_with_the_words_of_the_case() {
    var number = answered();
    conclusion.serve(street(), Request.on(number), byHand("回证 12 号").with(Optional.of(SLIP)));
    long act = services.of(street(), number).getFirst().id();
    var rests =
        (byte[])
            QuarkusTransaction.requiringNew()
                .call(() ->
                    entities
                        .createNativeQuery(
                            "select sealed from serving_scan where serving_id = :act", byte[].class)
                        .setParameter("act", act)
                        .getSingleResult());
    assertThat(new String(rests, StandardCharsets.ISO_8859_1)).doesNotContain("signature");
    cases.change(
        "update cases set status = 'CLOSED', ended_at = replied_at where number = '"
            + number
            + "'");
    erase(number);
    assertThat(cases.count("serving_scan where serving_id = " + act)).isZero();
    var left = services.of(street(), number).getFirst();
    assertThat(left.on()).contains(today());
    assertThat(left.proof()).isEmpty();
    assertThat(left.scanned()).isFalse();
  }

  @Test
  void a_slip_that_comes_back_later_is_added_once_and_of_two_at_once_one_wins() {
    var number = answered();
    conclusion.serve(
        street(),
        Request.on(number),
        new Serving(Way.POST, today(), "邮件 EX1", Optional.of(Outcome.NOT_SUPPORTED)));
    long act = services.of(street(), number).getFirst().id();
    var refused = new AtomicInteger();
    CompletableFuture.allOf(proved(number, act, refused), proved(number, act, refused)).join();
    assertThat(refused).hasValue(1);
    assertThat(cases.count("serving_scan where serving_id = " + act)).isEqualTo(1);
    assertThat(lines(number)).containsOnlyOnce("PROOF_KEPT");
  }

  @Test
  void without_words_and_without_a_slip_nothing_proves_it() {
    var number = answered();
    assertThatThrownBy(() -> conclusion.serve(street(), Request.on(number), byHand(" ")))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(services.of(street(), number)).isEmpty();
  }

  @Test
  void of_several_reporters_each_has_the_own_day_and_the_own_days_for_a_review() {
    var pair = appeals();
    var main = pair.getFirst().number();
    var joined = pair.getLast().number();
    var reporters = handlingOf(main);
    var both = byHand("回证 12 号");
    conclusion.serve(street(), Request.on(main), to(both, reporters.getFirst().id()));
    assertThat(runs(main, What.REVIEW_WINDOW)).isTrue();
    assertThat(runs(joined, What.ANSWER)).as("nobody has brought it to them").isTrue();
    assertThat(runs(joined, What.REVIEW_WINDOW)).isFalse();
    assertThat(file(main).line().nextDue()).as("so it is still owed").isPresent();

    conclusion.serve(street(), Request.on(main), to(both, reporters.getLast().id()));
    assertThat(runs(joined, What.ANSWER)).isFalse();
    assertThat(runs(joined, What.REVIEW_WINDOW)).isTrue();
    assertThatThrownBy(() -> conclusion.serve(street(), Request.on(main), both))
        .as("all have it")
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(lines(main)).containsOnlyOnce("DECIDED");
  }

  @Test
  void whoever_was_not_served_with_the_others_is_still_to_be_served_alone() {
    var pair = appeals();
    var main = pair.getFirst().number();
    var joined = pair.getLast().number();
    var first = handlingOf(main).getFirst().id();
    conclusion.serve(street(), Request.on(main), to(byHand("回证 12 号"), first));
    joining.part(street(), Request.on(joined), Joining.Parting.WHOLE);
    assertThat(file(joined).concludedAt()).isEmpty();
    assertThat(runs(joined, What.ANSWER)).isTrue();
    conclusion.serve(street(), Request.on(joined), byHand("回证 13 号"));
    assertThat(runs(joined, What.ANSWER)).isFalse();
    assertThat(runs(joined, What.REVIEW_WINDOW)).isTrue();
    assertThat(services.of(street(), main)).hasSize(1);
  }

  @Test
  void an_answer_cannot_be_brought_to_somebody_who_is_not_on_the_case() {
    var number = answered();
    assertThatThrownBy(() -> conclusion.serve(street(), Request.on(number), to(byHand("回证"), -1L)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private CompletableFuture<Void> proved(CaseNumber number, long act, AtomicInteger refused) {
    var officer = street();
    return CompletableFuture.runAsync(() -> {
      try {
        services.prove(officer, Request.on(number), act, SLIP);
      } catch (Refusal.Conflict e) {
        refused.incrementAndGet();
      }
    });
  }

  private List<OneHandling.Reporter> handlingOf(CaseNumber number) {
    return QuarkusTransaction.requiringNew().call(() -> handling.reporters(number));
  }

  private static Serving to(Serving serving, long reporter) {
    return new Serving(
        serving.way(),
        serving.on(),
        serving.proof(),
        serving.outcome(),
        Optional.of(reporter),
        serving.scan());
  }

  private Serving byHand(String proof) {
    return new Serving(Way.BY_HAND, today(), proof, Optional.of(Outcome.NOT_SUPPORTED));
  }

  private List<SameMatter.Told> appeals() {
    var place = SameMatter.estate();
    var main = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT);
    var other = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT_TOO);
    joining.join(street(), Request.on(other.number()), main.number());
    answer(main.number());
    return List.of(main, other);
  }

  private CaseNumber answered() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    answer(number);
    return number;
  }

  private void answer(CaseNumber number) {
    desk.accept(street(), Request.on(number));
    desk.reply(street(), Request.on(number), Lawful.ON_A_LIFT);
  }

  private long issued(CaseNumber number, DocumentKind kind) {
    long id = documents.draft(street(), Request.on(number), kind);
    int version = documents.open(street(), number, id).version();
    documents.change(street(), Request.on(number), id, version, Map.of("addressee", "李鿍"));
    documents.issue(street(), Request.on(number), id);
    return id;
  }

  private void erase(CaseNumber number) {
    var rule = retention.of(Retention.Kept.CASE_WORDS);
    var before = clock.instant().plus(Duration.ofDays(1));
    QuarkusTransaction.requiringNew()
        .run(() ->
            erasers.stream()
                .filter(e -> e.keeps() == Retention.Kept.CASE_WORDS)
                .forEach(e -> e.erase(number.toString(), rule, before)));
  }

  private boolean runs(CaseNumber number, What what) {
    return file(number).dues().stream().anyMatch(due -> due.what() == what && due.running());
  }

  private List<String> lines(CaseNumber number) {
    return file(number).timeline().stream().map(CaseFile.Step::what).toList();
  }

  private CaseFile file(CaseNumber number) {
    return desk.show(street(), number, Language.ZH);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private Caller street() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
