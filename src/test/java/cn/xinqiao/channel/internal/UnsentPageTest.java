package cn.xinqiao.channel.internal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of what no provider takes, as the city's administrator works with it. */
@QuarkusTest
@Tag("database")
class UnsentPageTest {
  private static final Pattern AGAIN = Pattern.compile("/desk/unsent/(\\d+)/again");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final TestOfficers officers;
  private final Doorway doorway;
  private final Conversations conversations;
  private final Outbox outbox;
  private final ScriptedTelegram telegram;

  UnsentPageTest(
      TestOfficers officers,
      Doorway doorway,
      Conversations conversations,
      Outbox outbox,
      ScriptedTelegram telegram) {
    this.officers = officers;
    this.doorway = doorway;
    this.conversations = conversations;
    this.outbox = outbox;
    this.telegram = telegram;
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void a_rejected_message_is_listed_without_its_words_and_goes_once_it_is_sent_again() {
    var address = Secrets.token();
    telegram.answers(parcel -> new Delivery.Rejected("the provider says 400"));
    long talk = doorway.conversationOf("telegram", address, Language.ZH);
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.say(conversations.lock(talk), Utterance.of("只给您一个人看的话")));
    Eventually.holds(() -> assertThat(page()).contains("the provider says 400"));
    assertThat(page()).doesNotContain("只给您一个人看的话", address);
    telegram.takesAll();
    press(AGAIN, "again");
    Eventually.holds(() -> assertThat(telegram.texts(address)).containsExactly("只给您一个人看的话"));
    assertThat(page()).doesNotContain("the provider says 400");
  }

  @ParameterizedTest
  @CsvSource({"31, LEAD, 403", "310110, ADMIN, 404", "31, AUDITOR, 403"})
  void nobody_but_the_citys_administrator_sees_it(String office, Role role, int status) {
    entered(office, role).get("/desk/unsent").then().statusCode(status);
  }

  private String page() {
    return entered("31", Role.ADMIN)
        .get("/desk/unsent")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private void press(Pattern button, String deed) {
    var html = page();
    var id = button.matcher(html);
    var token = TOKEN.matcher(html);
    assertThat(id.find() && token.find()).isTrue();
    entered("31", Role.ADMIN)
        .redirects()
        .follow(false)
        .formParam("token", token.group(1))
        .post("/desk/unsent/{id}/{deed}", id.group(1), deed)
        .then()
        .statusCode(303);
  }

  private String session;

  /** One session, so that the token of one page fits the next request. */
  private RequestSpecification entered(String office, Role role) {
    if (session == null) {
      session =
          given()
              .redirects()
              .follow(false)
              .formParams(
                  Map.of("login", officers.login(office, role), "password", TestOfficers.PASSWORD))
              .post("/login")
              .then()
              .statusCode(303)
              .extract()
              .cookie("xq_desk");
    }
    return given().redirects().follow(false).cookie("xq_desk", session);
  }
}
