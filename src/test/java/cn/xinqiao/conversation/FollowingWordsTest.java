package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written beside or after the matter itself is never lost. */
@QuarkusTest
@Tag("database")
class FollowingWordsTest {
  private final TestOfficers officers;

  FollowingWordsTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void a_matter_with_a_telephone_number_is_understood_and_the_contact_is_kept() {
    var resident = new ResidentClient();
    var card = resident.writes("殷行街道市光一村路灯坏了三天了，电话13800001234").reads();
    assertThat(card.office()).isEqualTo("殷行街道");
    assertThat(resident.presses("confirm").reads().cases()).as("no contact is asked").hasSize(1);
  }

  @Test
  void a_complaint_with_the_number_of_an_own_case_stands_on_that_case() {
    var opened = OpenedCase.inWujiaochang();
    var said = opened.resident().writes(opened.number() + " 又翘起来了，没人来修").reads();
    assertThat(said.text()).contains("已补充到 " + opened.number());
    shown("310110019", opened.number()).body("timeline.what", hasItem("ADDED"));
  }

  @Test
  void a_complaint_with_the_number_of_somebody_elses_case_is_a_matter_of_its_own() {
    var opened = OpenedCase.inWujiaochang();
    var card = new ResidentClient().writes("五角场街道政立路的路砖又翘起来了，没人来修，上次是" + opened.number()).reads();
    assertThat(card.matters()).hasSize(1);
  }

  @Test
  void words_beside_the_place_stand_on_the_matter_that_was_asked_about() {
    var resident = new ResidentClient();
    resident.writes("楼下饭店油烟很大，天天呛人。另外想问一下敬老卡怎么办理？").reads();
    resident.writes("殷行街道市光一村，晚上十点以后最厉害");
    var answer = resident.reads();
    while (answer.matters().isEmpty()) {
      answer = resident.presses("place:unknown").reads();
    }
    resident.presses("confirm").reads();
    var number = (String) resident.presses("contact:self").reads().cases().getFirst().get("number");
    shown("31", number).body("words", containsString("晚上十点以后最厉害"));
  }

  @Test
  void more_of_the_matter_at_the_question_for_the_name_is_no_name() {
    var resident = petition();
    var again = resident.writes("另外老板还拖欠三个同事的工资六万块，要求一起解决").reads();
    assertThat(again.optionIds()).containsExactly("name:anonymous");
    var contact = resident.writes("王小明，殷行街道市光一村12号201室").reads();
    assertThat(contact.optionIds()).contains("contact:self");
    var number = (String) resident.presses("contact:self").reads().cases().getFirst().get("number");
    shown("31", number).body("words", containsString("三个同事"));
  }

  @Test
  void another_matter_at_the_question_for_the_name_waits_for_its_own_card() {
    var resident = petition();
    resident.writes("另外楼上还在漏水，天花板都湿了，物业一直不来修");
    assertThat(resident.reads().text()).contains("另一件我也记下了");
    assertThat(resident.reads().optionIds()).containsExactly("name:anonymous");
    resident.presses("name:anonymous").reads();
    var number = (String) resident.presses("contact:self").reads().cases().getFirst().get("number");
    shown("31", number).body("words", not(containsString("天花板")));
    assertThat(resident.reads().text()).contains("现在说另一件");
    assertThat(resident.reads().optionIds()).as("it has no place yet").contains("place:unknown");
  }

  @Test
  void a_contact_and_another_matter_in_one_breath_are_both_heard() {
    var resident = askedForContact();
    var receipt = resident.writes("13800001234，另外殷行街道市光一村楼道里堆满了杂物，走都走不过去").reads();
    assertThat(receipt.cases()).hasSize(1);
    assertThat(receipt.text()).as("the contact is kept").doesNotContain("没有留电话");
    var number = (String) receipt.cases().getFirst().get("number");
    shown("31", number).body("words", not(containsString("杂物")));
    resident.reads();
    assertThat(resident.reads().office()).isEqualTo("殷行街道");
  }

  @Test
  void another_matter_that_resembles_a_danger_does_not_wait() {
    var resident = askedForContact();
    resident.writes("另外隔壁一直有人在喊叫，还有砸东西的声音，在殷行街道市光一村");
    assertThat(resident.reads().cases()).as("what was confirmed is registered").hasSize(1);
    assertThat(resident.reads().optionIds()).contains("danger:yes");
  }

  @Test
  void no_thanks_at_the_question_for_a_contact_declines_the_contact_and_not_the_matter() {
    for (var words : List.of("不用了", "算了", "no thanks")) {
      assertThat(askedForContact().writes(words).reads().cases()).as(words).hasSize(1);
    }
  }

  @Test
  void no_thanks_at_the_question_for_the_name_declines_the_name_and_not_the_matter() {
    assertThat(petition().writes("不用了").reads().optionIds()).contains("contact:self");
  }

  @Test
  void whoever_clearly_withdraws_the_matter_at_a_question_beside_it_opens_nothing() {
    for (var words : List.of("取消这件事", "不反映了", "我要撤回", "取消")) {
      assertThat(askedForContact().writes(words).reads().text()).as(words).contains("没有登记");
    }
    assertThat(petition().writes("不投诉了").reads().text()).contains("没有登记");
  }

  private static ResidentClient askedForContact() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    resident.presses("confirm").reads();
    return resident;
  }

  static ResidentClient petition() {
    var resident = new ResidentClient();
    resident.writes("殷行街道，我在单位干了两年，老板拖欠我三个月工资两万多块，劳动监察去了三次都没人管，要求给个说法").reads();
    var question = resident.presses("confirm").reads();
    assertThat(question.optionIds()).containsExactly("name:anonymous");
    return resident;
  }

  private ValidatableResponse shown(String office, String number) {
    return given()
        .auth()
        .oauth2(officers.token(office, Role.LEAD))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200)
        .body("number", equalTo(number));
  }
}
