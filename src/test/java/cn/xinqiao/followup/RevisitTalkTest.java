package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Residents are asked in the chat how it stands, and only what they say turns a key. */
@QuarkusTest
@Tag("database")
class RevisitTalkTest {
  private static final Duration A_DAY = Duration.ofHours(25);

  private final NewAnswers answers;
  private final CaseDesk desk;

  RevisitTalkTest(NewAnswers answers, CaseDesk desk) {
    this.answers = answers;
    this.desk = desk;
  }

  /** A case that was answered, whose resident has just been asked. */
  private record Asked(ResidentClient resident, CaseNumber number, Message question) {
    Message presses(String label) {
      return pressesOf(question, label);
    }

    Message pressesOf(Message message, String label) {
      return resident.pressesLabel(message, label);
    }
  }

  private Asked asked() {
    var opened = OpenedCase.inWujiaochang();
    var resident = answers.answered(opened);
    answers.askAfter(A_DAY);
    return new Asked(resident, CaseNumber.valueOf(opened.number()), resident.reads());
  }

  private Keys keys(Asked asked) {
    return answers.keys(asked.number()).keys();
  }

  private RevisitState state(Asked asked) {
    return answers.plan(asked.number()).getFirst().state();
  }

  private static List<Object> labels(Message message) {
    return message.options().stream().map(o -> o.get("label")).toList();
  }

  @Test
  void first_the_matter_is_asked_then_the_heart_and_both_turned_is_the_end() {
    var asked = asked();
    assertThat(asked.question().text())
        .contains(asked.number().toString(), "砖头", "五角场街道", "事情办好了吗？")
        .doesNotContain("心里");
    assertThat(labels(asked.question())).containsExactly("办好了", "还没有", "别再问了");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
    var heart = asked.presses("办好了");
    assertThat(heart.text()).contains("心里踏实了吗？");
    assertThat(labels(heart)).containsExactly("踏实了", "理解但不满意", "不踏实", "别再问了");
    assertThat(keys(asked).areTurned()).isFalse();
    assertThat(asked.pressesOf(heart, "踏实了").text()).contains("记下了");
    assertThat(keys(asked).areTurned()).isTrue();
    assertThat(answers.keys(asked.number()).settledAt()).isPresent();
    assertThat(state(asked)).isEqualTo(RevisitState.ANSWERED);
    answers.askAfter(Duration.ofDays(40));
    asked.resident().readsNothingMore();
  }

  @Test
  void the_proof_that_a_question_arrived_waits_for_the_answer_that_is_just_written_down()
      throws Exception {
    var asked = asked();
    try (var residents = Executors.newVirtualThreadPerTaskExecutor()) {
      answers
          .duringAnAnswer(
              asked.number(), () -> residents.submit(asked.resident()::readsNothingMore))
          .get();
    }
    assertThat(state(asked)).isEqualTo(RevisitState.PROVED);
  }

  @Test
  void the_keys_of_two_who_use_one_browser_are_seen_to_come_from_one_and_from_which_is_not_kept() {
    var one = asked();
    one.presses("办好了");
    var other = asked();
    other.presses("办好了");
    assertThat(answers.devices(one.number()))
        .isEqualTo(answers.devices(other.number()))
        .singleElement()
        .satisfies(device -> assertThat(device).matches("[0-9a-f]{64}"));
  }

  @Test
  void
      a_matter_that_is_not_put_right_goes_back_to_the_unit_and_the_heart_is_asked_in_the_same_breath() {
    var asked = asked();
    var next = asked.presses("还没有");
    assertThat(next.text()).contains("还没有办好", "负责人", "心里踏实吗");
    assertThat(answers.steps(asked.number())).containsExactly("HANDLE_AGAIN");
    assertThat(asked.pressesOf(next, "踏实了").text()).contains("再看的日子");
    assertThat(answers.steps(asked.number())).containsExactly("LOOK_AGAIN");
    assertThat(keys(asked).areTurned()).isFalse();
  }

