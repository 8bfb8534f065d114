package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A district's lead finds what is overdue below, supervises it, and reads the unit's answer. */
@QuarkusTest
@Tag("database")
class PaceWalkTest {
  /** Where no other test opens cases. */
  private static final OfficeCode STREET = new OfficeCode("310104012");

  private static final String DISTRICT = "310104";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewCases cases;
  private Browser browser;

  PaceWalkTest(TestOfficers officers, NewCases cases) {
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
  void an_overdue_case_is_supervised_answered_decided_and_carried_out() {
    var number = overdue();
    var lead = desk(browser.desktop(), DISTRICT, Role.LEAD);
    lead.navigate(home + "desk/overdue");
    assertThat(lead.getByText(number.toString())).isVisible();
    browser.picture(lead, "pace-overdue");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(lead)).isEmpty();

    lead.navigate(home + "desk/cases/" + number);
    unfold(lead, "发出督办");
    lead.getByLabel("督办理由和要求").fill("已经超期，请说明原因和下一步，并在月底前答复市民。");
    browser.picture(lead, "pace-issue");
    button(lead, "发出督办").click();
    assertThat(lead.getByRole(AriaRole.STATUS).first()).containsText("督办已发出");

    var street = desk(browser.phone("zh-CN"), STREET.value(), Role.OFFICER);
    street.navigate(home + "desk/cases/" + number);
    street.getByLabel("书面反馈").fill("检测报告昨天才到，本周五前书面答复市民。");
    browser.picture(street, "pace-answer-phone");
    button(street, "提交反馈").click();
    assertThat(street.getByRole(AriaRole.STATUS).first()).containsText("反馈已提交");

    button(street, "受理").click();
    street.getByLabel("答复内容").fill(Lawful.DECISION);
    button(street, "发出答复").click();
    unfold(street, "登记送达");
    street.getByLabel("送达方式").selectOption("BY_HAND");
    street.getByLabel("凭证（送达回证编号、邮件单号等）").fill("送达回证〔2026〕12 号");
    street.getByLabel("处理意见的结论").selectOption("SUPPORTED");
    button(street, "登记送达").click();
    assertThat(street.getByText("执行期限").first()).isVisible();
    browser.picture(street, "pace-execution-phone");
    street.getByLabel("执行情况").fill("12 月 1 日修好，居委会和市民一起验收。");
    button(street, "记为执行到位").click();
    assertThat(street.getByText("已执行，记于").first()).isVisible();
    unfold(street, "有新的事实或者理由，另行登记");
    street.getByLabel("市民的原话").fill("修好的地方又漏了，隔壁单元也漏。");
    button(street, "另行登记").click();
    assertThat(street.getByText("新的事实或者理由已另行登记").first()).isVisible();
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(street)).isEmpty();

    street.navigate(home + "desk?state=ALL");
    assertThat(street.getByText("在手").first()).isVisible();
    browser.picture(street, "pace-queue-phone");
    lead.navigate(home + "desk?state=ALL");
    browser.picture(lead, "pace-queue");
    lead.navigate(home + "desk/cases/" + number);
    assertThat(lead.getByText("三个时限")).isVisible();
    browser.picture(lead, "pace-case");
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_case_that_is_assigned_with_a_day_is_reported_on_and_closed_above() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.APPEAL, new OfficeCode(DISTRICT)))
            .getFirst();
    var lead = desk(browser.desktop(), DISTRICT, Role.LEAD);
    lead.navigate(home + "desk/cases/" + number);
    unfold(lead, "转送");
    lead.getByLabel("转给哪个单位").selectOption(STREET.value());
    lead.getByLabel("交办：请在这一天前报告办理结果").fill(LocalDate.now().plusDays(20).toString());
    lead.locator("#text-TRANSFER").fill("请调查核实并报告。");
    browser.picture(lead, "pace-assign");
    button(lead, "转送").click();
    assertThat(lead.getByRole(AriaRole.STATUS).first()).containsText("已转送");

    var street = desk(browser.phone("zh-CN"), STREET.value(), Role.OFFICER);
    street.navigate(home + "desk/cases/" + number);
    assertThat(street.getByText("报告办理结果：").first()).isVisible();
    street.getByLabel("书面反馈").fill("已经查清，书面答复市民，办结报告已出具。");
    browser.picture(street, "pace-report-phone");
    button(street, "提交反馈").click();
    lead.navigate(home + "desk/cases/" + number);
    lead.getByLabel("结论").fill("同意办结。");
    browser.picture(lead, "pace-assigned-closing");
    button(lead, "办结").click();
    assertThat(lead.getByRole(AriaRole.STATUS).first()).containsText("已办结");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(lead)).isEmpty();
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private CaseNumber overdue() {
    var number =
        cases.openWithPicture(cases.matter(Kind.PETITION, SubKind.APPEAL, STREET)).getFirst();
    cases.change(
        "update case_clock set due_on = '2026-11-02', provisional = false where case_number = '"
            + number
            + "'");
    cases.change(
        "update cases set next_due = '2026-11-02', next_provisional = false where number = '"
            + number
            + "'");
    return number;
  }

  private static void unfold(Page page, String label) {
    page.locator("details > summary", new Page.LocatorOptions().setHasText(label)).first().click();
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private Page desk(Page page, String office, Role role) {
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(office, role));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    return page;
  }
}
