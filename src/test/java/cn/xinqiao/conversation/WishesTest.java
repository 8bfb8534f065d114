package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What residents wish of cases that are registered. */
@QuarkusTest
@Tag("database")
class WishesTest {
  private static final String STREET = "310110019";

  private final TestOfficers officers;
  private final TestClock clock;

  WishesTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void whoever_urges_hears_who_has_the_case_and_by_when_and_the_office_sees_it() {
    var opened = OpenedCase.inWujiaochang();
    var answer = opened.resident().writes("催一下人行道那个事").reads();
    assertThat(answer.text()).contains(opened.number(), "五角场街道", "最迟");
    shown(opened.number()).body("timeline.what", hasItem("URGED")).body("state", equalTo("OPEN"));
  }

  @Test
  void a_case_is_withdrawn_only_after_it_was_asked_back() {
    var opened = OpenedCase.inWujiaochang();
    var question = opened.resident().writes("算了不投诉了").reads();
    assertThat(question.text()).contains("撤回", opened.number());
    assertThat(question.optionIds()).containsExactly("wish:yes", "wish:no");
    shown(opened.number()).body("state", equalTo("OPEN"));
    assertThat(opened.resident().presses("wish:yes").reads().text()).contains("已按您的要求撤回");
    opened.resident().readsNothingMore();
    shown(opened.number()).body("state", equalTo("WITHDRAWN"));
  }

  @Test
  void who_says_no_or_speaks_of_something_else_has_withdrawn_nothing() {
    var opened = OpenedCase.inWujiaochang();
    opened.resident().writes("我要撤回今天那个").reads();
    assertThat(opened.resident().writes("不是").reads().text()).contains("照常办理");
    var question = opened.resident().writes("我要撤回").reads();
    assertThat(opened.resident().writes("五角场街道国定路的路灯不亮了").reads().matters()).hasSize(1);
    opened
        .resident()
        .post(Map.of("choice", "wish:yes", "of", question.seq()))
        .then()
        .statusCode(202);
    assertThat(opened.resident().reads().text()).contains("过时");
    shown(opened.number()).body("state", equalTo("OPEN"));
  }

  @Test
  void of_several_cases_the_one_that_the_words_name_is_urged_and_else_it_is_asked() {
    var resident = new ResidentClient();
    var lamp = opens(resident, "五角场街道国定路的路灯不亮了");
    var pavement = opens(resident, "五角场街道政立路人行道的砖头翘起来了，走路绊脚");
    assertThat(resident.writes("路灯那个催一催呀").reads().text()).contains(lamp);
    var question = resident.writes("麻烦催一下").reads();
    assertThat(question.optionIds()).containsExactly("case:" + pavement, "case:" + lamp, "wish:no");
    assertThat(resident.presses("case:" + pavement).reads().text()).contains(pavement, "催办");
    shown(pavement).body("timeline.what", hasItem("URGED"));
  }