  @Test
  void who_pressed_by_mistake_says_so_and_the_answer_stands() {
    var asked = asked();
    asked.presses("还没有");
    assertThat(state(asked.number())).isEqualTo(CaseState.ACCEPTED);
    var heart = asked.presses("办好了");
    asked.pressesOf(heart, "踏实了");
    assertThat(keys(asked).areTurned()).isTrue();
    assertThat(answers.steps(asked.number())).isEmpty();
    assertThat(state(asked.number())).isEqualTo(CaseState.REPLIED);
  }

  @Test
  void a_heart_that_is_at_ease_no_more_opens_a_settled_request_again() {
    var asked = asked();
    var heart = asked.presses("办好了");
    asked.pressesOf(heart, "踏实了");
    asked.pressesOf(heart, "不踏实");
    assertThat(keys(asked).areTurned()).isFalse();
    assertThat(state(asked.number())).isEqualTo(CaseState.ACCEPTED);
    assertThat(answers.steps(asked.number())).containsExactly("EXPLAIN");
  }

  private CaseState state(CaseNumber number) {
    return desk.show(answers.officer(), number, Language.ZH).line().state();
  }

  @Test
  void who_has_the_matter_put_right_and_is_unhappy_gets_a_person_who_explains() {
    var asked = asked();
    var heart = asked.presses("办好了");
    assertThat(asked.pressesOf(heart, "理解但不满意").text()).contains("讲清楚");
    assertThat(answers.steps(asked.number())).containsExactly("EXPLAIN");
  }

  @ParameterizedTest
  @CsvSource({"没修好, 还没有办好, DENIED", "师傅来过了，砖头换好了, 已经办好了, CONFIRMED"})
  void free_words_that_would_close_or_reopen_are_asked_back_about(
      String words, String meant, MatterKey then) {
    var asked = asked();
    var back = asked.resident().writes(words).reads();
    assertThat(back.text()).contains(meant);
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
    asked.resident().writes("对的").reads();
    assertThat(keys(asked).matter()).isEqualTo(then);
  }

  @Test
  void who_was_misread_says_so_and_is_asked_anew() {
    var asked = asked();
    asked.resident().writes("没修好").reads();
    var again = asked.resident().writes("不是").reads();
    assertThat(again.text()).contains("对不起", "事情办好了吗？");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
    assertThat(asked.resident().writes("办好了").reads().text()).contains("心里踏实了吗？");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource({"解决个鬼", "好是好了，就是心里不舒服", "凑合吧", "作孽啊"})
  void irony_a_but_a_so_so_and_what_nobody_understands_go_to_a_person_and_turn_nothing(
      String words) {
    var asked = asked();
    var told = asked.resident().writes(words).reads();
    assertThat(told.text()).contains("一字不改", "五角场街道");
    assertThat(labels(told)).contains("办好了", "还没有");
    assertThat(answers.steps(asked.number())).containsExactly("READ");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
  }

  @Test
  void who_was_silent_and_answers_after_all_is_heard() {
    var asked = asked();
    answers.askAfter(Duration.ofDays(9));
    assertThat(state(asked)).isEqualTo(RevisitState.SILENT);
    var back = asked.resident().writes("还没修好").reads();
    assertThat(back.text()).as("it would open the case again").contains("还没有");
    assertThat(asked.resident().writes("对").reads().text()).contains("还没有办好", "负责人");
    assertThat(keys(asked).isDenied()).isTrue();
  }

  @Test
  void words_about_something_else_after_a_silence_are_something_else() {
    var asked = asked();
    answers.askAfter(Duration.ofDays(9));
    asked.resident().writes("五角场街道国定路路灯不亮，请派人来修").reads();
    assertThat(state(asked)).isEqualTo(RevisitState.SILENT);
  }

  @Test
  void nobody_is_asked_again_after_saying_so_in_whatever_case() {
    var asked = asked();
    assertThat(asked.resident().writes("别问了").reads().text()).contains("不再问您");
    assertThat(keys(asked).heart()).isEqualTo(HeartKey.NO_CONTACT);
    desk.reply(answers.officer(), Request.on(asked.number()), "又去看了一次。");
    asked.resident().reads();
    assertThat(answers.plan(asked.number()).getLast().reason()).contains(Skipped.NO_MORE);
    answers.askAfter(Duration.ofDays(40));
    asked.resident().readsNothingMore();
  }

  @Test
  void danger_in_an_answer_is_met_at_once() {
    var asked = asked();
    var safety = asked.resident().writes("没修好，我不想活了").reads();
    assertThat(safety.json()).containsKey("emergency");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
  }

  @Test
  void another_matter_is_another_matter_and_the_question_stays_open() {
    var asked = asked();
    var card = asked.resident().writes("五角场街道国定路的路灯不亮了一个星期，晚上看不见，请派人来修").reads();
    assertThat(card.matters()).hasSize(1);
    assertThat(asked.presses("办好了").text()).contains("心里踏实了吗？");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.CONFIRMED);
  }

