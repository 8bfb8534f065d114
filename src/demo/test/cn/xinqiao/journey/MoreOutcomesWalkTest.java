package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.demo.WithItsOwnClock;
import cn.xinqiao.journey.BothSides.Asked;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The outcomes that a service request does not have, and what officers and residents do besides: a
 * decision that goes up twice, an inquiry, a suggestion, what an officer heard, what only a person
 * can read, a key that is turned back, a case that is closed without one.
 */
@QuarkusTest
@TestProfile(WithItsOwnClock.class)
class MoreOutcomesWalkTest {
  private static final String STREET = "wujiaochang";

  @TestHTTPResource("/")
  URI home;

  private Browser browser;
  private BothSides sides;

  @BeforeEach
  void open() {
    browser = new Browser();
    sides = new BothSides(home, browser);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_decision_is_asked_about_goes_up_twice_in_two_taps_and_ends_with_support() {
    var opened = OpenedCase.appealingInWujiaochang();
    var appeal = decided(opened);
    var desk = sides.desk("city");
    sides.untilAsked(opened.number());
    appeal = appeal.reads();
    assertThat(appeal.told()).contains("事情办好了吗？");
    appeal = appeal.presses("还没有");
    assertThat(appeal.told()).contains("您可以申请复查");
    var phone = sides.phone(opened.resident());
    phone.getByText("您可以申请复查").last().waitFor();
    browser.picture(phone, "more-1-offered-phone");
    var surely = appeal.presses("申请复查");
    assertThat(surely.presses("确定申请").told()).contains("复查请求已收到");
    phone.getByText("复查请求已收到").last().waitFor();
    browser.picture(phone, "more-1-asked-phone");

    decided(opened);
    var page = sides.tracking(opened);
    assertThat(page.getByText("最后的意见").first()).isVisible();
    browser.picture(page, "more-1-final-offered-track");
    BothSides.press(page, "申请复核");
    assertThat(page.getByText("确定要申请复核吗？").first()).isVisible();
    browser.picture(page, "more-1-final-surely-track");
    assertThat(Browser.barriers(page)).isEmpty();
    BothSides.press(page, "确定申请");
    assertThat(page.getByText("已经替您提交申请").first()).isVisible();
    appeal = new Asked(opened.resident(), opened.number(), opened.resident().reads());
    assertThat(appeal.told()).contains("复核请求已收到");

    decided(opened);
    sides.untilAsked(opened.number());
    appeal = appeal.reads().presses("还没有");
    assertThat(appeal.told()).contains("法定程序已经走完");
    supported(desk, opened.number());
    assertThat(browser.complaints()).isEmpty();
  }

  /** By whatever office has it now: accepted, answered, and served by hand. */
  private Asked decided(OpenedCase opened) {
    var told = sides.answered(opened, Lawful.ON_PARKING);
    BothSides.officer()
        .body(
            Map.of(
                "way",
                "BY_HAND",
                "on",
                sides.today().toString(),
                "proof",
                "回证 12",
                "outcome",
                "NOT_SUPPORTED"))
        .post("/api/cases/{n}/service", opened.number())
        .then()
        .statusCode(200);
    return told;
  }

  private void supported(Page desk, String number) {
    assertThat(sides.keys(desk, "city", number)).containsText("疏导帮扶");
    desk.getByLabel("做了什么").fill("陪同到停车管理办当面谈了一次，帮忙申请了居民停车优惠。");
    browser.picture(desk, "more-1-guide");
    BothSides.press(desk, "记下，完成");
    sides.open(desk, "city", "desk/cases/" + number);
    assertThat(desk.getByText("陪同到停车管理办").first()).isVisible();
    sides.open(desk, "city", "desk/overdue?list=SUPPORT");
    assertThat(desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number)).first())
        .isVisible();
    browser.picture(desk, "more-1-supported");
    assertThat(Browser.barriers(desk)).isEmpty();
  }

  @Test
  void an_inquiry_is_asked_one_question_and_answered_again_until_it_is_what_was_wanted() {
    var opened = OpenedCase.inquiringInWujiaochang();
    var inquiry = sides.answered(opened, "社区食堂每天 7:00 到 18:30 开门。");
    sides.untilAsked(opened.number());
    inquiry = inquiry.reads();
    assertThat(inquiry.told()).contains("这是您要的吗？").doesNotContain("心里");
    assertThat(inquiry.labels()).containsExactly("是我要的", "不是", "别再问了");
    inquiry = inquiry.presses("不是");
    assertThat(inquiry.told()).contains("重新答复您");
    var desk = sides.desk(STREET);
    assertThat(sides.keys(desk, STREET, opened.number())).containsText("重新答复");
    browser.picture(desk, "more-2-answer-again");
    sides.reply(opened.number(), "60 岁以上老人凭敬老卡打八折，80 岁以上打七折，每餐都有。");
    inquiry = inquiry.reads();
    sides.untilAsked(opened.number());
    assertThat(inquiry.reads().presses("是我要的").told()).contains("谢谢您");
    assertThat(sides.keys(desk, STREET, opened.number())).containsText("双解，不再问");
    browser.picture(desk, "more-2-settled");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoever_had_an_idea_is_asked_for_the_heart_alone_and_a_person_explains() {
    var opened = OpenedCase.suggestingInWujiaochang();
    sides.accept(opened.number());
    var adoption = Map.of("verdict", "NOT");
    BothSides.officer()
        .body(Map.of("text", "这段人行道不到两米，装了长椅轮椅过不去，这次不装。", "adoption", adoption))
        .post("/api/cases/{n}/reply", opened.number())
        .then()
        .statusCode(200);
    opened.resident().reads(); // that it was accepted
    var idea = new Asked(opened.resident(), opened.number(), opened.resident().reads());
    sides.untilAsked(opened.number());
    idea = idea.reads();
    assertThat(idea.told()).contains("心里踏实了吗？").doesNotContain("办好");
    idea = idea.presses("理解但不满意");
    assertThat(idea.told()).contains("讲清楚");
    var desk = sides.desk(STREET);
    sides.keys(desk, STREET, opened.number());
    desk.getByLabel("事理：").fill("一起到现场量过，人行道最窄处一米八。");
    desk.getByLabel("情理：").fill("知道老人等车累，先请公交公司把候车亭的靠栏换成可坐的。");
    browser.picture(desk, "more-3-explain");
    BothSides.press(desk, "记下，完成");
    sides.untilAsked(opened.number());
    assertThat(idea.reads().presses("踏实了").told()).contains("谢谢您");
    assertThat(sides.keys(desk, STREET, opened.number())).containsText("双解，不再问");
    assertThat(Browser.barriers(desk)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void what_an_officer_heard_what_a_person_reads_and_what_is_turned_back_is_the_residents_word() {
    var desk = sides.desk(STREET);
    var heard = OpenedCase.inWujiaochang();
    var read = OpenedCase.inWujiaochang();
    var heardOf = sides.answered(heard, "砖头已经重新铺平，请您走走看。");
    var readOf = sides.answered(read, "砖头已经重新铺平，请您走走看。");

    // an officer called
    sides.keys(desk, STREET, heard.number());
    desk.getByText("记下电话或上门时的话").first().click();
    desk.getByLabel("在哪里说的").selectOption("CALL");
    desk.getByLabel("反映人怎么说").selectOption("PUT_RIGHT");
    browser.picture(desk, "more-4-heard");
    BothSides.press(desk, "记下，请本人确认");
    assertThat(sides.keys(desk, STREET, heard.number())).containsText("未经本人确认");
    heardOf = heardOf.reads();
    assertThat(heardOf.told()).contains("您说事情办好了", "您说了才算数");
    var phone = sides.phone(heard.resident());
    phone.getByText("您说了才算数").last().waitFor();
    browser.picture(phone, "more-4-heard-phone");
    heardOf = heardOf.presses("是这样").presses("踏实了");
    assertThat(sides.keys(desk, STREET, heard.number())).containsText("双解，不再问");

    // irony and a but: a person reads them
    sides.untilAsked(read.number());
    readOf = readOf.reads();
    read.resident().writes("好是好了，就是心里不舒服");
    readOf = readOf.reads();
    assertThat(readOf.told()).contains("由工作人员来看");
    assertThat(sides.keys(desk, STREET, read.number())).containsText("看反映人的回答");
    desk.getByLabel("做了什么").first().fill("看了原话：砖铺平了，担心下雨打滑。约了周四上门。");
    browser.picture(desk, "more-5-read");
    BothSides.press(desk, "记下，完成");
    readOf.presses("还没有");

    // turned back, weeks later, on the page of the case
    var page = sides.tracking(heard);
    assertThat(page.getByText("事情办好了吗？").first()).isVisible();
    browser.picture(page, "more-6-settled-track");
    BothSides.press(page, "还没有");
    assertThat(page.getByText("请单位负责人重新看").first()).isVisible();
    browser.picture(page, "more-6-turned-back-track");
    assertThat(Browser.barriers(page)).isEmpty();
    sides.open(desk, STREET, "desk/cases/" + heard.number());
    assertThat(desk.getByText("正在办理").or(desk.getByText("重办")).first()).isVisible();
    browser.picture(desk, "more-6-reopened");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_case_is_closed_without_a_key_only_with_a_reason_and_another_who_approves() {
    var opened = OpenedCase.inWujiaochang();
    sides.answered(opened, "砖头已经重新铺平，请您走走看。");
    var desk = sides.desk(STREET);
    sides.keys(desk, STREET, opened.number());
    desk.getByText("结案").first().click();
    desk.getByLabel("理由").selectOption("not-reached");
    desk.getByLabel("说明").fill("打过三次电话、上门一次，都没有联系上。");
    browser.picture(desk, "more-7-closing");
    BothSides.press(desk, "提请批准");
    assertThat(sides.keys(desk, STREET, opened.number())).containsText("等另一位负责人批准");
    var lead = sides.desk("yangpu-leader");
    sides.keys(lead, "yangpu-leader", opened.number());
    lead.getByLabel("说明").first().fill("同意，留意来电。");
    browser.picture(lead, "more-7-approve");
    assertThat(Browser.barriers(lead)).isEmpty();
    BothSides.press(lead, "批准结案");
    sides.open(desk, STREET, "desk/cases/" + opened.number());
    assertThat(desk.getByText("已结案").first()).isVisible();

    // and the resident's word counts as ever
    var page = sides.tracking(opened);
    BothSides.press(page, "还没有");
    assertThat(page.getByText("请单位负责人重新看").first()).isVisible();
    sides.open(desk, STREET, "desk/cases/" + opened.number());
    browser.picture(desk, "more-7-opened-again");
    assertThat(browser.complaints()).isEmpty();
  }
}
