package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An officer writes a decision, and a careful reader looks over the shoulder. */
@QuarkusTest
@Tag("database")
class ReplyWalkTest {
  private static final String LACKING = "经查，情况属实，因为电缆进水，已责令养护公司整改。我街道高度重视，将尽快修好。";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private Browser browser;

  ReplyWalkTest(TestOfficers officers, NewCases cases, CaseDesk desk) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
  }

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void what_is_missing_is_seen_while_writing_and_mended_before_it_is_sent() {
    var page = at(browser.desktop(), accepted());
    var answer = page.getByLabel("答复内容");
    answer.fill(LACKING);
    assertThat(page.getByText("没有写不服怎么办")).isVisible();
    assertThat(page.getByText("为什么仍然这样发出")).isVisible();
    button(page, "在文中找到").first().click();
    assertThat(page.evaluate("() => getSelection().toString()")).asString().contains("将尽快修好");
    browser.picture(page, "reply-1-noticed");

    button(page, "加到末尾").click();
    assertThat(page.getByText("没有写不服怎么办")).isHidden();
    page.getByLabel("看过了，不用改").last().check();
    answer.fill(answer.inputValue().replace("整改。", "整改，依据《信访工作条例》第三十二条。"));
    assertThat(page.getByText("没有写依据的条文")).isHidden();
    assertThat(page.getByText("为什么仍然这样发出")).isHidden();
    browser.picture(page, "reply-2-mended");
    assertThat(Browser.barriers(page)).isEmpty();
    button(page, "发出答复").click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
    assertThat(page.getByText("在有提示的情况下")).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void on_a_phone_a_decision_that_lacks_something_leaves_only_with_a_reason() {
    var page = at(browser.phone("zh-CN"), accepted());
    page.getByLabel("答复内容").fill(LACKING);
    assertThat(page.getByText("没有写依据的条文")).isVisible();
    browser.picture(page, "reply-3-phone");
    assertThat(Browser.barriers(page)).isEmpty();
    page.getByLabel("为什么仍然这样发出").fill("处理意见书今天当面送达，依据和复查途径都在里面");
    button(page, "发出答复").click();
    assertThat(page.getByText("在有提示的情况下发出答复").first()).isVisible();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_decision_on_paper_is_read_field_by_field() {
    var number = accepted();
    var street = cases.officer(NewCases.STREET, Role.OFFICER);
    desk.reply(
        street,
        Request.on(number),
        new CaseDesk.Answer(LACKING, Optional.empty(), Optional.of("处理意见书随后送达")));
    var page = at(browser.desktop(), number);
    page.getByLabel("拟写文书").selectOption("DECISION");
    button(page, "开始拟写").click();
    page.getByLabel("查明的事实和理由").fill("现场看过，接头进水。有关部门高度重视。");
    assertThat(page.locator(".noticed mark", containing("有关部门高度重视"))).isVisible();
    browser.picture(page, "reply-4-document");
    assertThat(Browser.barriers(page)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private static Page.LocatorOptions containing(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }

  private CaseNumber accepted() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(cases.officer(NewCases.STREET, Role.OFFICER), Request.on(number));
    return number;
  }

  private Page at(Page page, CaseNumber number) {
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(NewCases.STREET.value(), Role.OFFICER));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    page.navigate(home.resolve("/desk/cases/" + number).toString());
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
