package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A visit and an order are registered, a table is imported, a field is copied: in a real browser.
 */
@QuarkusTest
@Tag("database")
class BridgeWalkTest {
  private static final String STREET = "310110019";
  private static final String ORDER =
      """
      工单编号：SH20261122000457
      诉求人：王先生
      联系电话：13800001234
      事发地址：杨浦区五角场街道政立路580弄12号
      诉求内容：楼道里堆满杂物，老人进出不便，物业一直不清理，希望街道督促清理。
      办理时限：%s 18:00
      """;

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private Browser browser;

  BridgeWalkTest(TestOfficers officers) {
    this.officers = officers;
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
  void a_visitor_goes_home_with_a_slip() {
    var page = login(browser.phone("zh-CN"), Role.OFFICER, "/desk/registration");
    browser.picture(page, "bridge-1-phone-start");
    assertThat(Browser.barriers(page)).isEmpty();
    page.locator("#words").fill("五角场街道政立路人行道的砖头翘起来了，走路绊脚，我妈昨天摔了一跤，请派人来修");
    button(page, "下一步：系统先填").click();
    page.locator("#summary").waitFor();
    browser.picture(page, "bridge-2-phone-form");
    assertThat(Browser.barriers(page)).isEmpty();
    page.locator("#name").fill("陈阿姨");
    page.locator("#reach").fill("021-55556666");
    button(page, "登记").click();
    assertThat(page.locator(".slip .code")).isVisible();
    browser.picture(page, "bridge-3-phone-slip");
    assertThat(Browser.barriers(page)).isEmpty();
    browser.print(page, "bridge-4-slip-printed");
    page.getByText("打开事项").click();
    assertThat(page.getByText("登记来访").first()).isVisible();
    page.locator("#references summary").first().click();
    browser.picture(page, "bridge-4-phone-case");
    assertThat(Browser.barriers(page)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_pasted_order_is_worked_and_copied_back() {
    var soon = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    var page = login(browser.desktop(), Role.OFFICER, "/desk/registration?way=ORDER");
    page.locator("#words").fill(ORDER.formatted(soon));
    button(page, "下一步：系统先填").click();
    page.locator("#summary").waitFor();
    browser.picture(page, "bridge-5-order-form");
    assertThat(page.locator("#number")).hasValue("SH20261122000457");
    button(page, "登记").click();
    page.getByText("打开事项").click();
    assertThat(page.locator("#references")).containsText("比我们自己的早");
    page.locator(".copy-block summary").click();
    button(page, "复制 工单编号").click();
    assertThat(page.locator("[data-copy]").first()).containsText("已");
    browser.picture(page, "bridge-6-case");
    assertThat(Browser.barriers(page)).isEmpty();
    page.navigate(home.resolve("/desk?q=SH20261122000457").toString());
    assertThat(page.locator("td.due").first()).containsText("12345 工单");
    browser.picture(page, "bridge-7-queue");
    page.context().addCookies(List.of(new Cookie("xq_lang", "en").setUrl(home.toString())));
    page.navigate(home.resolve("/desk/registration").toString());
    browser.picture(page, "bridge-8-english");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_table_is_looked_at_before_it_is_opened() {
    var page = login(browser.desktop(), Role.OFFICER, "/desk/orders");
    browser.picture(page, "bridge-9-orders");
    assertThat(Browser.barriers(page)).isEmpty();
    var table =
        "工单编号,诉求人,诉求内容,办理时限\n"
            + "WALK-1,王某,五角场街道政立路路灯坏了三天，晚上很黑,2026-12-20\n"
            + "WALK-2,,五角场街道国权路垃圾没有人清运,\n"
            + "WALK-2,,又来一次,\n没有编号,,有内容,\n";
    page.locator("#file")
        .setInputFiles(
            new FilePayload("orders.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    button(page, "上传").click();
    button(page, "确认开事项： 2").waitFor();
    browser.picture(page, "bridge-10-preview");
    assertThat(Browser.barriers(page)).isEmpty();
    page.navigate(page.url() + "?fate=UNUSABLE");
    browser.picture(page, "bridge-11-unusable");
    button(page, "确认开事项： 2").click();
    assertThat(page.getByText("已完成").first()).isVisible();
    browser.picture(page, "bridge-12-done");
    assertThat(browser.complaints()).isEmpty();

    var admin = login(browser.desktop(), Role.ADMIN, "/desk/partners");
    button(admin, "生成密钥，开始对接 12345 工单").click();
    admin.locator(".partner-key").waitFor();
    browser.picture(admin, "bridge-13-partners");
    assertThat(Browser.barriers(admin)).isEmpty();
    button(admin, "停止对接 12345 工单").click();
    assertThat(browser.complaints()).isEmpty();
  }

  private Page login(Page page, Role role, String path) {
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(role == Role.ADMIN ? "31" : STREET, role));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    page.navigate(home.resolve(path).toString());
    return page;
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
