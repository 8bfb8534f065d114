package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resident who tells what several have told is offered to join them. */
@QuarkusTest
@Tag("database")
class JoinOfferTest {
  private final NewCases cases;
  private final TestOfficers officers;

  JoinOfferTest(NewCases cases, TestOfficers officers) {
    this.cases = cases;
    this.officers = officers;
  }

  @Test
  void from_three_others_on_joining_is_offered_and_opens_no_second_case() {
    var words = "延吉新村街道延吉七村的电梯坏了两天了，老人下不了楼，请派人来修";
    var first = opens(words);
    opens("延吉新村街道延吉七村电梯停了，一直没人来修，老人爬不动");
    opens("延吉新村街道延吉七村的电梯又坏了，什么时候修好，老人下不了楼");
    long before = cases.count("cases");

    var fourth = new ResidentClient();
    var card = fourth.writes("延吉新村街道延吉七村电梯坏了没人修，请快来修电梯").reads();
    assertThat(card.text()).contains("已有 3 位居民反映同一件事（电梯）").doesNotContain("下不了楼");
    var join = option(card, "join:");
    assertThat(join).as("opaque").doesNotContain(first);
    var contact = fourth.presses(join).reads();
    assertThat(contact.optionIds()).contains("contact:self");
    var receipt = fourth.presses("contact:self").reads();
    assertThat(receipt.text()).contains("一起办", first).doesNotContain("下不了楼");
    assertThat(receipt.cases().getFirst()).containsEntry("number", first);
    assertThat(cases.count("cases")).isEqualTo(before);

    var code = (String) receipt.cases().getFirst().get("code");
    var page = given().formParam("code", code).post("/track/{n}", first).asString();
    assertThat(page).contains("不止您一位", "电梯坏了没人修").doesNotContain("老人下不了楼");
    officer().get("/api/cases/{n}", first).then().body("reporters", equalTo(2));
    officer().body(Map.of()).post("/api/cases/{n}/acceptance", first).then().statusCode(200);
    assertThat(fourth.reads().text()).contains(first, "受理");
  }

  @Test
  void two_others_are_too_few_and_their_number_is_not_told() {
    opens("延吉新村街道延吉一村的路灯不亮，晚上黑漆漆的");
    opens("延吉新村街道延吉一村路灯坏了，晚上看不见路");
    var third = new ResidentClient();
    var card = third.writes("延吉新村街道延吉一村路灯坏了好几天，没人来修").reads();
    assertThat(card.optionIds()).noneMatch(id -> id.startsWith("join:"));
    assertThat(card.text()).doesNotContain("位居民");
  }

  @Test
  void a_suggestion_an_accusation_and_a_place_that_nobody_knows_are_never_offered_to_join() {
    for (String told :
        new String[] {"延吉新村街道延吉四村的垃圾没人收，臭得不行", "延吉新村街道延吉四村垃圾堆了一个星期没人清运", "延吉新村街道延吉四村垃圾没人清运，臭气熏天"}) {
      opens(told);
    }
    for (String words :
        new String[] {"举报延吉新村街道延吉四村居委干部收红包，垃圾没人收也不管，请纪委查处", "建议延吉新村街道延吉四村的垃圾房改成定时开放，并装上除臭设备"}) {
      var card = new ResidentClient().writes(words).reads();
      assertThat(card.optionIds()).as(words).noneMatch(id -> id.startsWith("join:"));
    }
    var offered = new ResidentClient().writes("延吉新村街道延吉四村的垃圾没人收，请派人清运").reads();
    assertThat(offered.optionIds()).anyMatch(id -> id.startsWith("join:"));
  }

  @Test
  void whoever_would_rather_have_an_own_case_gets_one() {
    for (int i = 0; i < 3; i++) {
      opens("延吉新村街道延吉二三村停水了，家里没有自来水，第 " + (i + 1) + " 次停");
    }
    long before = cases.count("cases");
    var own = opens("延吉新村街道延吉二三村停水，家里没水，请来看看");
    assertThat(own).isNotBlank();
    assertThat(cases.count("cases")).isEqualTo(before + 1);
  }

  private static String opens(String words) {
    var resident = new ResidentClient();
    resident.writes(words).reads();
    resident.presses("confirm").reads();
    return (String) resident.presses("contact:self").reads().cases().getFirst().get("number");
  }

  private static String option(Message card, String begins) {
    return card.optionIds().stream().filter(id -> id.startsWith(begins)).findFirst().orElseThrow();
  }

  private io.restassured.specification.RequestSpecification officer() {
    return given()
        .auth()
        .oauth2(officers.token("310110015", Role.OFFICER))
        .contentType("application/json");
  }
}
