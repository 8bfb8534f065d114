package cn.xinqiao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class TalkTest {
  private final TestClock clock;

  TalkTest(TestClock clock) {
    this.clock = clock;
  }

  @Test
  void a_burst_of_two_messages_is_answered_with_one_card_that_names_the_street() {
    var resident = new ResidentClient();
    resident.writes("殷行街道市光一村这边路灯坏了三天了").writes("晚上老人出门不安全");
    var card = resident.reads();
    assertThat(card.matters()).hasSize(1);
    assertThat(card.office()).isEqualTo("殷行街道");
    assertThat(card.matters().getFirst())
        .containsEntry("kind", "SERVICE_REQUEST")
        .containsEntry("subKind", "ASSISTANCE")
        .containsEntry("subject", "城乡建设");
    assertThat(card.optionIds())
        .filteredOn(id -> !id.startsWith("join:")) // others may have told of this lamp as well
        .containsExactly("confirm", "correct", "cancel");
    resident.readsNothingMore();
  }

  @Test
  void the_first_answer_carries_the_privacy_notice_and_no_later_one_does() {
    var resident = new ResidentClient();
    assertThat(resident.writes("你好").reads().notice()).hasLineCount(2);
    assertThat(resident.writes("谢谢").reads().notice()).isNull();
  }

  @Test
  void
      after_the_card_the_bot_asks_once_how_to_reach_the_resident_and_then_gives_number_and_dates() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    var question = resident.presses("confirm").reads();
    assertThat(question.optionIds())
        .containsExactly("contact:phone", "contact:email", "contact:self");
    var receipt = resident.writes("13800001234").reads();
    assertThat(receipt.cases()).hasSize(1);
    var opened = receipt.cases().getFirst();
    assertThat((String) opened.get("number")).matches("XQ\\d{8}-\\d{7}");
    assertThat((String) opened.get("code")).matches("\\d{6}");
    assertThat(opened.get("due").toString()).contains("FIRST_CONTACT", "ANSWER", "ruleText");
    resident.writes("五角场街道国定路的路灯不亮了").reads();
    assertThat(resident.writes("对的呀").reads().cases()).as("the contact is known").hasSize(1);
  }

  @Test
  void a_place_is_corrected_by_writing_it() {
    var resident = new ResidentClient();
    assertThat(resident.writes("殷行这边小区门口垃圾堆了一个礼拜，臭死了").reads().office()).isEqualTo("殷行街道");
    assertThat(resident.writes("不是殷行，是长海路街道").reads().office()).isEqualTo("长海路街道");
  }

  @Test
  void an_ambiguous_place_becomes_a_question_with_the_streets_of_the_district() {
    var resident = new ResidentClient();
    var question = resident.writes("静安区秣陵路83号楼上一直在漏水，天花板都湿了").reads();
    assertThat(question.matters()).isEmpty();
    assertThat(question.optionIds()).contains("office:310106015", "office:310106016");
    assertThat(resident.presses("office:310106015").reads().office()).isEqualTo("天目西路街道");
  }

  @Test
  void a_cancelled_card_opens_nothing() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes("算了").reads().cases()).isEmpty();
    assertThat(resident.writes("我的事情怎么样了").reads().text()).contains("还没有登记过");
  }

  @Test
  void a_button_of_an_older_card_changes_nothing_and_the_open_question_is_shown_anew() {
    var resident = new ResidentClient();
    var first = resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    var second = resident.writes("不是殷行，是长海路街道").reads();
    resident.post(Map.of("choice", "confirm", "of", first.seq())).then().statusCode(202);
    assertThat(resident.reads().text()).contains("过时");
    var again = resident.reads();
    assertThat(again.office()).isEqualTo(second.office());
    assertThat(again.cases()).isEmpty();
  }

  @Test
  void a_choice_that_was_never_offered_is_refused() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    resident.post(Map.of("choice", "office:310106015")).then().statusCode(422);
  }

  @Test
  void a_card_that_nobody_answers_is_opened_after_half_an_hour_as_unconfirmed() {
    var resident = new ResidentClient();
    resident.writes("殷行街道国和路窨井盖松了，车子压过去咣当响").reads();
    clock.advance(Duration.ofMinutes(31));
    var receipt = resident.reads();
    assertThat(receipt.cases()).hasSize(1);
    assertThat(receipt.text()).contains("还没有确认");
  }

  @Test
  void a_petition_asks_for_name_and_address_and_says_what_anonymity_costs() {
    var resident = new ResidentClient();
    var card = resident.writes("殷行街道，我在单位干了两年，老板拖欠我三个月工资两万多块，劳动监察去了三次都没人管，要求给个说法").reads();
    assertThat(card.matters().getFirst())
        .containsEntry("kind", "PETITION")
        .containsEntry("subKind", "APPEAL");
    var question = resident.writes("是的呀").reads();
    assertThat(question.text()).contains("姓名", "第二十三条");
    assertThat(resident.presses("name:anonymous").reads().optionIds()).contains("contact:self");
  }

  @Test
  void an_accusation_goes_to_the_confidential_desk_above_and_not_to_the_street_it_names() {
    var resident = new ResidentClient();
    var card = resident.writes("举报殷行街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查").reads();
    assertThat(card.matters().getFirst()).containsEntry("subKind", "ACCUSATION");
    assertThat(card.office()).isEqualTo("杨浦区纪委监委");
  }

  @Test
  void several_matters_in_one_message_become_one_card_and_several_cases() {
    var resident = new ResidentClient();
    var card = resident.writes("我们新江湾城街道，楼下饭店油烟很大，天天呛人。另外想问一下敬老卡怎么办理？").reads();
    assertThat(card.matters()).hasSize(2);
    resident.presses("confirm").reads();
    assertThat(resident.presses("contact:self").reads().cases()).hasSize(2);
  }

  @Test
  void an_english_resident_is_answered_in_english_to_the_end() {
    var resident = new ResidentClient();
    var card =
        resident
            .writes("The street lamp near Lane 470 Yinhang Rd has been broken for two weeks")
            .reads();
    assertThat(card.text()).startsWith("This is what I understood");
    assertThat(card.json()).containsEntry("language", "en");
    assertThat(card.office()).isEqualTo("Yinhang Subdistrict");
    resident.writes("ok").reads();
    assertThat(resident.writes("anna.smith@example.com").reads().text()).startsWith("Registered");
  }

  @Test
  void a_picture_alone_gets_one_question_then_a_person() throws Exception {
    var resident = new ResidentClient();
    resident.post(Map.of("attachments", List.of(PictureUpload.of(resident))));
    assertThat(resident.reads().text()).contains("照片收到了");
    resident.post(Map.of("attachments", List.of(PictureUpload.of(resident))));
    var receipt = resident.reads();
    assertThat(receipt.text()).contains("转给工作人员");
    assertThat(receipt.cases()).hasSize(1);
  }
}
