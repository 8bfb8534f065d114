package cn.xinqiao.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SeedLists;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class ListPagesTest {
  private static final String HOLIDAYS = "rules/holidays.csv";

  private final TestOfficers officers;
  private final SeedLists lists;
  private final WorkCalendar calendar;

  ListPagesTest(TestOfficers officers, SeedLists lists, WorkCalendar calendar) {
    this.officers = officers;
    this.lists = lists;
    this.calendar = calendar;
  }

  @Test
  void an_administrator_of_the_city_sees_every_list_with_its_version() {
    admin("31")
        .get("/desk/lists")
        .then()
        .statusCode(200)
        .body(containsString(HOLIDAYS))
        .body(containsString("offices.csv"));
    admin("310110").get("/desk/lists").then().statusCode(404);
  }

  @Test
  void a_changed_list_is_a_new_version_and_in_force_soon_after() {
    var before = lists.newest(HOLIDAYS);
    send(before.version(), before.content() + "# checked against the notice\n")
        .then()
        .statusCode(303);
    assertThat(lists.newest(HOLIDAYS).version()).isEqualTo(before.version() + 1);
    assertThat(lists.all())
        .filteredOn(list -> list.name().equals(HOLIDAYS))
        .allMatch(list -> list.edited() && list.live());
    Eventually.holds(() -> assertThat(calendar.version()).isEqualTo(before.version() + 1));
    // somebody else had the old version open
    send(before.version(), before.content()).then().statusCode(409);
  }

  @Test
  void a_list_with_a_mistake_is_refused_with_its_line_and_what_was_typed_stays() {
    var now = lists.newest(HOLIDAYS);
    send(now.version(), now.content().replace("2026-12-31,248", "2026-12-31,200"))
        .then()
        .statusCode(422)
        .body(containsString("line"))
        .body(containsString("2026-12-31,200"));
    assertThat(lists.newest(HOLIDAYS).version()).isEqualTo(now.version());
  }

  @Test
  void a_list_that_is_read_at_the_start_only_is_not_changed_here() {
    var offices = lists.newest("offices.csv");
    edit("offices.csv", offices.version(), offices.content()).then().statusCode(422);
  }

  private Response send(int version, String content) {
    return edit(HOLIDAYS, version, content);
  }

  private Response edit(String name, int version, String content) {
    return admin("31")
        .post("/desk/lists/one", Map.of("name", name, "version", version, "content", content));
  }

  private DeskSession admin(String office) {
    return DeskSession.of(officers.login(office, Role.ADMIN));
  }
}
