package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever shows a case, or a line of one, is written down: who, what, why. */
@QuarkusTest
@Tag("database")
class EveryViewTest {
  private static final String STREET = NewCases.STREET.value();

  /** Where no other test opens cases, so that a list has one page. */
  private static final OfficeCode QUIET = new OfficeCode("310117002");

  private final TestOfficers officers;
  private final NewCases cases;
  private final EntityManager entities;

  EveryViewTest(TestOfficers officers, NewCases cases, EntityManager entities) {
    this.officers = officers;
    this.cases = cases;
    this.entities = entities;
  }

  @Test
  void a_case_its_picture_and_its_extract_are_views_of_the_case() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    var desk = DeskSession.of(officers.login(STREET, Role.OFFICER));
    var page = desk.get("/desk/cases/" + number);
    var picture = Pattern.compile("/desk/cases/[^\"]+/pictures/[\\w-]+").matcher(page.asString());
    assertThat(picture.find()).isTrue();
    desk.get(picture.group()).then().statusCode(200);
    desk.get("/desk/cases/" + number + "/extract").then().statusCode(200);
    given()
        .auth()
        .oauth2(officers.token(STREET, Role.AUDITOR))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200);
    assertThat(entriesOf(number))
        .containsExactly(
            "VIEW_CASE office", "VIEW_CASE picture", "VIEW_CASE extract", "VIEW_CASE office");
  }

  @Test
  void a_list_is_one_entry_with_its_filter_and_how_many_were_shown_and_no_word_looked_for() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    var login = officers.login(STREET, Role.LEAD);
    var desk = DeskSession.of(login);
    desk.get("/desk?state=OPEN&kind=SERVICE_REQUEST&q=路灯");
    assertThat(newestBy(login))
        .startsWith("VIEW_LIST " + STREET + " state=OPEN kind=SERVICE_REQUEST words=yes shown=")
        .doesNotContain("路灯");
    desk.get("/desk?state=ALL&q=" + number);
    assertThat(newestBy(login)).contains("number=" + number, "shown=1 of=1");
    given()
        .auth()
        .oauth2(officers.token(STREET, Role.LEAD))
        .get("/api/cases?urgency=NORMAL&size=1&page=1")
        .then()
        .statusCode(200);
    assertThat(newestBy(login)).contains("urgency=NORMAL page=2 shown=");
  }

  @Test
  void a_list_that_renews_itself_is_a_new_entry_only_when_it_shows_another_case() {
    open(QUIET);
    var login = officers.login(QUIET.value(), Role.OFFICER);
    var desk = DeskSession.of(login);
    var renewal = renewal(desk.get("/desk?state=OPEN").asString());
    long before = listsBy(login);
    desk.get(renewal).then().statusCode(204);
    desk.get(renewal.replaceAll("shown=\\w+", "shown=aMinuteAgo")).then().statusCode(200);
    assertThat(listsBy(login)).isEqualTo(before);
    open(QUIET);
    desk.get(renewal).then().statusCode(200);
    assertThat(listsBy(login)).isEqualTo(before + 1);
  }

  @Test
  void an_emergency_that_rings_is_seen_once_by_each_officer_however_often_the_page_asks() {
    var number = cases.openEmergency().toString();
    var login = officers.login(STREET, Role.OFFICER);
    var desk = DeskSession.of(login);
    asks(desk);
    asks(desk);
    asks(DeskSession.of(officers.login(STREET, Role.LEAD)));
    assertThat(entriesOf(number)).containsExactly("VIEW_CASE alarm", "VIEW_CASE alarm");
    desk.post("/desk/cases/" + number + "/acknowledgement", Map.of()).then().statusCode(303);
  }

  @Test
  void the_list_of_what_could_not_be_sent_is_written_down() {
    var login = officers.login("31", Role.ADMIN);
    DeskSession.of(login).get("/desk/unsent").then().statusCode(200);
    assertThat(newestBy(login)).startsWith("VIEW_LIST 31 unsent=");
  }

  private static void asks(DeskSession desk) {
    desk.browser().accept("application/json").get("/desk/alarms").then().statusCode(200);
  }

  private void open(OfficeCode office) {
    cases.openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, office));
  }

  private static String renewal(String page) {
    var found = Pattern.compile("hx-get=\"(/desk/list[^\"]*)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private List<String> entriesOf(String object) {
    return texts(
        "select concat(act, ' ', coalesce(purpose, 'null')) from audit_entry where object = ?1"
            + " order by id",
        object);
  }

  private String newestBy(String login) {
    return texts(
            "select concat(e.act, ' ', e.object, ' ', coalesce(e.purpose, 'null')) from audit_entry"
                + " e join officer o on o.id = e.officer_id where o.login = ?1 order by e.id",
            login)
        .getLast();
  }

  private long listsBy(String login) {
    return texts(
            "select e.act from audit_entry e join officer o on o.id = e.officer_id where o.login ="
                + " ?1 and e.act = 'VIEW_LIST'",
            login)
        .size();
  }

  private List<String> texts(String query, String value) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          List<?> found =
              entities
                  .createNativeQuery(query, String.class)
                  .setParameter(1, value)
                  .getResultList();
          return found.stream().map(String::valueOf).toList();
        });
  }
}