  @Test
  void another_matter_in_one_breath_with_the_answer_is_a_card_of_its_own() {
    var asked = asked();
    asked.resident().writes("修好了。另外小区地下车库没有灯，晚上看不见，请派人来修");
    var first = asked.resident().reads();
    var second = asked.resident().reads();
    assertThat(first.text()).contains("已经办好");
    assertThat(second.text()).as("where the other one is").contains("哪个街道");
    assertThat(words(asked.number())).doesNotContain("车库");
  }

  @Test
  void whom_an_answer_accuses_reads_nothing_of_it() {
    var asked = asked();
    asked.resident().writes("没修好，街道的张科长收了物业的红包，包庇他们，我要举报他").reads();
    assertThat(words(asked.number())).doesNotContain("红包");
    assertThat(keys(asked).matter()).isEqualTo(MatterKey.DONE);
  }

  private String words(CaseNumber number) {
    return desk.show(answers.officer(), number, Language.ZH).timeline().toString();
  }

  @Test
  void enough_is_heard_also_when_nothing_is_open() {
    var asked = asked();
    var heart = asked.presses("办好了");
    asked.pressesOf(heart, "不踏实");
    assertThat(asked.resident().writes("别再问了").reads().text()).contains("不再问您");
    assertThat(keys(asked).heart()).isEqualTo(HeartKey.NO_CONTACT);
  }

  @Test
  void a_key_is_turned_back_whenever_the_resident_likes() {
    var asked = asked();
    var heart = asked.presses("办好了");
    asked.pressesOf(heart, "踏实了");
    answers.askAfter(Duration.ofDays(20));
    assertThat(asked.presses("还没有").text()).contains("还没有办好");
    assertThat(keys(asked).areTurned()).isFalse();
    assertThat(answers.keys(asked.number()).settledAt()).isEmpty();
  }

  @Test
  void two_cases_of_one_resident_are_one_message_and_one_question_at_a_time() {
    var first = OpenedCase.inWujiaochang();
    var resident = answers.answered(first);
    resident.writes("五角场街道国定路的路灯不亮了一个星期，晚上看不见，请派人来修").reads();
    resident.presses("confirm");
    var receipt = resident.reads();
    while (receipt.cases().isEmpty()) {
      resident.presses("contact:self");
      receipt = resident.reads();
    }
    var second = CaseNumber.valueOf((String) receipt.cases().getFirst().get("number"));
    answers.answer(second);
    resident.reads();
    resident.reads();
    answers.askAfter(A_DAY);
    var asked = new Asked(resident, CaseNumber.valueOf(first.number()), resident.reads());
    assertThat(asked.question().text()).contains(first.number(), second.toString());
    resident.readsNothingMore();
    var heart = asked.presses("办好了");
    asked.pressesOf(heart, "踏实了");
    var next = resident.reads();
    assertThat(next.text()).contains(second.toString(), "事情办好了吗？");
    asked.pressesOf(next, "还没有");
    assertThat(keys(asked).areTurned()).isTrue();
    assertThat(answers.keys(second).keys().matter()).isEqualTo(MatterKey.DENIED);
  }
}
