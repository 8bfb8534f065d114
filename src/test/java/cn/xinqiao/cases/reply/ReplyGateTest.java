package cn.xinqiao.cases.reply;

import static cn.xinqiao.cases.reply.ReplyCheck.BLAMES;
import static cn.xinqiao.cases.reply.ReplyCheck.EMPTY_PHRASE;
import static cn.xinqiao.cases.reply.ReplyCheck.HARD_TO_READ;
import static cn.xinqiao.cases.reply.ReplyCheck.LANGUAGE;
import static cn.xinqiao.cases.reply.ReplyCheck.MATTER_MISSED;
import static cn.xinqiao.cases.reply.ReplyCheck.NOBODY_NAMED;
import static cn.xinqiao.cases.reply.ReplyCheck.NOTHING_DONE;
import static cn.xinqiao.cases.reply.ReplyCheck.NOTHING_FOUND;
import static cn.xinqiao.cases.reply.ReplyCheck.NO_DATE;
import static cn.xinqiao.cases.reply.ReplyCheck.NO_LAW;
import static cn.xinqiao.cases.reply.ReplyCheck.NO_REASON;
import static cn.xinqiao.cases.reply.ReplyCheck.NO_REMEDY;
import static cn.xinqiao.cases.reply.ReplyCheck.OTHERS;
import static cn.xinqiao.cases.reply.ReplyCheck.PASSES_ON;
import static cn.xinqiao.cases.reply.ReplyCheck.PERSONAL;
import static cn.xinqiao.cases.reply.ReplyCheck.PLEDGE;
import static cn.xinqiao.cases.reply.ReplyCheck.SAYS_LITTLE;
import static cn.xinqiao.cases.reply.ReplyCheck.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyGateTest {
  private static final String LAMPS =
      "市光一村46号门口的路灯坏了三天，晚上老人出门看不清。请问什么时候能修好路灯？另外希望把46号东面的树枝剪一剪，挡住了灯光。";

  private static final String GOOD =
      """
      王阿姨您好。11月20日晚，我街道和市政养护公司到市光一村46号门口查看，路灯不亮是因为地下电缆进水短路。
      养护公司已于21日换好电缆，三盏路灯当晚都亮了。东面的树枝确实挡光，街道绿化所将在11月25日前修剪。
      修剪以后还暗的话，写在这里就行，我们再来看。\
      """;

  private static final String DECISION =
      """
      经查，您在2025年6月申请的旧房加固，因为房屋检测单位没有按期出报告，我街道没有在规定时间内答复您，责任在我们。
      根据《上海市房屋使用安全管理办法》第十二条，符合加固条件，我街道支持您的请求，将在2026年12月31日前由房管办组织施工。
      如不服本意见，您可以自收到之日起30日内向杨浦区人民政府请求复查。\
      """;

  private static final String REMEDY =
      "您对本处理意见不服的，可以自收到本意见书之日起30日内，向杨浦区人民政府提出复查请求。请带上：复查申请书、本意见书、身份证明。写申请书有困难的，可以口头提出。";

  private static final String STRENGTHENING = "我申请的旧房加固半年没有答复，请求答复并安排加固。";

  private final ReplyGate gate = ReplySeeds.gate();

  @Test
  void an_answer_to_everything_with_what_was_found_and_done_by_whom_and_when_is_let_through() {
    assertThat(checks(answer(LAMPS, GOOD))).isEmpty();
  }

  @Test
  void a_decision_with_facts_law_and_remedy_is_let_through() {
    assertThat(checks(decision(STRENGTHENING, DECISION))).isEmpty();
  }

  @Test
  void a_wish_that_nobody_speaks_of_is_pointed_at_in_the_residents_words() {
    var halved = GOOD.replaceAll("东面的树枝[^。]*。", "").replaceAll("修剪以后[^。]*。", "");
    assertThat(read(answer(LAMPS, halved)))
        .filteredOn(finding -> finding.check() == UNANSWERED)
        .singleElement()
        .satisfies(finding -> {
          var sentence = finding.sentence().orElseThrow();
          assertThat(sentence.side()).isEqualTo(Finding.Side.ASKED);
          assertThat(LAMPS.substring(sentence.from())).startsWith(sentence.words());
          assertThat(sentence.words()).contains("树枝剪一剪");
        });
  }

  @Test
  void kind_words_alone_answer_nothing() {
    assertThat(checks(answer(LAMPS, "您好！您的来信已收悉。感谢您对我们工作的理解和支持！")))
        .contains(MATTER_MISSED, NOTHING_FOUND, NOTHING_DONE, NO_REASON, SAYS_LITTLE);
  }

  @Test
  void a_promise_needs_somebody_who_keeps_it_and_a_date() {
    var vague = "经现场查看，路灯因为电缆进水不亮，46号东面的树枝挡住灯光。将尽快修好路灯、修剪树枝。";
    assertThat(checks(answer(LAMPS, vague))).contains(NO_DATE, NOBODY_NAMED);
    var clear = vague.replace("将尽快", "街道绿化所和养护公司将在11月25日前");
    assertThat(checks(answer(LAMPS, clear))).doesNotContain(NO_DATE, NOBODY_NAMED);
  }

  @Test
  void a_phrase_that_promises_nothing_is_pointed_at_where_it_stands() {
    var text = GOOD + "街道高度重视此事，将进一步加强管理。";
    assertThat(read(answer(LAMPS, text)))
        .filteredOn(f -> f.check() == EMPTY_PHRASE)
        .singleElement()
        .satisfies(
            f -> assertThat(f.sentence().orElseThrow().from()).isEqualTo(text.indexOf("街道高度重视")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"请您自行向有关部门反映。", "该问题不属于我局职责范围。", "建议您向相关单位咨询。"})
  void sending_the_resident_away_without_a_door_is_passing_the_buck(String sentence) {
    assertThat(checks(answer(LAMPS, GOOD + sentence))).containsExactly(PASSES_ON);
  }

  @Test
  void sending_the_resident_to_a_door_with_its_number_is_help() {
    assertThat(checks(answer(LAMPS, GOOD + "用电报修请您直接拨打95598联系供电公司办理，电话全天有人接。"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"因您未说明具体路段，无法核实。", "请您不要再反映此事。", "您的说法属于无理要求。"})
  void an_answer_never_blames(String sentence) {
    assertThat(checks(answer(LAMPS, GOOD + sentence))).contains(BLAMES);
  }

  @Test
  void a_decision_without_article_or_remedy_does_not_leave() {
    var bare = DECISION.replaceAll("根据《[^》]*》第十二条，", "").replaceAll("如不服[^。]*。", "");
    assertThat(read(decision(STRENGTHENING, bare)))
        .filteredOn(Finding::isRequired)
        .extracting(Finding::check)
        .containsExactly(NO_LAW, NO_REMEDY);
  }

  @Test
  void a_missing_remedy_is_handed_over_ready_to_be_added() {
    var bare = DECISION.replaceAll("如不服[^。]*。", "");
    assertThat(read(decision(STRENGTHENING, bare)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.ready()).contains(REMEDY));
    assertThat(checks(decision(STRENGTHENING, bare + REMEDY))).isEmpty();
  }

  @Test
  void the_remedy_sentence_alone_says_nothing_of_the_matter() {
    assertThat(checks(decision(STRENGTHENING, REMEDY)))
        .contains(MATTER_MISSED, NOTHING_FOUND, NOTHING_DONE, NO_LAW, NO_REASON)
        .doesNotContain(NO_REMEDY);
  }

  @Test
  void that_it_cannot_be_and_why_is_a_decision_as_well() {
    var refused =
        """
        经查，您家的房屋检测等级为B级。根据《上海市房屋使用安全管理办法》第十二条，B级房屋不符合加固条件，您的加固请求无法支持。\
        """;
    assertThat(checks(on(Occasion.DOCUMENT, STRENGTHENING, refused)))
        .doesNotContain(NOTHING_DONE, NO_LAW, NOTHING_FOUND);
  }

  @Test
  void who_only_says_that_the_letter_went_to_somebody_has_missed_the_matter() {
    assertThat(checks(answer(LAMPS, "您好！您反映的情况已转相关单位调查核处，请您耐心等待。"))).contains(MATTER_MISSED);
  }

  @Test
  void a_document_is_not_asked_for_what_its_template_holds() {
    var bare = DECISION.replaceAll("如不服[^。]*。", "");
    assertThat(checks(on(Occasion.DOCUMENT, STRENGTHENING, bare))).isEmpty();
  }

  @Test
  void a_refusal_names_the_article_that_it_rests_on() {
    var bare = "您要求退还的押金属于劳动争议，应当先申请劳动仲裁，我街道无法作为信访事项处理。";
    assertThat(read(on(Occasion.REFUSAL, "老板不退我的押金，要求街道帮我要回来。", bare)))
        .filteredOn(Finding::isRequired)
        .extracting(Finding::check)
        .containsExactly(NO_LAW);
    assertThat(checks(on(Occasion.REFUSAL, "老板不退我的押金，要求街道帮我要回来。", "根据《信访工作条例》第三十一条第二项，" + bare)))
        .isEmpty();
  }

  @Test
  void a_question_is_answered_by_what_holds_and_nobody_need_have_gone_to_look() {
    var text = "您好。居住证签注可以在居住地社区事务受理服务中心办理，凭身份证和居住证就行，因为是延续，不收费。中心周一到周六都开，电话021-65430000。";
    assertThat(checks(on(Occasion.INQUIRY, "请问居住证签注去哪里办，要不要收费？", text))).isEmpty();
  }

  @Test
  void what_decides_nothing_is_never_held_back() {
    assertThat(gate.read(answer(LAMPS, "已转有关部门。业主电话13800138000。")).required()).isEmpty();
  }

  @Test
  void what_cannot_be_reviewed_any_more_needs_no_remedy() {
    var bare = DECISION.replaceAll("如不服[^。]*。", "");
    var last =
        new ReplyDraft(
            Occasion.DECISION, Optional.empty(), Language.ZH, List.of(STRENGTHENING), bare);
    assertThat(checks(last)).isEmpty();
  }

  @Test
  void an_ordinary_answer_needs_neither_article_nor_remedy() {
    assertThat(checks(answer(LAMPS, GOOD))).doesNotContain(NO_LAW, NO_REMEDY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800138000", "310110196001011234", "6222020000000000000"})
  void somebodys_number_never_leaves_and_an_offices_may(String number) {
    assertThat(read(answer(LAMPS, GOOD + "业主的号码是" + number + "。")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.check()).isEqualTo(PERSONAL));
    assertThat(gate.read(decision(STRENGTHENING, DECISION + "业主的号码是" + number + "。")).required())
        .extracting(Finding::check)
        .containsExactly(PERSONAL);
    assertThat(checks(answer(LAMPS, GOOD + "街道值班电话021-65430000。"))).isEmpty();
  }

  @Test
  void an_english_resident_is_answered_in_english() {
    var asked =
        "The street lamp outside 46 Shiguang has been dark for three days. When will it be repaired?";
    var text =
        "We checked the lamp outside 46 Shiguang (市光一村) on 20 November and found that the cable was"
            + " wet, because the cover had come off. The maintenance company repaired it on 21"
            + " November. The lamp has been fixed since that evening.";
    assertThat(checks(english(asked, text))).isEmpty();
    assertThat(checks(english(asked, GOOD))).contains(LANGUAGE);
  }

  @Test
  void a_sentence_without_end_is_pointed_at() {
    var endless = "经查" + "这条路的排水管年久失修需要分段更换，".repeat(9) + "由养护公司负责。";
    assertThat(checks(answer(LAMPS, GOOD + endless))).containsExactly(HARD_TO_READ);
  }

  @Test
  void every_reporter_of_a_joined_case_is_answered() {
    var other = "我是49号的，我们这里的窨井盖松了，车压过去响一夜，希望换个井盖。";
    assertThat(read(answer(List.of(LAMPS, other), GOOD)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.check()).isEqualTo(MATTER_MISSED);
          assertThat(finding.sentence().orElseThrow().reporter()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"您收到补偿以后，不再就此事上访。", "双方就此息诉罢访。", "乙方今后不得再向任何部门信访、投诉。", "您自愿放弃请求复查的权利。"})
  void nobody_is_asked_to_promise_not_to_petition(String pledge) {
    for (Occasion formal :
        List.of(Occasion.DECISION, Occasion.DOCUMENT, Occasion.REFUSAL, Occasion.AGREEMENT)) {
      assertThat(gate.read(on(formal, STRENGTHENING, DECISION + pledge)).required())
          .as("%s: %s", formal, pledge)
          .anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo(PLEDGE);
            assertThat(finding.sentence().orElseThrow().words()).isEqualTo(pledge);
          });
    }
    assertThat(checks(answer(LAMPS, GOOD + pledge))).contains(PLEDGE);
    assertThat(checks(english(LAMPS, "You agree to give up your right to a review. " + pledge)))
        .contains(PLEDGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "任何单位和个人不得打击报复信访人。",
        "施工队不得在夜间施工，再有噪声您可以投诉。",
        "以同一事实和理由提出投诉请求的，不再受理。",
        "签订本协议，不影响任何一方今后依法提出新的请求。"
      })
  void what_protects_the_resident_or_tells_the_law_is_no_pledge(String words) {
    assertThat(checks(answer(LAMPS, GOOD + words))).doesNotContain(PLEDGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "漏水来自楼上302室，已请物业上门。",
        "楼上的王先生答应本周修好水管。",
        "已联系业主张建国，本周上门修理。",
        "The leak comes from room 302 above yours."
      })
  void the_room_or_the_name_of_somebody_else_is_seen(String others) {
    assertThat(checks(answer(LAMPS, GOOD + others))).contains(OTHERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "这件事由停车管理办王老师负责，电话 021-55550000。",
        "楼上住户答应本周修好水管。",
        "当事人王某已被处罚。",
        "2026年11月302路公交恢复。"
      })
  void whoever_acts_by_office_and_whoever_stays_unnamed_is_not(String words) {
    assertThat(checks(answer(LAMPS, GOOD + words))).doesNotContain(OTHERS);
  }

  @Test
  void what_a_reporter_wrote_may_be_said_to_that_one_and_not_to_another() {
    var own = "我家在302室，楼上漏水，请派人来看看。";
    var words = "已到302室查看，水来自楼上的水管，物业11月25日前修好。";
    assertThat(checks(answer(own, words))).doesNotContain(OTHERS);
    assertThat(checks(answer(List.of(own, "楼道里一直滴水，请修一修。"), words))).contains(OTHERS);
  }

  @Test
  void an_agreement_is_read_for_pledges_and_blame_and_may_name_its_parties() {
    var terms = "甲方王先生住302室，乙方张建国于11月30日前修好水管，赔偿500元。";
    assertThat(checks(on(Occasion.AGREEMENT, STRENGTHENING, terms))).isEmpty();
  }

  @Test
  void a_list_without_a_check_or_with_an_unknown_weight_stops_the_start() {
    var lists = ReplySeeds.file("reply-checks.csv");
    var without = lists.content().replaceFirst("(?m)^BLAMES.*\\n", "");
    assertThatThrownBy(() -> new ReplyRules(new SeedFile(lists.name(), 1, without)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("no row for BLAMES");
    var unknown = lists.content().replaceFirst("(?m)^(BLAMES),advice", "$1,sometimes");
    assertThatThrownBy(() -> new ReplyRules(new SeedFile(lists.name(), 1, unknown)))
        .hasMessageContaining("'decision' is required, advice or off");
    var holding = lists.content().replaceFirst("(?m)^(BLAMES,.*),advice,(本?)", "$1,required,$2");
    assertThatThrownBy(() -> new ReplyRules(lists).check(new SeedFile(lists.name(), 2, holding)))
        .hasMessageContaining("only what decides a petition is held");
  }

  private List<Finding> read(ReplyDraft draft) {
    return gate.read(draft).findings();
  }

  private List<ReplyCheck> checks(ReplyDraft draft) {
    return read(draft).stream().map(Finding::check).distinct().toList();
  }

  private static ReplyDraft answer(String asked, String text) {
    return answer(List.of(asked), text);
  }

  private static ReplyDraft answer(List<String> asked, String text) {
    return new ReplyDraft(Occasion.OTHER, Optional.of(REMEDY), Language.ZH, asked, text);
  }

  private static ReplyDraft english(String asked, String text) {
    return new ReplyDraft(Occasion.OTHER, Optional.of(REMEDY), Language.EN, List.of(asked), text);
  }

  private static ReplyDraft decision(String asked, String text) {
    return on(Occasion.DECISION, asked, text);
  }

  private static ReplyDraft on(Occasion occasion, String asked, String text) {
    return new ReplyDraft(occasion, Optional.of(REMEDY), Language.ZH, List.of(asked), text);
  }
}
