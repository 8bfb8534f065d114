package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beside how a case stands are the buttons of what can be asked for: two taps, and it goes on. */
@QuarkusTest
@Tag("database")
class UnaskedTest {
  private final NewAnswers answers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Conclusion conclusion;
  private final Clock clock;

  UnaskedTest(
      NewAnswers answers, NewCases cases, CaseDesk desk, Conclusion conclusion, Clock clock) {
    this.answers = answers;
    this.cases = cases;
    this.desk = desk;
    this.conclusion = conclusion;
    this.clock = clock;
  }

  private static List<Object> labels(Message message) {
    return message.options().stream().map(option -> option.get("label")).toList();
  }

  private static Message standing(ResidentClient resident) {
    return resident.writes("进度").reads();
  }

  private CaseState state(CaseNumber number, Caller officer) {
    return desk.show(officer, number, Language.ZH).line().state();
  }

  @Test
  void what_is_still_not_done_is_handled_again_after_two_taps() {
    var opened = OpenedCase.inWujiaochang();
    var number = CaseNumber.valueOf(opened.number());
    assertThat(labels(standing(opened.resident()))).as("nothing was answered yet").isEmpty();
    var resident = answers.answered(opened);
    var standing = standing(resident);
    assertThat(labels(standing)).containsExactly("还没有办好");
    var surely = resident.pressesLabel(standing, "还没有办好");
    assertThat(surely.text()).contains(opened.number(), "重新看");
    assertThat(state(number, answers.officer())).isEqualTo(CaseState.REPLIED);
    assertThat(resident.pressesLabel(surely, "对，还没有办好").text()).contains("请单位负责人重新看");
    assertThat(state(number, answers.officer())).isEqualTo(CaseState.ACCEPTED);
    assertThat(answers.steps(number)).containsExactly("HANDLE_AGAIN");
    assertThat(labels(standing(resident))).as("it is under way").isEmpty();
    assertThat(resident.pressesLabel(surely, "对，还没有办好").text()).contains("已经在重新办了");
    assertThat(answers.steps(number)).containsExactly("HANDLE_AGAIN");
  }

  @Test
  void who_thinks_better_of_it_changes_nothing() {
    var opened = OpenedCase.inWujiaochang();
    var resident = answers.answered(opened);
    var surely = resident.pressesLabel(standing(resident), "还没有办好");
    assertThat(resident.pressesLabel(surely, "先不用").text()).contains("没有改动");
    assertThat(state(CaseNumber.valueOf(opened.number()), answers.officer()))
        .isEqualTo(CaseState.REPLIED);
  }

  @Test
  void nobody_can_press_for_the_case_of_another() {
    var opened = OpenedCase.inWujiaochang();
    answers.answered(opened);
    var stranger = OpenedCase.inWujiaochang().resident();
    var theirs = "revisit:case:" + opened.number() + ":DENY_SURELY";
    stranger.post(Map.of("choice", theirs)).then().statusCode(422);
    assertThat(state(CaseNumber.valueOf(opened.number()), answers.officer()))
        .isEqualTo(CaseState.REPLIED);
  }

  @Test
  void a_decision_goes_to_the_office_above_and_its_review_to_the_one_above_that() {
    var opened = OpenedCase.appealingInWujiaochang();
    var resident = opened.resident();
    var number = CaseNumber.valueOf(opened.number());
    decides(answers.officer(), number, resident);

    var standing = standing(resident);
    assertThat(labels(standing)).containsExactly("申请复查");
    var surely = resident.pressesLabel(standing, "申请复查");
    assertThat(surely.text()).contains("上一级单位");
    assertThat(resident.pressesLabel(surely, "确定申请").text()).contains("复查请求已收到");
    assertThat(resident.pressesLabel(surely, "确定申请").text()).contains("现在不能在这里申请");

    decides(cases.officer(NewCases.DISTRICT, Role.OFFICER), number, resident);
    standing = standing(resident);
    assertThat(labels(standing)).containsExactly("申请复核");
    surely = resident.pressesLabel(standing, "申请复核");
    assertThat(surely.text()).contains("最后的意见");
    assertThat(resident.pressesLabel(surely, "确定申请").text()).contains("复核请求已收到");
  }

  private void decides(Caller officer, CaseNumber number, ResidentClient resident) {
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), Lawful.ON_PARKING);
    resident.reads(); // that it was accepted
    resident.reads(); // the answer
    conclusion.serve(
        officer,
        Request.on(number),
        new Serving(
            Way.BY_HAND,
            clock.instant().atZone(AskingHours.CITY).toLocalDate(),
            "回证 9",
            Optional.of(Outcome.NOT_SUPPORTED)));
  }
}
