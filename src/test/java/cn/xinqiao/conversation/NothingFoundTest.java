package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Words in which nothing is found: one open question, then a person. */
@QuarkusTest
@Tag("database")
class NothingFoundTest {
  private static final String VAGUE = "那个东西又那样了";
  private static final String VAGUE_AGAIN = "就是那样呀，又来了";

  private final TestOfficers officers;
  private final TestClock clock;

  NothingFoundTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void after_two_messages_without_sense_a_person_reads_both() {
    var resident = new ResidentClient();
    assertThat(resident.writes(VAGUE).reads().cases()).isEmpty();
    var receipt = resident.writes(VAGUE_AGAIN).reads();
    assertThat(receipt.text()).contains("转给工作人员").contains("上班时间").contains("12345");
    assertHandedOver(receipt, VAGUE + "\n" + VAGUE_AGAIN);
  }

  @Test
  void more_of_the_same_goes_to_the_same_person_and_not_into_another_case() {
    var resident = new ResidentClient();
    resident.writes(VAGUE).reads();
    var number = resident.writes(VAGUE_AGAIN).reads().cases().getFirst().get("number");
    resident.writes("你懂的").reads();
    var more = resident.writes("还是老样子，你懂的").reads();
    assertThat(more.cases()).isEmpty();
    assertThat(more.text()).contains("已补充到 " + number);
  }

  @Test
  void after_the_open_question_more_of_the_same_goes_to_a_person() {
    var resident = new ResidentClient();
    assertThat(resident.writes("物业").reads().text()).contains("还没听明白");
    assertHandedOver(resident.writes("弄堂").reads(), "物业\n弄堂");
  }

  @Test
  void something_sensible_in_between_begins_the_count_anew() {
    var resident = new ResidentClient();
    resident.writes(VAGUE).reads();
    resident.writes("谢谢").reads();
    assertThat(resident.writes(VAGUE_AGAIN).reads().cases()).isEmpty();
  }

  @Test
  void a_matter_after_words_without_sense_is_understood_without_them() {
    var resident = new ResidentClient();
    resident.writes(VAGUE).reads();
    var card = resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    assertThat(card.office()).isEqualTo("五角场街道");
    assertThat(card.matters().toString()).doesNotContain(VAGUE);
  }

  @Test
  void hours_later_the_same_words_are_a_new_beginning() {
    var resident = new ResidentClient();
    resident.writes(VAGUE).reads();
    clock.advance(Duration.ofHours(2));
    assertThat(resident.writes(VAGUE_AGAIN).reads().cases()).isEmpty();
  }

  @Test
  void whoever_asks_for_a_person_after_such_words_need_not_tell_them_again() {
    var resident = new ResidentClient();
    assertThat(resident.writes(VAGUE).reads().text()).contains("人工");
    assertThat(resident.writes("人工").reads().text()).contains("工作人员");
    assertHandedOver(resident.reads(), VAGUE);
  }

  private void assertHandedOver(Message receipt, String words) {
    assertThat(receipt.cases()).hasSize(1);
    given()
        .auth()
        .oauth2(officers.token("31", Role.LEAD))
        .get("/api/cases/{n}", (String) receipt.cases().getFirst().get("number"))
        .then()
        .statusCode(200)
        .body("words", equalTo(words))
        .body("decision.decidedBy", equalTo("UNSURE"))
        .body("office.code", equalTo("31-triage"));
  }
}
