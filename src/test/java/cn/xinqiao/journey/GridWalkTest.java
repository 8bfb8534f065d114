package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.charge.RecusalWishes;
import cn.xinqiao.cases.grid.KeptGrid;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A street brings its grid, a keeper looks on a phone, a leader answers, an officer keeps off. */
@QuarkusTest
@Tag("database")
class GridWalkTest {
  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewCases cases;
  private final KeptGrid kept;
  private final RecusalWishes wishes;
  private Browser browser;

  GridWalkTest(TestOfficers officers, NewCases cases, KeptGrid kept, RecusalWishes wishes) {
    this.officers = officers;
    this.cases = cases;
    this.kept = kept;
    this.wishes = wishes;
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
  void a_grid_is_brought_a_keeper_is_asked_and_answers_on_a_phone() throws IOException {
    var committee = kept.committee();
    bring(committee);
    var number = told(committee);

    var desk = enter(browser.desktop(), Role.OFFICER);
    desk.navigate(home + "desk/cases/" + number);
    desk.getByText("请网格员到现场看一看").first().click();
    desk.getByLabel("要看什么").fill("看三袋建筑垃圾还在不在，在哪一边");
    browser.picture(desk, "grid-asking");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(desk)).isEmpty();
    press(desk, "请他看一看");
    assertThat(desk.getByRole(AriaRole.STATUS).first()).containsText("已请网格员看一看");
    press(desk, "生成链接");
    var link = desk.locator(".handed .own").textContent().strip();
    browser.picture(desk, "grid-link");

    var phone = browser.phone("zh-CN");
    phone.navigate(home + link.substring(link.indexOf("look/")));
    assertThat(phone.getByText("看三袋建筑垃圾还在不在，在哪一边")).isVisible();
    org.assertj.core.api.Assertions.assertThat(phone.content()).doesNotContain("601", "一个星期没人收");
    phone.getByLabel("写一句话（可以不写）").fill("还在，三袋，在门口左边");
    phone.setInputFiles("#photo", new FilePayload("a.png", "image/png", png()));
    browser.picture(phone, "grid-keeper-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(phone)).isEmpty();
    press(phone, "看过了");
    assertThat(phone.getByText("谢谢您").first()).isVisible();
    browser.picture(phone, "grid-keeper-thanks-phone");
    phone.navigate(home + link.substring(link.indexOf("look/")));
    assertThat(phone.getByText("已经回复过了")).isVisible();

    var small = enter(browser.phone("zh-CN"), Role.OFFICER);
    small.navigate(home + "desk/cases/" + number);
    assertThat(small.getByText("还在，三袋，在门口左边")).isVisible();
    browser.picture(small, "grid-answered-phone");
  }

  private void bring(OfficeCode committee) {
    var page = enter(browser.phone("zh-CN"), Role.LEAD);
    page.navigate(home + "desk/grid");
    browser.picture(page, "grid-list-phone");
    page.locator("summary").filter(new Locator.FilterOptions().setHasText("用表格导入")).click();
    var bad = kept.table(committee, "林").replace("13800000003", "138");
    choose(page, bad);
    assertThat(page.getByText("手机号不对").first()).isVisible();
    browser.picture(page, "grid-faults-phone");
    choose(page, kept.table(committee, "林"));
    assertThat(page.getByText("新增 3 格")).isVisible();
    browser.picture(page, "grid-preview-phone");
    press(page, "确认导入");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("网格已更新");
    page.navigate(home + "desk/grid?committee=" + committee);
    assertThat(page.getByText("林微")).isVisible();
    browser.picture(page, "grid-nodes-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(page)).isEmpty();
  }

  private static void choose(Page page, String table) {
    page.setInputFiles(
        "#file", new FilePayload("grid.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    press(page, "检查");
  }

  @Test
  void a_leader_answers_for_a_case_and_a_wish_for_somebody_else_is_decided() {
    var number = told(kept.shared());
    QuarkusTransaction.requiringNew().run(() -> wishes.wish(number, "经办人是施工队老板的亲戚，申请回避"));
    var page = enter(browser.phone("zh-CN"), Role.LEAD);
    page.navigate(home + "desk/mine");
    assertThat(page.getByText(number.toString()).first()).isVisible();
    browser.picture(page, "charge-mine-phone");
    page.navigate(home + "desk/cases/" + number + "/charge");
    page.getByText("请一位领导包案").click();
    page.getByLabel("谁包案").selectOption(officers.login(NewCases.STREET.value(), Role.LEAD));
    page.getByLabel("理由").first().fill("多次反映，请领导牵头");
    browser.picture(page, "charge-leader-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(page)).isEmpty();
    press(page, "由这位领导包案");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已确定包案领导");
    assertThat(page.getByText("包案领导：").first()).isVisible();
    page.navigate(home + "desk/cases/" + number + "/charge");
    page.locator(".charge summary")
        .filter(new Locator.FilterOptions().setHasText("回避，换人办理"))
        .click();
    browser.picture(page, "charge-recusal-phone");
    page.getByText("这次不换人").first().click();
    page.getByLabel("为什么不换（会告诉反映人）").fill("核实过，没有利害关系");
    press(page, "不换人，并告诉反映人");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已告诉反映人");
    var desk = enter(browser.desktop(), Role.LEAD);
    desk.navigate(home + "desk?state=ALL&q=" + number);
    assertThat(desk.getByText("包案 ").first()).isVisible();
    browser.picture(desk, "charge-queue");
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private CaseNumber told(OfficeCode committee) {
    return cases
        .openWithPicture(
            new NewMatter(
                "试点苑5号楼601门口堆了三袋建筑垃圾，一个星期没人收",
                "门口堆建筑垃圾",
                Optional.of("试点苑5号楼601室门口"),
                Optional.empty(),
                Optional.empty(),
                Kind.SERVICE_REQUEST,
                SubKind.ASSISTANCE,
                Subject.values()[0],
                Optional.empty(),
                Urgency.NORMAL,
                1,
                "RULE",
                "1",
                List.of(),
                NewCases.STREET,
                Optional.of(committee)))
        .getFirst();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  private static byte[] png() throws IOException {
    var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    var canvas = picture.createGraphics();
    canvas.setColor(new Color(0xb08d57));
    canvas.fillRect(40, 90, 240, 120);
    canvas.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private Page enter(Page page, Role role) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(officers.login(NewCases.STREET.value(), role));
    page.getByLabel("密码").fill(TestOfficers.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }
}
