package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An officer finds what five residents reported, makes it one, answers once and parts one again.
 */
@QuarkusTest
@Tag("database")
class JoiningWalkTest {
  private static final List<String> WORDS =
      List.of(
          "我们楼的电梯又坏了，老人爬不动楼，请派人来修",
          "电梯停运三天了，八十岁的老人下不了楼，什么时候修好",
          "电梯坏了一直没人修，买菜都下不去",
          "电梯停了三天，轮椅下不来，请快点修电梯",
          "电梯又停了，老人上下楼太难，请派人来修");

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final SameMatter told;
  private Browser browser;

  JoiningWalkTest(TestOfficers officers, SameMatter told) {
    this.officers = officers;
    this.told = told;
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
  void five_reports_of_one_lift_become_one_handling_and_each_reporter_reads_the_answer() {
    var place = SameMatter.estate();
    var all = WORDS.stream().map(words -> told.at(place, words)).toList();
    var main = all.getFirst();
    var page = desk(browser.desktop());
    page.navigate(home + "desk/cases/" + main.number());
    assertThat(page.getByText("可能重复").first()).isVisible();
    assertThat(page.getByText("都说到电梯").first()).isVisible();
    browser.picture(page, "joining-likely");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(page)).isEmpty();
    for (int i = 1; i < all.size(); i++) {
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("把它并入本事项"))
          .first()
          .click();
      assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已并入");
    }
    assertThat(page.getByText("5 位居民反映").first()).isVisible();
    assertThat(page.getByText("反映人 5（一起办）")).isVisible();
    browser.picture(page, "joining-five");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("受理")).first().click();
    page.getByLabel("答复内容").fill("电梯主板已经换好，今天下午恢复运行。请您试一试，还有问题请告诉我们。");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("发出答复")).click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("答复已发出");

    var phone = browser.phone("zh-CN");
    for (Told one : List.of(main, all.getLast())) {
      track(phone, one);
      assertThat(phone.getByText("电梯主板已经换好").first()).isVisible();
      org.assertj.core.api.Assertions.assertThat(phone.content())
          .doesNotContain(WORDS.get(1), WORDS.get(2));
    }
    browser.picture(phone, "joining-track-phone");

    var small = desk(browser.phone("zh-CN"));
    small.navigate(home + "desk/cases/" + main.number());
    assertThat(small.getByText("反映人 5（一起办）")).isVisible();
    browser.picture(small, "joining-five-phone");
    small.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("分出，单独办理")).last().click();
    assertThat(small.getByRole(AriaRole.STATUS).first()).containsText("已分开");
    assertThat(small.getByText("4 位居民反映").first()).isVisible();
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_group_petition_has_at_most_five_who_speak_for_it_and_the_page_says_why() {
    var place = SameMatter.estate();
    var all =
        Stream.of(1, 2)
            .map(i ->
                told.tell(
                    Kind.PETITION,
                    SubKind.APPEAL,
                    Urgency.NORMAL,
                    NewCases.STREET,
                    place,
                    "动迁补偿没有按公示的标准发，第 " + i + " 户要求说明"))
            .toList();
    var page = desk(browser.phone("zh-CN"));
    page.navigate(home + "desk/cases/" + all.getFirst().number() + "/joining");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记为多人共同反映")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记为代表")).first().click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("代表已登记");
    page.navigate(home + "desk/cases/" + all.getFirst().number() + "/joining");
    assertThat(page.getByText("《信访工作条例》第二十条第三款").first()).isVisible();
    browser.picture(page, "joining-group-phone");
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private void track(Page phone, Told one) {
    phone.navigate(home + "track/" + one.number());
    phone.getByLabel("六位查询码").fill(one.code());
    phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看进度")).click();
  }

  private Page desk(Page page) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(officers.login(NewCases.STREET.value(), Role.OFFICER));
    page.getByLabel("密码").fill(TestOfficers.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }
}
