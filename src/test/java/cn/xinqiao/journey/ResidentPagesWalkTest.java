package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else the residents' pages do: large type, no network, a copy of the talk, the progress. */
@QuarkusTest
@Tag("database")
class ResidentPagesWalkTest {
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{7}");
  private static final String LAMP = "殷行街道市光一村这边路灯坏了三天了，晚上老人出门不安全";

  @TestHTTPResource("/")
  URI home;

  private Browser browser;

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void large_type_is_switched_on_by_hand_kept_and_readable_to_the_end_of_a_talk() {
    var page = chat();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("大字")).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("html")).hasClass("large");
    page.reload();
    assertThat(page.locator("html")).hasClass("large");
    assertThat(page.locator(".large-type")).hasAttribute("aria-pressed", "true");
    browser.picture(page, "large-1-first-screen");
    assertThat(Browser.barriers(page)).isEmpty();
    write(page, LAMP);
    press(page, "对，就这样").waitFor();
    browser.picture(page, "large-2-card");
    press(page, "对，就这样").click();
    press(page, "我自己来看").click();
    page.locator(".receipt").getByText(NUMBER).first().waitFor();
    browser.picture(page, "large-3-receipt");
    assertThat(Browser.barriers(page)).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Browser.barriers(page)).as("in the dark").isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing hangs over the edge")
        .isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_menu_gives_a_copy_of_the_talk() throws IOException {
    var page = chat();
    write(page, LAMP);
    press(page, "对，就这样").waitFor();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更多")).click();
    assertThat(page.locator("dialog.menu")).isVisible();
    browser.picture(page, "menu-1");
    assertThat(Browser.barriers(page)).isEmpty();
    var download = page.waitForDownload(() -> page.getByText("保存对话记录").click());
    assertThat(download.suggestedFilename()).startsWith("心桥对话记录-").endsWith(".txt");
    assertThat(Files.readString(download.path(), StandardCharsets.UTF_8)).contains(LAMP);
    assertThat(page.locator("dialog.menu")).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void without_a_network_the_page_opens_says_so_and_holds_nothing_that_was_said() {
    var page = chat();
    write(page, LAMP);
    press(page, "对，就这样").waitFor();
    page.waitForFunction("navigator.serviceWorker.controller !== null");
    page.context().setOffline(true);
    page.reload();
    page.locator("textarea").waitFor();
    assertThat(page.getByText("网络不通")).isVisible();
    assertThat(page.getByText(LAMP)).hasCount(0);
    browser.picture(page, "offline-1-chat");
    assertThat(shelf(page, "r.url")).contains("/assets/chat.js").doesNotContain("/api/");
    assertThat(shelf(page, "await (await c.match(r)).text()")).doesNotContain("市光一村");
    page.navigate(home.resolve("/track/XQ20261121-0001239").toString());
    assertThat(page.getByText("现在没有网络")).isVisible();
    browser.picture(page, "offline-2-track");
    page.context().setOffline(false);
    page.navigate(home.toString());
    page.locator(".log").getByText(LAMP).first().waitFor();
  }

  @Test
  void the_page_turns_with_the_language_of_the_talk_and_a_hand_on_the_switch_is_respected() {
    var page = browser.phone("en-GB");
    page.navigate(home.toString());
    var send = page.locator("button.send");
    assertThat(send).hasText("Send");
    write(page, "hello");
    page.locator(".from-bot").first().waitFor();
    assertThat(send).hasText("Send");
    write(page, "您好");
    assertThat(send).hasText("发送");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    browser.picture(page, "language-1-turned");
    page.reload();
    assertThat(send).hasText("发送");
    page.locator(".settings .button").last().click();
    assertThat(send).hasText("Send");
    write(page, "谢谢");
    assertThat(page.locator(".from-bot")).hasCount(3);
    assertThat(send).hasText("Send"); // turned by hand
    write(page, "thank you very much");
    assertThat(page.locator(".from-bot")).hasCount(4);
    write(page, "还在吗");
    assertThat(send).hasText("发送");
    assertThat(Browser.barriers(page)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_page_can_be_installed() {
    var page = chat();
    var faults =
        (String)
            page.evaluate(
                "async () => { const m = await (await"
                    + " fetch(document.querySelector('link[rel=manifest]').href)).json(); const bad ="
                    + " []; for (const i of m.icons) { const p = new Image(); p.src = i.src; try {"
                    + " await p.decode() } catch (e) { bad.push(i.src) } const [w] ="
                    + " i.sizes.split('x').map(Number); if (w && p.naturalWidth !== w)"
                    + " bad.push(i.src + ' ' + p.naturalWidth) } return bad.join() +"
                    + " m.icons.filter(i => i.purpose === 'maskable').length + m.display }");
    assertThat(faults).isEqualTo("2standalone");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_progress_page_is_read_acted_on_and_printed() {
    var opened = OpenedCase.inWujiaochang();
    var page = browser.phone("zh-CN");
    page.navigate(home.resolve("/track/" + opened.number()).toString());
    assertThat(Browser.barriers(page)).isEmpty();
    page.locator("#code").fill(opened.code());
    page.locator("button[type=submit]").click();
    assertThat(page.locator(".holder")).containsText("五角场街道");
    browser.picture(page, "track-1-phone");
    assertThat(Browser.barriers(page)).isEmpty();
    page.locator("#words").fill("昨天有人绊了一跤。");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("补充")).click();
    assertThat(page.locator(".told")).containsText("已经补充到这件事里");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("催办")).click();
    assertThat(page.locator(".told")).containsText("已经催办");
    browser.picture(page, "track-2-urged");
    browser.print(page, "track-3-print");
    page.getByText("撤回这件事").click();
    assertThat(page.locator(".asking")).isVisible();
    browser.picture(page, "track-4-asked");
    assertThat(Browser.barriers(page)).isEmpty();
    page.getByText("确定撤回").click();
    assertThat(page.locator(".now")).containsText("撤回");
    browser.picture(page, "track-5-withdrawn");
    assertThat(browser.complaints()).isEmpty();
  }

  /** All that the page keeps on the device for later, each entry shown by a script. */
  private static String shelf(Page page, String shown) {
    return (String)
        page.evaluate(
            "async () => { const c = await caches.open('shell'); let all = ''; for (const r of await"
                + " c.keys()) { all += "
                + shown
                + " } return all }");
  }

  private Page chat() {
    var page = browser.phone("zh-CN");
    page.navigate(home.toString());
    page.locator("textarea").waitFor();
    return page;
  }

  private static void write(Page chat, String words) {
    chat.locator("textarea").fill(words);
    chat.locator("button.send").click();
  }

  private static Locator press(Page chat, String option) {
    return chat.locator(".options")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(option))
        .last();
  }
}
