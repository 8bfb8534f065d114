package cn.xinqiao.cases.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.document.paper.Letter.Setting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void a_decision_says_where_by_when_and_with_what_a_review_is_asked_for() {
    var remedy = remedyOf(Letters.decision());
    assertThat(remedy)
        .contains("自收到本意见书之日起30日内")
        .contains("向杨浦区人民政府提出复查请求")
        .contains("请带上：复查申请书")
        .contains("12345");
  }

  @Test
  void a_review_names_the_last_step_and_the_final_review_says_that_it_is_the_last() {
    var review = Letters.of(DocumentKind.REVIEW_DECISION, Map.of());
    assertThat(remedyOf(review)).contains("复核请求").contains("30日内");
    var last = Letters.of(DocumentKind.FINAL_DECISION, Map.of());
    assertThat(remedyOf(last)).contains("最后一级意见").contains("不再受理").contains("帮扶");
  }

  @Test
  void a_refusal_names_the_right_door_its_time_limit_and_how_to_go_there() {
    var refusal = Letters.of(DocumentKind.REFUSAL_NOTICE, Map.of("route", "ARBITRATION"));
    assertThat(remedyOf(refusal)).contains("劳动人事争议仲裁").contains("1年内").contains("12333");
  }

  @Test
  void what_is_missing_is_named_before_it_can_be_issued() {
    var wording = Letters.wording(DocumentKind.REFUSAL_NOTICE);
    var matter = Letters.matter(Map.of("addressee", "王秀英", "route", "NOWHERE"), Optional.empty());
    assertThat(wording.missing(matter)).containsExactlyInAnyOrder("不予受理的理由", "应当走的渠道");
  }

  @Test
  void a_fact_that_the_case_does_not_have_is_missing() {
    var wording = Letters.wording(DocumentKind.ACCEPTANCE_NOTICE);
    var facts = new java.util.EnumMap<Fact, String>(Letters.FACTS);
    facts.remove(Fact.ACCEPTED);
    var matter = Letters.matter(facts, Map.of("addressee", "王秀英", "procedure", "会调查"));
    assertThat(wording.missing(matter)).containsExactly("{accepted}");
  }

  @Test
  void an_optional_field_that_is_empty_leaves_no_gap_and_no_bare_heading() {
    var report = Letters.of(DocumentKind.CLOSING_REPORT, Map.of("facts", "已查清", "done", "已修好"));
    assertThat(report.plain()).contains("三、信访人的意见\n无。");
    var notice = Letters.of(DocumentKind.ACCEPTANCE_NOTICE, Map.of("procedure", "会调查"));
    assertThat(notice.blocks()).noneMatch(block -> block.text().isEmpty());
  }

  @Test
  void braces_in_what_somebody_wrote_are_words() {
    var letter = Letters.of(DocumentKind.DECISION, Map.of("facts", "他说{remedy}和$1"));
    assertThat(letter.plain()).contains("他说{remedy}和$1");
  }

  @Test
  void a_correction_names_what_it_replaces() {
    var matter = Letters.matter(Map.of(), Optional.of("殷信意〔2026〕1号"));
    assertThat(Letters.wording(DocumentKind.DECISION).letter(matter).blocks().getFirst().text())
        .isEqualTo("（本件更正并替代殷信意〔2026〕1号，以本件为准。）");
  }

  @Test
  void who_writes_english_gets_a_page_with_the_remedy_before_the_chinese_text() {
    var cover = Letters.english().cover().orElseThrow();
    assertThat(cover.title()).isEqualTo("Decision on Your Petition");
    assertThat(cover.blocks())
        .anySatisfy(block -> {
          assertThat(block.setting()).isEqualTo(Setting.REMEDY);
          assertThat(block.text())
              .contains("the People's Government of Yangpu District")
              .contains("within 30 days")
              .contains("Bring:");
        });
  }

  @Test
  void presets_come_from_the_case_and_are_empty_where_it_says_nothing() {
    assertThat(Letters.wording(DocumentKind.DECISION).presets(Letters.FACTS))
        .containsEntry("decision", "路灯已于11月20日修复。")
        .containsEntry("facts", "");
  }

  private static String remedyOf(Letter letter) {
    return letter.blocks().stream()
        .filter(block -> block.setting() == Setting.REMEDY)
        .findFirst()
        .orElseThrow()
        .text();
  }
}
