package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chat on its socket: killed in the middle of a talk, refused, and gone with its session. */
@QuarkusTest
@Tag("database")
class SocketWalkTest {
  private static final Pattern SOCKET = Pattern.compile(".*/chat/[^/]+$");
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{7}");
  private static final String PUDDLE = "殷行街道市光一村门口积水三天了，走路要绕";

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
  void a_socket_that_dies_in_the_middle_of_a_talk_loses_nothing_and_doubles_nothing() {
    var sockets = new CopyOnWriteArrayList<WebSocketRoute>();
    var page = browser.phone("zh-CN");
    page.routeWebSocket(
        SOCKET,
        socket -> {
          socket.connectToServer();
          sockets.add(socket);
        });
    page.navigate(home.toString());
    write(page, PUDDLE);
    assertThat(page.locator(".from-resident .stamp")).hasCount(1);
    cut(page, sockets, 1);
    write(page, "老人昨天滑了一跤");
    press(page, "对，就这样").waitFor();
    cut(page, sockets, 2);
    press(page, "对，就这样").click();
    press(page, "我自己来看").waitFor();
    cut(page, sockets, 3);
    press(page, "我自己来看").click();
    page.locator(".receipt").getByText(NUMBER).first().waitFor();
    assertThat(sockets.size()).as("it stood on a new socket after each loss").isGreaterThan(2);
    assertThat(shown(page)).doesNotHaveDuplicates().isEqualTo(said(page));
    assertThat(page.locator(".receipt")).hasCount(1);
  }

  @Test
  void where_sockets_are_refused_the_talk_goes_on_by_requests() {
    var tries = new AtomicInteger();
    var page = browser.phone("zh-CN");
    page.routeWebSocket(
        SOCKET,
        socket -> {
          tries.incrementAndGet();
          socket.close();
        });
    page.navigate(home.toString());
    write(page, PUDDLE);
    press(page, "对，就这样").waitFor();
    assertThat(shown(page)).isEqualTo(said(page));
    assertThat(tries.get()).as("not again and again").isLessThanOrEqualTo(2);
  }

  @Test
  void words_go_over_the_socket_once_it_stands() {
    var page = browser.phone("zh-CN");
    page.navigate(home.toString());
    write(page, PUDDLE);
    press(page, "对，就这样").waitFor();
    var posts = new CopyOnWriteArrayList<String>();
    page.onRequest(request -> posts.add(request.method() + " " + request.url()));
    press(page, "对，就这样").click();
    press(page, "我自己来看").waitFor();
    assertThat(posts).noneMatch(call -> call.contains("/messages"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_session_that_is_gone_is_told_kindly_and_begun_anew() {
    var page = browser.phone("zh-CN");
    page.navigate(home.toString());
    page.evaluate("localStorage.setItem('xinqiao.session', JSON.stringify('x'.repeat(32)))");
    page.reload();
    page.getByText("上一段对话已经到期").waitFor();
    write(page, PUDDLE);
    press(page, "对，就这样").waitFor();
  }

  @Test
  void the_talk_itself_may_turn_large_type_on_and_so_may_its_button() {
    var page = browser.phone("zh-CN");
    page.routeWebSocket(SOCKET, socket -> socket.onMessage(asked -> socket.send(talk("large"))));
    page.navigate(home.toString());
    page.evaluate("localStorage.setItem('xinqiao.session', JSON.stringify('x'.repeat(32)))");
    page.reload();
    assertThat(page.locator("html")).hasClass("large");
    page.locator(".large-type").click();
    assertThat(page.locator("html")).not().hasClass("large");
    page.reload();
    page.locator(".log .message").waitFor();
    assertThat(page.locator("html")).not().hasClass("large"); // it was said before
    press(page, "大字版").click();
    assertThat(page.locator("html")).hasClass("large");
  }

  /** One message that asks for a way of showing and offers the button. */
  private static String talk(String display) {
    return "{\"messages\":[{\"seq\":1,\"from\":\"BOT\",\"text\":\"字调大了\",\"display\":\"%s\",\"options\":[{\"id\":\"elder\",\"label\":\"大字版\"}],\"at\":\"2026-11-22T01:00:00Z\"}]}"
        .formatted(display);
  }

  /** Ends a socket as soon as the page has opened that many. */
  private static void cut(Page page, List<WebSocketRoute> sockets, int nth) {
    page.waitForCondition(() -> sockets.size() >= nth);
    sockets.get(nth - 1).close();
  }

  /** What the page shows, in order: number and words. */
  private static List<String> shown(Page page) {
    return page.locator(".log .message").all().stream()
        .map(message -> message.getAttribute("data-seq"))
        .toList();
  }

  /** What the server has. */
  private static List<String> said(Page page) {
    @SuppressWarnings("unchecked")
    var all =
        (List<Object>)
            page.evaluate(
                "async () => (await (await fetch(`/api/chat/${JSON.parse(localStorage.getItem("
                    + "'xinqiao.session'))}/messages?after=0`)).json()).messages.map(m => m.seq)");
    return all.stream().map(String::valueOf).toList();
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
