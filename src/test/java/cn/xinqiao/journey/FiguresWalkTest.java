package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.insight.PastCases;
import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A district's lead reads the figures of a month, looks into one, and takes the table away. */
@QuarkusTest
@Tag("database")
class FiguresWalkTest {
  private static final int STREETS = 2;
  private static final List<String> WHEN = List.of("1 15:00", "2 10:00", "2 16:30", "3 09:00");

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final PastCases past;
  private Browser browser;

  FiguresWalkTest(TestOfficers officers, PastCases past) {
    this.officers = officers;
    this.past = past;
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
  void the_figures_of_a_month_are_read_on_a_screen_on_a_phone_and_in_english() throws Exception {
    var first = month();
    var query = "?from=" + first + "&to=" + first.plus(3);
    var lead = desk(browser.desktop());
    lead.navigate(home + "desk/figures" + query);
    assertThat(lead.getByText("值得看一眼的迹象")).isVisible();
    assertThat(lead.getByText("先行联系率").first()).isVisible();
    browser.picture(lead, "figures");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(lead)).isEmpty();

    lead.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("按时办结率")).click();
    assertThat(lead.getByRole(AriaRole.HEADING).first()).containsText("按时办结率");
    browser.picture(lead, "figures-one");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(lead)).isEmpty();
    lead.getByText("回到数据看板").click();
    var taken = lead.waitForDownload(() -> lead.getByText("下载表格").click());
    org.assertj.core.api.Assertions.assertThat(Files.readString(taken.path()))
        .contains("内部资料", "按时办结率");

    var phone = desk(browser.phone("zh-CN"));
    phone.navigate(home + "desk/figures" + query);
    fits(phone);
    browser.picture(phone, "figures-phone");
    phone.navigate(home + "desk/figures/solved" + query);
    fits(phone);
    browser.picture(phone, "figures-one-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(phone)).isEmpty();

    lead.getByText("English").click();
    assertThat(lead.getByText("Signs worth a look")).isVisible();
    browser.picture(lead, "figures-english");
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private static void fits(Page page) {
    var width = page.evaluate("document.documentElement.scrollWidth");
    org.assertj.core.api.Assertions.assertThat(((Number) width).intValue()).isLessThan(361);
  }

  /** Four weeks of two streets: most of it in time, some late, some never asked or answered. */
  private Week month() {
    var first = PastCases.quietWeek();
    PastCases.quietWeek();
    for (int week = 0; week < 4; week++) {
      for (int i = 0; i < 12 + 4 * week; i++) {
        orders(first.plus(week), i);
      }
      petitions(first.plus(week), week);
    }
    for (int i = 0; i < 10; i++) {
      var number = past.order(PastCases.NEXT, first);
      past.term(number, "ANSWER", first, 5, "5 17:00", "DONE");
    }
    return first;
  }

  private void orders(Week week, int i) {
    var number = past.order(office(i), week);
    past.term(number, "FIRST_CONTACT", week, 2, WHEN.get(i % WHEN.size()), "DONE");
    past.term(number, "ANSWER", week, 6, i % 7 == 0 ? null : "4 1" + i % 8 + ":00", "DONE");
    if (i % 3 == 0) {
      past.set("cases", "subject = 'ENVIRONMENT'", "number", number);
    }
    var wednesday = PastCases.time(week, "3 10:00");
    switch (i % 6) {
      case 0, 1, 2 -> {
        past.keys(
            number,
            "asked = 'BOTH', matter = 'CONFIRMED', matter_at = %1$s, heart = 'AT_EASE', heart_at = %1$s, settled_at = %1$s"
                .formatted(wednesday));
        past.asked(number, week, "MATTER", null, "ANSWERED");
      }
      case 3 -> {
        past.keys(
            number,
            "asked = 'BOTH', matter = 'DENIED', matter_at = %s, again = 1".formatted(wednesday));
        past.asked(number, week, "MATTER", null, "ANSWERED");
      }
      case 4 -> {
        past.keys(number, "asked = 'BOTH', matter = 'DONE'");
        past.asked(number, week, "MATTER", null, "SILENT");
      }
      default -> {
        past.keys(
            number,
            "asked = 'BOTH', matter = 'DONE', proposed_matter = 'CONFIRMED', proposed_at = %s"
                .formatted(wednesday));
        past.asked(number, week, "MATTER", null, "UNREACHED");
      }
    }
  }

  private void petitions(Week week, int late) {
    for (int i = 0; i < 4; i++) {
      var number = past.appeal(office(i), week);
      past.term(number, "NOTICE", week, 5, i < late ? "6 10:00" : "3 10:00", "DONE");
      past.term(number, "ANSWER", week, 6, "5 10:00", "DONE");
      past.keys(
          number,
          "asked = 'BOTH', heart = '%s', heart_at = %s"
              .formatted(i % 2 == 0 ? "AT_EASE" : "UNHAPPY", PastCases.time(week, "4 10:00")));
      past.asked(number, week, "HEART", null, "ANSWERED");
    }
  }

  private static OfficeCode office(int i) {
    return i % STREETS == 0 || i % 5 == 1 ? PastCases.STREET : PastCases.NEXT;
  }

  private Page desk(Page page) {
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(PastCases.DISTRICT.value(), Role.LEAD));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    return page;
  }
}
