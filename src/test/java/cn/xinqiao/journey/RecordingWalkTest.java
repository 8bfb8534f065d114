package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resident speaks instead of writing, with Chromium's own microphone that only beeps. */
@QuarkusTest
@Tag("database")
class RecordingWalkTest {
  private static final String MICROPHONE = "--use-fake-device-for-media-stream";
  private static final String ALLOWED = "--use-fake-ui-for-media-stream";
  private static final int SPOKEN = 1_500;

  @TestHTTPResource("/")
  URI home;

  @Test
  void what_is_said_is_sent_when_the_resident_says_so_and_a_person_listens() {
    try (var browser = new Browser(List.of(MICROPHONE, ALLOWED))) {
      var page = chat(browser, "zh-CN");
      button(page, "语音").focus();
      page.keyboard().press("Enter");
      assertThat(button(page, "发送语音")).isFocused();
      assertThat(page.locator(".hint")).containsText("最长 2 分钟");
      assertThat(page.locator(".recorder .time")).containsText("0:01 / 2:00");
      browser.picture(page, "record-1-speaking");
      assertThat(Browser.barriers(page)).isEmpty();
      page.keyboard().press("Enter");
      assertThat(page.locator(".log")).containsText("语音收到了");
      assertThat(page.locator(".log .from-resident audio")).hasCount(1);
      assertThat(seconds(page)).as("seconds that were kept").isBetween(0.5, 30.0);
      browser.picture(page, "record-2-sent");
      assertThat(Browser.barriers(page)).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void what_was_said_and_is_not_wanted_is_thrown_away() {
    try (var browser = new Browser(List.of(MICROPHONE, ALLOWED))) {
      var page = chat(browser, "en-GB");
      button(page, "Voice").click();
      page.waitForTimeout(SPOKEN);
      page.keyboard().press("Escape");
      assertThat(button(page, "Voice")).isFocused();
      assertThat(page.locator("textarea")).isVisible();
      button(page, "Voice").click();
      button(page, "Discard").click();
      assertThat(page.locator(".recorder")).isHidden();
      assertThat(page.locator("xinqiao-chat article")).hasCount(0);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void after_two_minutes_it_stops_and_waits_to_be_sent() {
    try (var browser = new Browser(List.of(MICROPHONE, ALLOWED))) {
      var page = browser.phone("zh-CN");
      page.clock().install();
      page.navigate(home.toString());
      button(page, "语音").click();
      assertThat(page.locator(".recorder .time")).containsText("/ 2:00");
      page.clock().runFor(121_000);
      assertThat(page.locator(".hint")).containsText("录满 2 分钟");
      assertThat(page.locator(".recorder.stopped .time")).containsText("2:00 / 2:00");
      assertThat(button(page, "发送语音")).isEnabled();
      browser.picture(page, "record-3-full");
    }
  }

  @Test
  void whoever_refuses_the_microphone_reads_that_writing_does_as_well() {
    try (var browser = new Browser(List.of(MICROPHONE, "--deny-permission-prompts"))) {
      var page = chat(browser, "zh-CN");
      var voice = button(page, "语音");
      if (voice.isVisible()) { // else the browser says beforehand that it is refused
        voice.click();
        assertThat(page.locator(".hint")).containsText("不用麦克风也能办");
      }
      assertThat(voice).isHidden();
      assertThat(page.locator("textarea")).isVisible();
      browser.picture(page, "record-4-refused");
    }
  }

  @Test
  void a_browser_that_cannot_record_shows_no_button() {
    try (var browser = new Browser()) {
      var page = browser.phone("zh-CN");
      page.addInitScript("delete window.MediaRecorder");
      page.navigate(home.toString());
      page.locator("textarea").waitFor();
      assertThat(button(page, "语音")).isHidden();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static double seconds(Page page) {
    return ((Number)
            page.evaluate(
                "async () => { const a = document.querySelector('.log audio'); const c = new"
                    + " AudioContext(); const b = await (await fetch(a.src)).arrayBuffer(); return"
                    + " (await c.decodeAudioData(b)).duration }"))
        .doubleValue();
  }

  private Page chat(Browser browser, String locale) {
    var page = browser.phone(locale);
    page.navigate(home.toString());
    page.locator("textarea").waitFor();
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
