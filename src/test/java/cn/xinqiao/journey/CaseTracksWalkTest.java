package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One case of each track, as a new officer works it: from the login to what the resident holds in
 * hands at the end.
 */
@QuarkusTest
@Tag("database")
class CaseTracksWalkTest {
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{7}");
  private static final String STREET = "310110019";
  private static final String DISCIPLINE = "310110-discipline";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private Browser browser;

  CaseTracksWalkTest(TestOfficers officers) {
    this.officers = officers;
  }

  /** What a resident wrote down from the receipt. */
  private record Receipt(Page chat, String number, String code) {}

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void an_appeal_is_accepted_in_writing_answered_and_its_decision_served_and_downloaded() {
    var told =
        tells("五角场街道国和路上的停车场多收了我三个月停车费，街道停车管理办不肯退，我不服，要求退还并书面答复", "对，就这样", "不写，匿名反映", "我自己来看");
    var resident = tracking(told);
    button(resident, "同意发到对话里").click();
    assertThat(resident.getByText("您已同意电子送达。")).isVisible();

    var officer = desk(STREET);
    opens(officer, told.number());
    button(officer, "受理").click();
    draft(officer, "ACCEPTANCE_NOTICE");
    officer.locator("#f-addressee").fill("李鿍、\uD842\uDFB7田");
    issueAndSend(officer);
    browser.picture(officer, "track-appeal-1-notice");

    opens(officer, told.number());
    officer
        .getByLabel("答复内容")
        .fill(
            "经查，三个月多收 270 元属实，根据《信访工作条例》第三十二条支持您的请求，已责令停车场七日内退还，由停车管理办王老师负责。"
                + "您不服的，可以自收到之日起30日内，向上一级人民政府请求复查。");
    button(officer, "发出答复").click();
    draft(officer, "DECISION");
    officer.locator("#f-addressee").fill("李鿍、\uD842\uDFB7田");
    officer.locator("#f-facts").fill("调取了三个月的收费记录，按公示标准应收 630 元，实收 900 元。");
    officer.locator("#f-basis").fill("《上海市停车场（库）管理办法》关于收费公示和按标准收费的规定。");
    button(officer, "保存并出具").click();
    officer.locator("#outcome-sent").selectOption("SUPPORTED");
    button(officer, "电子送达").click();
    assertThat(officer.getByText("电子送达（市民同意）").first()).isVisible();
    browser.picture(officer, "track-appeal-2-decision");
    assertThat(Browser.barriers(officer)).isEmpty();

    told.chat().getByText("270 元属实").first().waitFor();
    browser.picture(told.chat(), "track-appeal-3-chat");
    resident = tracking(told);
    assertThat(resident.getByText("信访处理意见书").first()).isVisible();
    browser.picture(resident, "track-appeal-4-track");
    browser.keep(downloaded(resident, 0), "track-appeal-notice.pdf");
    browser.keep(downloaded(resident, 1), "track-appeal-decision.pdf");
    opens(officer, told.number());
    assertThat(officer.getByText("市民可以请求复查").first()).isVisible();
    browser.picture(officer, "track-appeal-5-concluded");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_accusation_is_worked_at_the_confidential_desk_to_its_answer() {
    var told = tells("举报五角场街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查", "对，就这样", "不写，匿名反映", "我自己来看");
    var officer = desk(DISCIPLINE);
    opens(officer, told.number());
    assertThat(officer.getByText("保密").first()).isVisible();
    assertThat(officer.getByText("可能重复")).hasCount(0);
    button(officer, "受理").click();
    officer.getByLabel("答复内容").fill("您反映的情况已按规定核查，核查结果按干部管理权限处理，不公开。感谢您的监督。");
    button(officer, "发出答复").click();
    told.chat().getByText("按干部管理权限处理").first().waitFor();
    unfold(officer, "登记送达");
    officer.getByLabel("送达方式").selectOption("BY_HAND");
    officer.getByLabel("凭证（送达回证编号、邮件单号等）").fill("纪信回〔2026〕3 号");
    button(officer, "登记送达").click();
    browser.picture(officer, "track-accusation-served");
    draft(officer, "CLOSING_REPORT");
    officer.locator("#f-addressee").fill("上海市纪委监委");
    officer.locator("#f-facts").fill("调取了三年的检查记录，与商户谈话，另见核查卷宗。");
    button(officer, "保存并出具").click();
    assertThat(officer.getByText("文书已出具").first()).isVisible();
    browser.picture(officer, "track-accusation-report");
    assertThat(Browser.barriers(officer)).isEmpty();
    var elsewhere = desk(STREET);
    elsewhere.getByLabel("关键词或编号").fill(told.number());
    button(elsewhere, "查找").click();
    assertThat(elsewhere.getByRole(AriaRole.LINK, named(told.number()))).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_suggestion_is_accepted_in_writing_looked_into_adopted_in_part_and_the_reason_read() {
    var told = tells("建议在五角场街道国和路的公交站旁边加装几张长椅，方便老人等车休息", "对，就这样", "我自己来看");
    button(tracking(told), "同意发到对话里").click();
    var officer = desk(STREET);
    opens(officer, told.number());
    button(officer, "受理").click();
    draft(officer, "ACCEPTANCE_NOTICE");
    officer.locator("#f-addressee").fill("建议人");
    issueAndSend(officer);
    told.chat().getByText("受理告知书").first().waitFor();
    browser.keep(downloaded(tracking(told), 0), "track-suggestion-notice.pdf");
    opens(officer, told.number());
    unfold(officer, "研究");
    officer.getByLabel("正在研究什么").fill("正和区绿化市容局一起量人行道，看哪一段放得下。");
    browser.picture(officer, "track-suggestion-1-research");
    button(officer, "告诉建议人").click();
    told.chat().getByText("哪一段放得下").first().waitFor();
    officer.getByLabel("采纳情况").selectOption("PARTLY");
    officer.getByLabel("转化为").selectOption("BETTER_WORK");
    officer.getByLabel("答复内容").fill("靠国定路的一段人行道宽三米，十二月装三张；另一段不到两米，装了轮椅过不去，这次不装。");
    browser.picture(officer, "track-suggestion-2-answer");
    assertThat(Browser.barriers(officer)).isEmpty();
    button(officer, "发出答复").click();
    told.chat().getByText("您的建议已部分采纳").first().waitFor();
    browser.picture(told.chat(), "track-suggestion-3-chat");
    var track = tracking(told);
    assertThat(track.getByText("部分采纳").first()).isVisible();
    browser.picture(track, "track-suggestion-4-track");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_service_request_of_five_residents_is_handled_once_and_answered_to_each() {
    var place = "五角场街道铁路新村";
    var opened =
        Stream.of("的电梯坏了两天了，老人下不了楼，请派人来修", "电梯停了，一直没人来修，老人爬不动", "的电梯又坏了，什么时候修好，老人下不了楼")
            .map(words -> tells(place + words, "对，就这样", "我自己来看"))
            .toList();
    var joined =
        Stream.of("电梯坏了没人修，请快来修电梯", "的电梯坏了好几天，请快来修电梯")
            .map(words -> tells(place + words, "和大家一起办", "我自己来看"))
            .toList();
    browser.picture(joined.getLast().chat(), "track-five-1-joined");

    var first = opened.getFirst();
    var officer = desk(STREET);
    opens(officer, first.number());
    for (int i = 1; i < opened.size(); i++) {
      button(officer, "把它并入本事项").click();
      assertThat(officer.getByRole(AriaRole.STATUS).first()).containsText("已并入");
    }
    assertThat(officer.getByText("5 位居民反映").first()).isVisible();
    button(officer, "受理").click();
    var consenting = joined.getLast();
    button(tracking(consenting), "同意发到对话里").click();
    draft(officer, "ACCEPTANCE_NOTICE");
    officer.locator("#f-addressee").fill("各位居民");
    browser.picture(officer, "track-five-2-notice");
    issueAndSend(officer);
    consenting.chat().getByText("受理告知书").first().waitFor();
    browser.keep(downloaded(tracking(consenting), 0), "track-five-notice.pdf");
    opens(officer, first.number());
    officer.getByLabel("答复内容").fill("电梯主板已经换好，今天下午恢复运行。请您试一试，还有问题请告诉我们。");
    button(officer, "发出答复").click();
    browser.picture(officer, "track-five-3-answered");
    for (Receipt told : Stream.concat(opened.stream(), joined.stream()).toList()) {
      told.chat().getByText("电梯主板已经换好").first().waitFor();
      assertThat(tracking(told).getByText("电梯主板已经换好").first()).isVisible();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  /** Writes in the chat and presses what is offered, one after the other. */
  private Receipt tells(String words, String... options) {
    var chat = browser.phone("zh-CN");
    chat.navigate(home.toString());
    chat.locator("textarea").fill(words);
    chat.locator("button.send").click();
    for (String option : options) {
      chat.locator(".options")
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(option))
          .last()
          .click();
    }
    var receipt = chat.locator(".receipt").last();
    receipt.waitFor();
    var number = NUMBER.matcher(receipt.innerText());
    assertThat(number.find()).isTrue();
    return new Receipt(
        chat, number.group(), receipt.locator(".code dd span, dd.code span").innerText());
  }

  private Page tracking(Receipt told) {
    var page = browser.phone("zh-CN");
    page.navigate(home.resolve("/track/" + told.number()).toString());
    page.locator("#code").fill(told.code());
    button(page, "查看进度").click();
    page.locator("#documents").waitFor();
    return page;
  }

  private Page desk(String office) {
    var page = browser.desktop();
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(office, Role.OFFICER));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    return page;
  }

  /** Through the search field of the queue, where an officer would begin. */
  private void opens(Page desk, String number) {
    desk.navigate(home.resolve("/desk").toString());
    desk.getByLabel("关键词或编号").fill(number);
    button(desk, "查找").click();
    desk.getByRole(AriaRole.LINK, named(number)).first().click();
    desk.locator("blockquote").first().waitFor();
  }

  private static void draft(Page officer, String kind) {
    officer.locator("#document-kind").selectOption(kind);
    button(officer, "开始拟写").click();
    officer.locator("#draft").waitFor();
  }

  private static void issueAndSend(Page officer) {
    button(officer, "保存并出具").click();
    button(officer, "电子送达").click();
    assertThat(officer.getByText("电子送达（市民同意）").first()).isVisible();
  }

  /** One of the documents on the resident's page. */
  private static Download downloaded(Page resident, int nth) {
    return resident.waitForDownload(
        () -> resident.locator("#documents form[action$='.pdf'] button").nth(nth).click());
  }

  private static void unfold(Page page, String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).first();
  }
}