  @Test
  void words_that_name_another_thing_urge_no_case_unasked() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(opened.resident().writes("催一下电梯那个").reads().optionIds())
        .containsExactly("case:" + opened.number(), "wish:no");
    shown(opened.number()).body("timeline.what", not(hasItem("URGED")));
  }

  @Test
  void a_new_matter_in_words_that_also_urge_is_a_matter_of_its_own() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(opened.resident().writes("殷行街道开鲁路的垃圾桶坏了一个礼拜，怎么还没人来修").reads().office())
        .isEqualTo("殷行街道");
    shown(opened.number()).body("timeline.what", not(hasItem("URGED")));
  }

  @Test
  void a_matter_that_shares_a_word_with_a_case_and_is_to_be_done_soon_is_not_swallowed_by_it() {
    var opened = OpenedCase.inWujiaochang();
    opened.resident().writes("政立路上几家饭店把油烟直接排到居民楼里，味道很大，请尽快处理").reads();
    shown(opened.number()).body("timeline.what", not(hasItem("URGED")));
  }

  @Test
  void a_wish_and_another_matter_in_one_breath_are_both_heard() {
    var opened = OpenedCase.inWujiaochang();
    opened.resident().writes("催一下人行道那个事。另外殷行街道开鲁路的垃圾桶坏了，没人修");
    assertThat(opened.resident().reads().text()).contains("催办", opened.number());
    assertThat(opened.resident().reads().office()).isEqualTo("殷行街道");
  }

  @Test
  void taking_back_a_registered_case_in_the_middle_of_a_card_loses_neither() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes("我要撤回上次人行道那个").reads().text()).contains("撤回", opened.number());
    assertThat(resident.presses("wish:yes").reads().text()).contains("已按您的要求撤回");
    assertThat(resident.reads().office()).isEqualTo("殷行街道");
    assertThat(resident.writes("对").reads().cases()).hasSize(1);
    shown(opened.number()).body("state", equalTo("WITHDRAWN"));
  }

  @Test
  void what_has_ended_is_not_urged_and_the_resident_is_told_why() {
    var opened = OpenedCase.inWujiaochang();
    opened.resident().writes("撤回").reads();
    opened.resident().writes("是的，撤回").reads();
    assertThat(opened.resident().writes("催一下").reads().text())
        .contains(opened.number(), "撤回", "新的事");
  }

  @Test
  void the_words_with_which_the_commands_begin_mean_the_same_here() {
    var resident = new ResidentClient();
    assertThat(resident.writes("/start").reads().text()).contains("这里是心桥");
    assertThat(resident.writes("/help").reads().text()).contains("直接写就行");
    assertThat(resident.writes("/new").reads().text()).contains("新的这件事");
    assertThat(resident.writes("/status").reads().text()).contains("还没有登记过");
    assertThat(resident.writes("/elder").reads().optionIds()).containsExactly("elder");
    assertThat(resident.writes("/delete").reads().optionIds()).contains("wish:yes");
    assertThat(resident.writes("不删").reads().text()).contains("都没有删");
  }

  @Test
  void a_new_matter_by_command_opens_what_was_open_as_it_is() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes("/new").reads().text()).contains("还没有确认");
    assertThat(resident.reads().text()).contains("新的这件事");
    assertThat(resident.writes("五角场街道政立路的路灯不亮了").reads().office()).isEqualTo("五角场街道");
  }

  @Test
  void a_talk_without_cases_is_gone_ten_minutes_after_its_resident_wished_so() {
    var resident = new ResidentClient();
    resident.writes("13800001234").reads();
    resident.writes("删除我的信息").reads();
    assertThat(resident.writes("是的").reads().text()).contains("10 分钟");
    clock.advance(Duration.ofMinutes(11));
    Eventually.holds(() ->
        given()
            .get("/api/chat/{s}/messages?after=0&wait=0", resident.session())
            .then()
            .statusCode(404));
  }

  @Test
  void three_matters_in_two_streets_are_one_card_and_three_cases_each_with_its_own_track() {
    var resident = new ResidentClient();
    var card =
        resident
            .writes(
                "1、殷行街道市光一村的路灯坏了三天了。\n2、五角场街道政立路人行道的砖头翘起来了，走路绊脚。\n"
                    + "3、建议五角场街道在国定路口装遮阳棚，等红灯的老人太晒了。")
            .reads();
    assertThat(card.matters()).as(card.text()).hasSize(3);
    assertThat(card.matters())
        .extracting(m -> String.valueOf(((Map<?, ?>) m.get("office")).get("name")))
        .containsExactly("殷行街道", "五角场街道", "五角场街道");
    assertThat(card.matters().getLast()).containsEntry("kind", "SUGGESTION");
    var cases = opened(resident, resident.presses("confirm").reads());
    assertThat(cases).hasSize(3).extracting(c -> c.get("code")).doesNotHaveDuplicates();
    assertThat(cases.getLast().get("due")).isNotEqualTo(cases.getFirst().get("due"));
  }

  @Test
  void a_photo_that_is_announced_for_the_last_case_stands_on_it() throws Exception {
    var opened = OpenedCase.inWujiaochang();
    assertThat(opened.resident().writes("刚才那个，补充一张照片").reads().text())
        .contains("发来", opened.number());
    var picture = PictureUpload.of(opened.resident());
    opened.resident().post(Map.of("attachments", List.of(picture)));
    assertThat(opened.resident().reads().text()).contains("已补充到 " + opened.number());
    shown(opened.number()).body("timeline.what", hasItem("PICTURES_ADDED"));
  }

  @Test
  void an_english_question_about_a_case_is_answered_in_english() {
    var resident = new ResidentClient();
    resident
        .writes("The street lamp near Lane 470 Yinhang Rd has been broken for two weeks")
        .reads();
    resident.writes("ok").reads();
    var receipt = resident.writes("anna.smith@example.com").reads();
    var number = (String) receipt.cases().getFirst().get("number");
    assertThat(resident.writes("any news on my street lamp?").reads().text())
        .contains(number, "Status:");
    assertThat(resident.writes("why is nothing happening? please hurry up").reads().text())
        .contains(number, "reminder");
  }

  @Test
  void an_interruption_is_answered_and_the_open_card_comes_back_once() {
    var resident = new ResidentClient();
    var card = resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes("侬是啥人").reads().text()).contains("自动助手");
    assertThat(resident.reads().office()).isEqualTo(card.office());
    assertThat(resident.writes("谢谢侬").reads().text()).contains("不客气");
    resident.readsNothingMore();
    resident.writes("对的").reads();
    assertThat(resident.presses("contact:self").reads().cases()).hasSize(1);
  }

  @Test
  void another_matter_at_the_card_gets_its_own_card_afterwards() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes("另外，五角场街道政立路的路灯不亮了，晚上看不见").reads().text()).contains("另一件");
    assertThat(resident.reads().office()).isEqualTo("殷行街道");
    resident.presses("confirm").reads();
    assertThat(resident.presses("contact:self").reads().cases()).hasSize(1);
    assertThat(resident.reads().text()).contains("另一件");
    assertThat(resident.reads().office()).isEqualTo("五角场街道");
    assertThat(resident.presses("confirm").reads().cases()).hasSize(1);
  }

  @Test
  void the_language_that_was_chosen_is_kept() {
    var resident = new ResidentClient();
    assertThat(resident.writes("换成英文").reads().text()).contains("English from now on");
    assertThat(resident.writes("殷行街道开鲁路的垃圾桶坏了").reads().text())
        .startsWith("This is what I understood");
    assertThat(resident.writes("/language").reads().optionIds())
        .containsExactly("lang:zh", "lang:en");
    assertThat(resident.presses("lang:zh").reads().text()).contains("中文");
    assertThat(resident.reads().text()).contains("我这样理解");
  }

  @Test
  void insults_are_answered_once_and_the_matter_in_them_is_taken() {
    var resident = new ResidentClient();
    assertThat(resident.writes("你们这帮废物！殷行街道开鲁路的路灯坏了三天都没人修").reads().text()).contains("又急又气");
    assertThat(resident.reads().matters()).hasSize(1);
    resident.writes("废物").readsNothingMore(); // the turn begins a second later
    resident.readsNothingMore();
    resident.readsNothingMore();
    assertThat(opened(resident, resident.writes("对").reads())).hasSize(1);
  }

  @Test
  void who_asks_for_a_person_is_passed_on_with_what_was_said() {
    var resident = new ResidentClient();
    assertThat(resident.writes("我要人工").reads().text()).contains("工作人员", "12345");
    assertThat(resident.writes("人工").reads().text()).contains("原样登记");
    assertThat(resident.reads().cases()).hasSize(1);
    assertThat(resident.writes("转人工").reads().text()).contains("上班时间");
  }

  @Test
  void too_small_letters_lead_to_large_type() {
    var resident = new ResidentClient();
    assertThat(resident.writes("字太小看不清").reads().optionIds()).containsExactly("elder");
    assertThat(resident.presses("elder").reads().text()).contains("好的");
  }

  @Test
  void another_language_gets_one_sentence_of_its_own_and_danger_in_it_is_still_met() {
    var resident = new ResidentClient();
    assertThat(resident.writes("街灯が壊れています。直してください").reads().text()).contains("上海市民ホットライン 12345");
    assertThat(
            resident.writes("Hola, la farola de mi calle está rota desde hace días").reads().text())
        .contains("12345", "chino");
    assertThat(resident.writes("Fire! 着火了 help").reads().text()).contains("119");
  }

  @Test
  void what_may_be_erased_is_erased_after_it_was_asked_back() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(opened.resident().writes("13800001234").reads().text()).contains("加密");
    shown(opened.number()).body("reachable", equalTo(true));
    assertThat(opened.resident().writes("/delete").reads().optionIds())
        .containsExactly("wish:yes", "wish:no");
    assertThat(opened.resident().presses("wish:yes").reads().text()).contains("还有没办完的事");
    shown(opened.number()).body("reachable", equalTo(false));
  }

  /** What is opened when every question beside the matter is left unanswered. */
  private static List<Map<String, Object>> opened(
      ResidentClient resident, ResidentClient.Message first) {
    var answer = first;
    while (answer.cases().isEmpty()) {
      var leave = answer.optionIds().contains("contact:self") ? "contact:self" : "name:anonymous";
      answer = resident.presses(leave).reads();
    }
    return answer.cases();
  }

  private static String opens(ResidentClient resident, String words) {
    resident.writes(words).reads();
    var opened = opened(resident, resident.presses("confirm").reads());
    return (String) opened.getFirst().get("number");
  }

  private ValidatableResponse shown(String number) {
    return given()
        .auth()
        .oauth2(officers.token(STREET, Role.LEAD))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200);
  }
}
