package cn.xinqiao.cases.document;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseTerms;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.Documents.Handing;
import cn.xinqiao.cases.document.Documents.Listed;
import cn.xinqiao.cases.document.Documents.Status;
import cn.xinqiao.cases.document.paper.Letter;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document from its draft to its service, as the officer of 控江路街道 sees it. */
@QuarkusTest
@Tag("database")
class DocumentsTest {
  private static final Optional<Outcome> NOT_SUPPORTED = Optional.of(Outcome.NOT_SUPPORTED);
  private static final Handing ELECTRONICALLY =
      new Handing(Way.ELECTRONIC, Optional.empty(), Optional.empty(), NOT_SUPPORTED);

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Map<String, String> WRITTEN =
      Map.of("addressee", "李鿍", "facts", "现场看过，接头进水。", "basis", "《信访工作条例》第三十二条");

  private final Documents documents;
  private final DocumentNumbers numbers;
  private final CaseDesk desk;
  private final Conclusion conclusion;
  private final CaseTerms terms;
  private final NewCases cases;
  private final Clock clock;

  DocumentsTest(
      Documents documents,
      DocumentNumbers numbers,
      CaseDesk desk,
      Conclusion conclusion,
      CaseTerms terms,
      NewCases cases,
      Clock clock) {
    this.documents = documents;
    this.numbers = numbers;
    this.desk = desk;
    this.conclusion = conclusion;
    this.terms = terms;
    this.cases = cases;
    this.clock = clock;
  }

  @Test
  void a_draft_is_filled_from_the_case_and_says_what_is_missing() {
    var number = answered("灯已修好，每周巡查。");
    long id = documents.draft(street(), Request.on(number), DocumentKind.DECISION);
    var draft = documents.open(street(), number, id);
    assertThat(draft.listed().status()).isEqualTo(Status.DRAFT);
    assertThat(draft.letter().orElseThrow().plain())
        .contains("控江路街道办事处")
        .contains(number.toString())
        .contains("灯已修好，每周巡查。")
        .contains("向杨浦区人民政府提出复查请求");
    assertThat(draft.missing()).containsExactlyInAnyOrder("收件人称呼", "查明的事实和理由", "法律、法规、规章和政策依据");
    assertThatThrownBy(() -> documents.issue(street(), Request.on(number), id))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("查明的事实和理由");
  }

