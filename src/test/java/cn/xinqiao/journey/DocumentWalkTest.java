package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the consent of a resident to a document in their hands, in a real browser. */
@QuarkusTest
@Tag("database")
class DocumentWalkTest {
  private static final String OFFICE = "310110019";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private Browser browser;

  DocumentWalkTest(TestOfficers officers) {
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
  void a_notice_is_drafted_issued_sent_and_downloaded() throws IOException {
    var opened = OpenedCase.inWujiaochang();
    var resident = tracking(opened);
    button(resident, "同意发到对话里").click();
    assertThat(resident.getByText("您已同意电子送达。")).isVisible();
    browser.picture(resident, "document-1-consent");
    assertThat(Browser.barriers(resident)).isEmpty();

    var officer = login(browser.desktop(), officers.login(OFFICE, Role.OFFICER), opened.number());
    button(officer, "受理").first().click();
    officer.locator("#document-kind").selectOption("ACCEPTANCE_NOTICE");
    browser.picture(officer, "document-2-case");
    assertThat(Browser.barriers(officer)).isEmpty();
    button(officer, "开始拟写").click();
    officer.locator("#f-addressee").fill("李鿍、\uD842\uDFB7田");
    button(officer, "保存草稿").click();
    assertThat(officer.getByText("草稿已保存").first()).isVisible();
    browser.picture(officer, "document-3-draft");
    assertThat(Browser.barriers(officer)).isEmpty();
    button(officer, "保存并出具").click();
    assertThat(officer.getByText("文书已出具").first()).isVisible();
    browser.picture(officer, "document-4-issued");
    button(officer, "电子送达").click();
    assertThat(officer.getByText("电子送达（市民同意）：已发出，等待到达").first()).isVisible();
    browser.picture(officer, "document-5-sent");
    assertThat(Browser.barriers(officer)).isEmpty();

    resident = tracking(opened);
    assertThat(resident.getByText("信访事项受理告知书").first()).isVisible();
    browser.picture(resident, "document-6-track");
    assertThat(Browser.barriers(resident)).isEmpty();
    var page = resident;
    var file = resident.waitForDownload(() -> button(page, "下载 PDF").click());
    assertThat(file.suggestedFilename()).endsWith(".pdf");
    assertThat(Files.readAllBytes(file.path())).startsWith('%', 'P', 'D', 'F');

    var phone =
        login(browser.phone("zh-CN"), officers.login(OFFICE, Role.OFFICER), opened.number());
    phone.locator(".papers a").first().click();
    assertThat(phone.getByText("送达情况").first()).isVisible();
    browser.picture(phone, "document-7-phone");
    assertThat(Browser.barriers(phone)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private Page tracking(OpenedCase opened) {
    var page = browser.phone("zh-CN");
    page.navigate(home.resolve("/track/" + opened.number()).toString());
    page.locator("#code").fill(opened.code());
    button(page, "查看进度").click();
    page.locator("#documents").waitFor();
    return page;
  }

  private Page login(Page page, String login, String number) {
    page.navigate(home.resolve("/login").toString());
    page.locator("#login").fill(login);
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    page.navigate(home.resolve("/desk/cases/" + number).toString());
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }
}
