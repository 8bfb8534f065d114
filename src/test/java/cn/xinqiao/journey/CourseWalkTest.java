package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.Lawful;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An appeal on its way through the law, as officers walk it in a real browser. */
@QuarkusTest
@Tag("database")
class CourseWalkTest {
  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewCases cases;
  private Browser browser;

  CourseWalkTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
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
  void an_appeal_is_accepted_extended_answered_served_and_reviewed() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var head = desk("310110012", Role.LEAD, number);
    browser.picture(head, "course-1-open");
    button(head, "受理").click();
    unfold(head, "延期");
    head.getByLabel("原因（市民看得到）").fill("要等检测机构的报告，报告大约三周后出来。");
    browser.picture(head, "course-2-extension");
    button(head, "延期").click();
    assertThat(head.getByText("负责人批准延期")).isVisible();

    head.getByLabel("答复内容").fill(Lawful.DECISION);
    button(head, "发出答复").click();
    unfold(head, "登记送达");
    head.getByLabel("送达方式").selectOption("BY_HAND");
    head.getByLabel("凭证（送达回证编号、邮件单号等）").fill("送达回证〔2026〕12 号");
    head.getByLabel("处理意见的结论").first().selectOption("SUPPORTED");
    browser.picture(head, "course-3-service");
    button(head, "登记送达").click();
    assertThat(head.getByText("市民可以请求复查、复核")).isVisible();
    browser.picture(head, "course-4-served");
    assertThat(Browser.barriers(head)).isEmpty();

    unfold(head, "登记复查、复核请求");
    head.getByLabel("市民的理由").fill("市民认为只查了一次，没有找到当时的施工单位。");
    button(head, "转上一级").click();

    var district = desk("310110", Role.OFFICER, number);
    assertThat(district.getByText("复查意见").first()).isVisible();
    browser.picture(district, "course-5-review");
    assertThat(Browser.barriers(district)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void what_was_taken_for_a_question_becomes_an_appeal_and_shows_the_clocks_of_both() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.INQUIRY);
    var desk = desk("310110012", Role.OFFICER, number);
    unfold(desk, "更正类别");
    desk.getByLabel("其实是").selectOption("PETITION/APPEAL");
    desk.locator("#text-RETYPE").fill("不是问政策，是要求退还多收的停车费。");
    browser.picture(desk, "course-6-retyping");
    button(desk, "更正").click();
    assertThat(desk.getByText("已改类，停止计算").first()).isVisible();
    browser.picture(desk, "course-7-retyped");
    assertThat(browser.complaints()).isEmpty();
  }

  private Page desk(String office, Role role, CaseNumber number) {
    var page = browser.desktop();
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(office, role));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    page.navigate(home.resolve("/desk/cases/" + number).toString());
    return page;
  }

  private static void unfold(Page page, String label) {
    page.locator("summary", new Page.LocatorOptions().setHasText(label)).first().click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