  @Test
  void an_issued_document_has_a_number_and_is_frozen_with_its_digest_and_template() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    var opened = documents.open(street(), number, id);
    assertThat(opened.listed().number().orElseThrow()).matches("控信意〔20\\d\\d〕\\d+号");
    assertThat(opened.templateVersion()).isPositive();
    var pdf = documents.copy(street(), number, id, Format.PDF).content();
    assertThat(opened.pdfDigest()).contains(sha256(pdf));
    assertThat(documents.copy(street(), number, id, Format.PDF).content()).isEqualTo(pdf);
    assertThat(documents.copy(street(), number, id, Format.WORD).content()).startsWith('P', 'K');
    assertThatThrownBy(() ->
            documents.change(
                street(), Request.on(number), id, opened.version(), Map.of("facts", "另一个")))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(lines(number)).contains("DOCUMENT_ISSUED");
  }

  @Test
  void a_correction_names_the_document_that_it_replaces_and_that_one_is_kept() {
    var number = answered("灯已修好。");
    long wrong = issued(number, DocumentKind.DECISION, WRITTEN);
    var first = documents.open(street(), number, wrong).listed().number().orElseThrow();
    long right = documents.correct(street(), Request.on(number), wrong);
    documents.issue(street(), Request.on(number), right);
    var corrected = documents.open(street(), number, right);
    assertThat(corrected.listed().replaces()).contains(first);
    assertThat(corrected.listed().edition()).isEqualTo(2);
    assertThat(corrected.letter().map(Letter::plain).orElseThrow()).contains("更正并替代" + first);
    assertThat(documents.open(street(), number, wrong).listed().status())
        .isEqualTo(Status.REPLACED);
    assertThatThrownBy(() -> documents.serve(street(), Request.on(number), wrong, byHand(today())))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_draft_that_somebody_else_changed_meanwhile_is_not_overwritten() {
    var number = answered("灯已修好。");
    long id = documents.draft(street(), Request.on(number), DocumentKind.DECISION);
    int seen = documents.open(street(), number, id).version();
    documents.change(street(), Request.on(number), id, seen, Map.of("facts", "先写的"));
    assertThatThrownBy(
            () -> documents.change(street(), Request.on(number), id, seen, Map.of("facts", "后写的")))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(documents.open(street(), number, id).letter().orElseThrow().plain()).contains("先写的");
  }

  @Test
  void offices_that_issue_at_once_never_get_the_same_number() {
    var office = new OfficeCode("310110016");
    var taken =
        IntStream.range(0, 16)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () ->
                        QuarkusTransaction.requiringNew()
                            .timeout(30)
                            .call(() -> numbers.next(office, "告", today()).toString()),
                    Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(taken).doesNotHaveDuplicates().allMatch(n -> n.startsWith("殷信告〔"));
  }

  @Test
  void a_request_that_comes_twice_issues_once() {
    var number = answered("灯已修好。");
    long id = drafted(number, DocumentKind.DECISION, WRITTEN);
    var once = new Request(number, Optional.empty(), Optional.of("same-key-" + id));
    documents.issue(street(), once, id);
    var first = documents.open(street(), number, id).listed();
    documents.issue(street(), once, id);
    assertThat(documents.open(street(), number, id).listed()).isEqualTo(first);
    assertThatThrownBy(() -> documents.issue(street(), Request.on(number), id))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = DocumentKind.class,
      names = {"ACCEPTANCE_NOTICE", "REFUSAL_NOTICE", "DECISION"})
  void a_document_that_is_not_true_of_the_case_is_not_issued(DocumentKind kind) {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    long id = drafted(number, kind, Map.of());
    assertThatThrownBy(() -> documents.issue(street(), Request.on(number), id))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("OPEN");
  }

  @Test
  void a_refused_case_gets_a_notice_that_names_the_right_door() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.refuse(street(), Request.on(number), "劳动争议，应当先申请仲裁。", Optional.of("ARBITRATION"));
    var law = "根据《信访工作条例》第三十一条第二项，劳动争议，应当先申请仲裁。";
    long id = issued(number, DocumentKind.REFUSAL_NOTICE, Map.of("addressee", "李鿍", "reason", law));
    assertThat(documents.open(street(), number, id).letter().orElseThrow().plain())
        .contains("劳动争议，应当先申请仲裁。")
        .contains("1年内申请");
  }

  @Test
  void a_decision_that_is_served_by_hand_concludes_the_case_and_starts_the_days_for_a_review() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    documents.serve(street(), Request.on(number), id, byHand(today()));
    var file = desk.show(street(), number, Language.ZH);
    assertThat(file.concludedAt()).isPresent();
    assertThat(file.dues()).extracting(due -> due.what().name()).contains("REVIEW_WINDOW");
    assertThat(lines(number)).contains("DOCUMENT_SERVED");
    assertThat(listed(number, id).servings())
        .singleElement()
        .satisfies(served -> assertThat(served.on()).contains(today()));
  }

  @Test
  void service_without_proof_or_on_a_day_that_cannot_be_is_refused() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    var without = new Handing(Way.POST, Optional.of(today()), Optional.empty(), NOT_SUPPORTED);
    for (Handing wrong :
        new Handing[] {without, byHand(today().plusDays(1)), byHand(today().minusDays(1))}) {
      assertThatThrownBy(() -> documents.serve(street(), Request.on(number), id, wrong))
          .isInstanceOf(Refusal.RuleBroken.class);
    }
    assertThat(listed(number, id).servings()).isEmpty();
  }

  @Test
  void without_the_residents_consent_nothing_is_served_electronically() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    assertThatThrownBy(() -> documents.serve(street(), Request.on(number), id, ELECTRONICALLY))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("agreed");
    documents.consented(street(), Request.on(number), false);
    assertThatThrownBy(() -> documents.serve(street(), Request.on(number), id, ELECTRONICALLY))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(lines(number)).contains("CONSENT_REFUSED").doesNotContain("DOCUMENT_SENT");
  }

  @Test
  void a_letter_between_offices_is_served_on_no_resident() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.CLOSING_REPORT, Map.of("facts", "已查清", "done", "已修好"));
    assertThatThrownBy(() -> documents.serve(street(), Request.on(number), id, byHand(today())))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_street_writes_no_decision_of_the_office_above() {
    var number = answered("灯已修好。");
    assertThatThrownBy(
            () -> documents.draft(street(), Request.on(number), DocumentKind.REVIEW_DECISION))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(documents.of(street(), number).offered())
        .extracting(Documents.Offer::kind)
        .contains(DocumentKind.DECISION)
        .doesNotContain(DocumentKind.REVIEW_DECISION, DocumentKind.REFUSAL_NOTICE);
  }

  @Test
  void the_office_above_writes_its_review_with_the_way_to_the_next_one() {
    var number = answered("灯已修好。");
    long first = issued(number, DocumentKind.DECISION, WRITTEN);
    documents.serve(street(), Request.on(number), first, byHand(today()));
    conclusion.review(street(), Request.on(number), "还是不亮");
    var district = cases.officer(NewCases.DISTRICT, Role.OFFICER);
    desk.accept(district, Request.on(number));
    desk.reply(district, Request.on(number), Lawful.DECISION);
    assertThat(documents.of(district, number).offered())
        .extracting(Documents.Offer::kind)
        .contains(DocumentKind.REVIEW_DECISION)
        .doesNotContain(DocumentKind.DECISION, DocumentKind.FINAL_DECISION);
    long id = documents.draft(district, Request.on(number), DocumentKind.REVIEW_DECISION);
    assertThat(documents.open(district, number, id).letter().orElseThrow().plain())
        .as("nothing is typed twice")
        .contains("《信访处理意见书》（控信意〔", "还是不亮");
    var written =
        Map.of(
            "addressee",
            "李鿍",
            "facts",
            "现场复查，接头确实进水。",
            "decision",
            "已责令养护公司另派人修。",
            "basis",
            "《信访工作条例》第三十五条");
    documents.change(
        district, Request.on(number), id, documents.open(district, number, id).version(), written);
    documents.issue(district, Request.on(number), id);
    var issued = documents.open(district, number, id);
    assertThat(issued.listed().number().orElseThrow()).startsWith("杨信复查〔");
    assertThat(issued.letter().map(Letter::plain).orElseThrow())
        .contains("杨浦区人民政府")
        .contains("向上海市人民政府提出复核请求");
    documents.serve(district, Request.on(number), id, byHand(today()));
    assertThat(desk.show(district, number, Language.ZH).concludedAt()).isPresent();
  }

  @Test
  void a_notice_of_extension_has_the_reason_and_the_new_day_as_they_were_told() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(street(), Request.on(number));
    terms.extend(cases.officer(NewCases.STREET, Role.LEAD), Request.on(number), "要等房屋检测报告");
    var due =
        desk.show(street(), number, Language.ZH).dues().stream()
            .filter(one -> one.what() == What.ANSWER)
            .findFirst()
            .flatMap(CaseFile.Due::on)
            .orElseThrow();
    long id = issued(number, DocumentKind.EXTENSION_NOTICE, Map.of("addressee", "李鿍"));
    assertThat(documents.open(street(), number, id).letter().orElseThrow().plain())
        .contains("要等房屋检测报告", due.getYear() + "年" + due.getMonthValue() + "月");
  }

  @Test
  void more_time_that_nobody_approved_is_told_in_no_notice() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(street(), Request.on(number));
    assertThatThrownBy(() ->
            issued(
                number,
                DocumentKind.EXTENSION_NOTICE,
                Map.of("addressee", "李鿍", "reason", "还要等", "until", "2026年6月1日")))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void whoever_does_not_work_the_case_sees_that_a_document_exists_and_not_whom_it_names() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    var auditor = cases.officer(NewCases.DISTRICT, Role.AUDITOR);
    var seen = documents.open(auditor, number, id);
    assertThat(seen.listed().number()).isPresent();
    assertThat(seen.letter()).isEmpty();
    assertThat(documents.of(auditor, number).acts()).isFalse();
    assertThatThrownBy(() -> documents.copy(auditor, number, id, Format.PDF))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> documents.issue(auditor, Request.on(number), id))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void an_office_elsewhere_learns_nothing() {
    var number = answered("灯已修好。");
    long id = issued(number, DocumentKind.DECISION, WRITTEN);
    var elsewhere = cases.officer(new OfficeCode("310110016"), Role.LEAD);
    assertThatThrownBy(() -> documents.of(elsewhere, number)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> documents.open(elsewhere, number, id))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> documents.copy(elsewhere, number, id, Format.PDF))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_document_of_another_case_is_not_found_through_this_one() {
    long id = issued(answered("灯已修好。"), DocumentKind.DECISION, WRITTEN);
    var other = answered("灯已修好。");
    assertThatThrownBy(() -> documents.open(street(), other, id))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_draft_that_is_not_needed_leaves_no_words() {
    var number = answered("灯已修好。");
    long id = documents.draft(street(), Request.on(number), DocumentKind.DECISION);
    documents.discard(street(), Request.on(number), id);
    assertThat(documents.of(street(), number).documents()).isEmpty();
    assertThat(cases.count("document_paper where document_id = " + id)).isZero();
  }

  private CaseNumber answered(String reply) {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(street(), Request.on(number));
    var later = Optional.of("处理意见书随后送达");
    desk.reply(street(), Request.on(number), new CaseDesk.Answer(reply, Optional.empty(), later));
    return number;
  }

  private long drafted(CaseNumber number, DocumentKind kind, Map<String, String> written) {
    long id = documents.draft(street(), Request.on(number), kind);
    int version = documents.open(street(), number, id).version();
    documents.change(street(), Request.on(number), id, version, written);
    return id;
  }

  private long issued(CaseNumber number, DocumentKind kind, Map<String, String> written) {
    long id = drafted(number, kind, written);
    documents.issue(street(), Request.on(number), id);
    return id;
  }

  private Listed listed(CaseNumber number, long id) {
    return documents.open(street(), number, id).listed();
  }

  private java.util.List<String> lines(CaseNumber number) {
    return desk.show(street(), number, Language.ZH).timeline().stream()
        .map(step -> step.what())
        .toList();
  }

  private static Handing byHand(LocalDate on) {
    return new Handing(Way.BY_HAND, Optional.of(on), Optional.of("送达回证，本人签收"), NOT_SUPPORTED);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CITY);
  }

  private Caller street() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
