package cn.xinqiao.followup;

import static cn.xinqiao.followup.Lists.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.followup.RevisitPlan.After;
import cn.xinqiao.followup.RevisitPlan.Occasion;
import cn.xinqiao.followup.RevisitPlan.Planned;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When residents are asked: what the shipped list says, and that no row can be wrong unnoticed. */
class RevisitPlanTest {
  private static final String NAME = "rules/revisits.csv";
  private static final Instant TUESDAY = at("2026-03-03T15:20");

  private final RevisitPlan plan = plan(Lists.shipped(NAME));

  private static RevisitPlan plan(SeedFile list) {
    return new RevisitPlan(list, Lists.calendar());
  }

  private List<Planned> of(Kind kind, SubKind subKind, Urgency urgency, After after, Instant from) {
    return plan.of(new Occasion(kind, subKind, Subject.TRANSPORT, urgency, after), from);
  }

  private List<Planned> of(Kind kind, SubKind subKind, Instant from) {
    return of(kind, subKind, Urgency.NORMAL, After.ANSWERED, from);
  }

  @Test
  void a_service_request_is_asked_about_once_the_day_after() {
    assertThat(of(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, TUESDAY))
        .containsExactly(
            new Planned("service-1", 1, AskedKey.MATTER, Via.TALK, at("2026-03-04T15:20")));
  }

  @Test
  void an_appeal_is_asked_about_on_days_7_30_and_90_and_never_on_a_holiday() {
    assertThat(of(Kind.PETITION, SubKind.APPEAL, TUESDAY))
        .extracting(Planned::nth, Planned::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, at("2026-03-10T15:20")),
            org.assertj.core.groups.Tuple.tuple(2, at("2026-04-02T15:20")),
            org.assertj.core.groups.Tuple.tuple(3, at("2026-06-01T15:20")));
    // day 7 after 2026-09-24 is in the holidays of October
    assertThat(of(Kind.PETITION, SubKind.APPEAL, at("2026-09-24T10:00")).getFirst().at())
        .isEqualTo(at("2026-10-08T09:00"));
  }

  @Test
  void of_a_suggestion_only_the_heart_is_asked_and_of_an_inquiry_at_once_whether_that_was_it() {
    assertThat(of(Kind.SUGGESTION, null, TUESDAY))
        .singleElement()
        .satisfies(one -> assertThat(one.asks()).isEqualTo(AskedKey.HEART));
    assertThat(of(Kind.SERVICE_REQUEST, SubKind.INQUIRY, TUESDAY))
        .singleElement()
        .satisfies(one -> assertThat(one.at()).isEqualTo(TUESDAY));
  }

  @Test
  void each_row_has_its_own_words_in_which_what_the_resident_said_is_not_read_as_a_place() {
    var asked =
        plan.rule("appeal-30")
            .orElseThrow()
            .words(
                Language.ZH, new CaseNumber(LocalDate.parse("2026-03-03"), 1), "停车费多收{2}", "五角场街道");
    assertThat(asked).isEqualTo("您反映的“停车费多收{2}”（XQ20260303-0000012），五角场街道答复到现在一个月了，想再问问您。");
  }

  @Test
  void words_that_do_not_say_what_is_meant_are_refused() {
    var vague = Lists.changed(NAME, "说好今天再来问您：您反映的“{1}”（{0}）。", "说好今天再来问您。");
    assertThatThrownBy(() -> plan(vague))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("text_zh");
  }

  @Test
  void after_danger_a_person_calls() {
    assertThat(
            of(
                Kind.SERVICE_REQUEST,
                SubKind.ASSISTANCE,
                Urgency.EMERGENCY,
                After.ANSWERED,
                TUESDAY))
        .singleElement()
        .satisfies(one -> assertThat(one.via()).isEqualTo(Via.CALL));
  }

  @Test
  void after_an_explanation_the_heart_is_asked_once_more() {
    assertThat(of(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, After.EXPLAINED, TUESDAY))
        .singleElement()
        .satisfies(one -> assertThat(one.asks()).isEqualTo(AskedKey.HEART));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-03T21:30, 2026-03-05T09:00", // answered at night: asked in the morning after the day
    "2026-03-03T06:00, 2026-03-04T09:00",
    "2026-03-03T19:59, 2026-03-04T19:59",
    "2026-03-03T20:00, 2026-03-05T09:00"
  })
  void nobody_is_asked_at_night(String answered, String asked) {
    assertThat(of(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, at(answered)).getFirst().at())
        .isEqualTo(at(asked));
  }

  @Test
  void a_day_of_a_year_without_holidays_is_a_working_day_from_monday_to_friday() {
    assertThat(of(Kind.PETITION, SubKind.APPEAL, at("2030-01-05T10:00")).getFirst().at())
        .as("a Saturday")
        .isEqualTo(at("2030-01-14T09:00"));
  }

  @Test
  void a_case_without_a_plan_stops_the_start() {
    assertThatThrownBy(() -> plan(Lists.changed(NAME, "SUGGESTION,*,*", "SUGGESTION,*,交通运输")))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("no plan for");
  }

  @Test
  void a_plan_that_is_never_reached_or_out_of_order_stops_the_start() {
    var idle =
        "late,late,SERVICE_REQUEST,*,*,*,*,2,MATTER,TALK,09:00,20:00,ANY_DAY,7,0,{0}{1},{0}{1},本平台自定,D\n";
    var list = Lists.shipped(NAME);
    assertThatThrownBy(() -> plan(new SeedFile(NAME, 1, list.content() + idle)))
        .hasMessageContaining("is never reached");
    assertThatThrownBy(() -> plan(Lists.changed(NAME, "*,30,MATTER", "*,7,MATTER")))
        .hasMessageContaining("in the order of their days");
    assertThatThrownBy(() ->
            plan(
                Lists.changed(
                    NAME, "appeal-30,appeal,PETITION,*", "appeal-30,appeal,PETITION,APPEAL")))
        .hasMessageContaining("the same cases");
  }

  @ParameterizedTest
  @CsvSource({"20:00,08:00", "09:00,24:99", "TALK,LETTER", "ANY_DAY,SOME_DAY"})
  void a_cell_that_cannot_be_used_stops_the_start(String before, String after) {
    assertThatThrownBy(() -> plan(Lists.changed(NAME, before, after)))
        .isInstanceOf(SeedFile.Invalid.class);
  }
}
