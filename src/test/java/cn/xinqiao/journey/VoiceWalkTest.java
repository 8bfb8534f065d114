package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.conversation.VoiceUpload;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small things that an officer owes, and an officer in the talk, in a real browser. */
@QuarkusTest
@Tag("database")
class VoiceWalkTest {
  private static final String STREET = "310110019";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final Event<Outbox.Undelivered> undelivered;
  private Browser browser;

  VoiceWalkTest(TestOfficers officers, Event<Outbox.Undelivered> undelivered) {
    this.officers = officers;
    this.undelivered = undelivered;
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
  void voice_is_heard_and_written_down_and_a_resident_is_called() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚，电话13800001234").reads();
    var number = (String) resident.presses("confirm").reads().cases().getFirst().get("number");
    VoiceUpload.says(resident, "");
    resident.reads();
    QuarkusTransaction.requiringNew()
        .run(() -> undelivered.fire(new Outbox.Undelivered(number, 0, 0, "短信平台：空号")));
    var desk = desk();
    assertThat(desk.locator(".owed")).containsText("待听语音");
    assertThat(desk.locator(".owed")).containsText("打电话告知");
    browser.picture(desk, "voice-1-queue");
    assertThat(Browser.barriers(desk)).isEmpty();
    desk.locator("#owed-LISTEN-" + number).click();
    desk.locator("audio").first().waitFor();
    assertThat(
            ((Number)
                    desk.evaluate(
                        "() => new Promise((done) => { const a = document.querySelector('audio');"
                            + " a.onloadedmetadata = () => done(a.duration); a.onerror = () =>"
                            + " done(-1); a.preload = 'metadata'; a.load(); })"))
                .doubleValue())
        .as("seconds that the player knows")
        .isBetween(0.19, 0.21);
    browser.picture(desk, "voice-2-sheet");
    assertThat(Browser.barriers(desk)).isEmpty();
    desk.getByLabel("市民说了什么（按原话写）").fill("她说政立路三号门口那块砖最危险，昨天绊倒一个小孩");
    button(desk, "听写完成").click();
    desk.getByText("听写已记下").waitFor();
    desk.locator("#owed-CALL-" + number).click();
    assertThat(desk.locator(".voice .heard")).containsText("听写");
    desk.getByLabel("说了什么，一句话（没打通可以不写）").fill("告诉她明天上午来修");
    button(desk, "联系上了").click();
    desk.getByText("电话结果已记下").waitFor();
    browser.picture(desk, "voice-3-done");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_officer_takes_the_talk_over_and_hands_it_back() {
    var opened = OpenedCase.inWujiaochang();
    var desk = desk();
    desk.navigate(home.resolve("/desk/cases/" + opened.number()).toString());
    button(desk, "接手对话").click();
    desk.getByText("现在由您和市民说话").waitFor();
    opened.resident().reads();
    desk.getByLabel("留言内容").fill("请问在几号门口？我们下午过来。");
    button(desk, "发出留言").click();
    desk.getByText("留言已发出").waitFor();
    assertThat(opened.resident().reads().from()).isEqualTo("OFFICER");
    browser.picture(desk, "voice-4-taken-over");
    assertThat(Browser.barriers(desk)).isEmpty();
    desk.getByLabel("小结").fill("约好下午三点在政立路门口看");
    button(desk, "交还机器人").click();
    desk.getByText("对话已交还机器人").waitFor();
    browser.picture(desk, "voice-5-handed-back");
    assertThat(browser.complaints()).isEmpty();
  }

  private Page desk() {
    var page = browser.desktop();
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(STREET, Role.OFFICER));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    return page;
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
