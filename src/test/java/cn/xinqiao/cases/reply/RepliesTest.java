package cn.xinqiao.cases.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.cases.document.Documents;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands between an answer and the resident. */
@QuarkusTest
@Tag("database")
class RepliesTest {
  private static final String LACKING = "经查，情况属实，因为电缆进水，已责令养护公司整改。";
  private static final Optional<String> WHY = Optional.of("处理意见书今天当面送达，依据和复查途径都在里面");

  private final CaseDesk desk;
  private final Documents documents;
  private final Replies replies;
  private final Retyping retyping;
  private final Joining joining;
  private final NewCases cases;
  private final SameMatter residents;

  RepliesTest(
      CaseDesk desk,
      Documents documents,
      Replies replies,
      Retyping retyping,
      Joining joining,
      NewCases cases,
      SameMatter residents) {
    this.desk = desk;
    this.documents = documents;
    this.replies = replies;
    this.retyping = retyping;
    this.joining = joining;
    this.cases = cases;
    this.residents = residents;
  }

  @Test
  void a_decision_without_its_article_and_its_remedy_does_not_leave_and_nobody_is_told() {
    var number = accepted(SubKind.APPEAL);
    var held =
        catchThrowableOfType(
            Unready.class, () -> desk.reply(street(), Request.on(number), LACKING));
    assertThat(checks(held.reading().required()))
        .containsExactly(ReplyCheck.NO_LAW, ReplyCheck.NO_REMEDY);
    assertThat(shown(number).line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(lines(number)).doesNotContain("REPLIED", "OVERRIDDEN");
    assertThat(cases.count("formal_answer where case_number = '" + number + "'")).isZero();
    assertThat(cases.count(told(number, LACKING))).isZero();
  }

  @Test
  void with_a_reason_it_leaves_and_the_reason_is_kept_and_counted() {
    var before = tally();
    var number = accepted(SubKind.APPEAL);
    desk.reply(street(), Request.on(number), answer(LACKING, WHY));
    var line =
        shown(number).timeline().stream()
            .filter(step -> step.what().equals("OVERRIDDEN"))
            .findFirst()
            .orElseThrow();
    assertThat(line.detail()).contains("NO_LAW,NO_REMEDY");
    assertThat(line.words()).isEqualTo(WHY);
    assertThat(cases.count(told(number, LACKING))).isOne();
    assertThat(cases.count("audit_entry where object = '" + number + "' and purpose = 'override'"))
        .isOne();
    var after = tally();
    assertThat(after.left()).isEqualTo(before.left() + 1);
    assertThat(after.overridden()).isEqualTo(before.overridden() + 1);
    assertThat(times(after, ReplyCheck.NO_LAW)).isEqualTo(times(before, ReplyCheck.NO_LAW) + 1);
  }

  @Test
  void a_blank_reason_is_none() {
    var number = accepted(SubKind.APPEAL);
    assertThatThrownBy(
            () -> desk.reply(street(), Request.on(number), answer(LACKING, Optional.of(" \n"))))
        .isInstanceOf(Unready.class);
  }

  @Test
  void a_decision_that_holds_everything_needs_no_reason_and_is_counted_as_such() {
    var before = tally();
    var number = accepted(SubKind.APPEAL);
    desk.reply(street(), Request.on(number), answer(Lawful.DECISION, WHY));
    assertThat(lines(number)).contains("REPLIED").doesNotContain("OVERRIDDEN");
    assertThat(tally().left()).isEqualTo(before.left() + 1);
    assertThat(tally().overridden()).isEqualTo(before.overridden());
  }

  @Test
  void what_is_no_appeal_leaves_with_the_same_words_and_is_not_counted() {
    var before = tally();
    var number = accepted(SubKind.ASSISTANCE);
    desk.reply(street(), Request.on(number), "好的。");
    assertThat(lines(number)).contains("REPLIED");
    assertThat(tally()).isEqualTo(before);
  }

  @Test
  void the_missing_remedy_names_the_office_above() {
    var number = accepted(SubKind.APPEAL);
    var reading = replies.read(street(), number, Optional.empty(), LACKING);
    assertThat(reading.findings())
        .filteredOn(finding -> finding.check() == ReplyCheck.NO_REMEDY)
        .singleElement()
        .satisfies(finding -> assertThat(finding.ready().orElseThrow()).contains("30日内，向杨浦区人民政府"));
    assertThat(lines(number)).doesNotContain("REPLIED");
  }

  @Test
  void one_answer_for_all_who_joined_is_held_beside_what_each_of_them_wrote() {
    var place = SameMatter.estate();
    var main = residents.at(place, SameMatter.LIFT).number();
    var joined = residents.at(place, "另外小区北门的垃圾三天没有人清运，气味很大，请安排清运").number();
    joining.join(street(), Request.on(joined), main);
    desk.accept(street(), Request.on(main));
    var reading = replies.read(street(), main, Optional.empty(), "电梯的主板已经换好，老人下楼请再试一试，电梯今天起恢复运行。");
    assertThat(reading.findings())
        .filteredOn(finding -> finding.check() == ReplyCheck.MATTER_MISSED)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.sentence().orElseThrow().reporter()).isEqualTo(2);
          assertThat(finding.sentence().orElseThrow().words()).contains("垃圾");
        });
  }

  @Test
  void a_decision_on_paper_is_held_before_it_takes_a_number() {
    var number = accepted(SubKind.APPEAL);
    desk.reply(street(), Request.on(number), answer(LACKING, WHY));
    long id = documents.draft(street(), Request.on(number), DocumentKind.DECISION);
    int version = documents.open(street(), number, id).version();
    var bare = Map.of("addressee", "李鿍", "facts", "现场看过，接头进水。", "basis", "有关规定");
    documents.change(street(), Request.on(number), id, version, bare);
    int before = serial(number, id, Optional.of("依据另附"));
    long next = documents.correct(street(), Request.on(number), id);
    assertThatThrownBy(() -> documents.issue(street(), Request.on(number), next))
        .isInstanceOf(Unready.class);
    assertThat(serial(number, next, Optional.of("依据仍另附"))).isEqualTo(before + 1);
    assertThat(
            cases.count(
                "formal_answer where case_number = '"
                    + number
                    + "' and document = 'DECISION' and overridden = 'NO_LAW'"))
        .isEqualTo(2);
  }

  private int serial(CaseNumber number, long id, Optional<String> override) {
    documents.issue(street(), Request.on(number), id, override);
    var shown = documents.open(street(), number, id).listed().number().orElseThrow();
    return Integer.parseInt(shown.replaceAll(".*〕(\\d+)号", "$1"));
  }

  @Test
  void a_letter_that_decides_nothing_is_issued_unread() {
    var number = accepted(SubKind.APPEAL);
    long id = documents.draft(street(), Request.on(number), DocumentKind.TRANSFER_LETTER);
    int version = documents.open(street(), number, id).version();
    documents.change(street(), Request.on(number), id, version, Map.of("addressee", "杨浦区城管执法局"));
    documents.issue(street(), Request.on(number), id);
    assertThat(cases.count("formal_answer where case_number = '" + number + "'")).isZero();
  }

  @Test
  void whoever_does_not_work_the_case_has_nothing_read() {
    var number = accepted(SubKind.APPEAL);
    var above = cases.officer(NewCases.DISTRICT, Role.OFFICER);
    assertThatThrownBy(() -> replies.read(above, number, Optional.empty(), LACKING))
        .isInstanceOf(Refusal.Forbidden.class);
    var elsewhere = cases.officer(NewCases.DISCIPLINE, Role.OFFICER);
    assertThatThrownBy(() -> replies.read(elsewhere, number, Optional.empty(), LACKING))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void of_an_answer_and_a_change_into_an_appeal_at_once_the_second_sees_the_first()
      throws Exception {
    for (int round = 0; round < 5; round++) {
      var number = accepted(SubKind.ASSISTANCE);
      var caller = street();
      atOnce(
          () -> desk.reply(caller, Request.on(number), LACKING),
          () ->
              retyping.retype(
                  caller,
                  Request.on(number),
                  Kind.PETITION,
                  SubKind.APPEAL,
                  Subject.values()[0],
                  "要求退还多收的费用"));
      var line = shown(number).line();
      assertThat(line.state() == CaseState.REPLIED && line.subKind() == SubKind.APPEAL)
          .as("an appeal that was answered with what lacks article and remedy")
          .isFalse();
    }
  }

  private static void atOnce(Runnable one, Runnable other) throws Exception {
    var together = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      threads.invokeAll(List.of(after(together, one), after(together, other)));
    }
  }

  private static Callable<Void> after(CyclicBarrier together, Runnable act) {
    return () -> {
      together.await();
      act.run();
      return null;
    };
  }

  private CaseNumber accepted(SubKind subKind) {
    var kind = subKind == SubKind.APPEAL ? Kind.PETITION : Kind.SERVICE_REQUEST;
    var number = cases.open(kind, subKind);
    desk.accept(street(), Request.on(number));
    return number;
  }

  private Caller street() {
    return cases.officer(NewCases.STREET, Role.OFFICER);
  }

  private static CaseDesk.Answer answer(String text, Optional<String> override) {
    return new CaseDesk.Answer(text, Optional.empty(), override);
  }

  private Replies.Tally tally() {
    return replies.tallies(street()).stream()
        .filter(one -> one.office().code().equals(NewCases.STREET))
        .findFirst()
        .orElseGet(() -> new Replies.Tally(null, 0, 0, Map.of()));
  }

  private static long times(Replies.Tally tally, ReplyCheck check) {
    return tally.lacking().getOrDefault(check, 0L);
  }

  private static List<ReplyCheck> checks(List<Finding> findings) {
    return findings.stream().map(Finding::check).toList();
  }

  private CaseFile shown(CaseNumber number) {
    return desk.show(street(), number, Language.ZH);
  }

  private List<String> lines(CaseNumber number) {
    return shown(number).timeline().stream().map(CaseFile.Step::what).toList();
  }

  private String told(CaseNumber number, String words) {
    return "message where conversation_id = "
        + cases.talkOf(number)
        + " and words like '%"
        + words
        + "%'";
  }
}
