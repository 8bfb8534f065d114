package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.insight.PastCases;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GET /api/insight/rates as a program sees it. */
@QuarkusTest
@Tag("database")
class RatesContractTest {
  private final TestOfficers officers;
  private final PastCases past;

  RatesContractTest(TestOfficers officers, PastCases past) {
    this.officers = officers;
    this.past = past;
  }

  @Test
  void a_figure_comes_with_its_formula_its_interval_and_its_parts() {
    var week = PastCases.quietWeek();
    past.term(past.order(PastCases.STREET, week), "ANSWER", week, 2, "2 09:00", "DONE");
    past.term(past.order(PastCases.STREET, week), "ANSWER", week, 2, "3 09:00", "DONE");
    var closed = "figures.find { it.id == 'closed-in-time' }.";
    rates("week=" + week)
        .statusCode(200)
        .body("office", equalTo("310107"))
        .body("from", equalTo(week.toString()))
        .body("to", equalTo(week.toString()))
        .body("rankedFrom", equalTo(30))
        .body("figures.id", hasItems("contact", "solved", "both-keys", "repeated"))
        .body(closed + "name", equalTo("按时办结率"))
        .body(closed + "rule.counts", equalTo("ANSWER_IN_TIME"))
        .body(closed + "rule.status", equalTo("D"))
        .body(closed + "total.counted", equalTo(1))
        .body(closed + "total.of", equalTo(2))
        .body(closed + "total.rate", equalTo(0.5f))
        .body(closed + "total.low.toDouble()", closeTo(0.0945, 0.0001))
        .body(closed + "total.high.toDouble()", closeTo(0.9055, 0.0001))
        .body(closed + "total.asked", nullValue())
        .body(closed + "offices.office.code", contains("310107014"))
        .body(closed + "offices.rank", contains(nullValue()))
        .body(closed + "weeks.week", contains(week.toString()));
  }

  @Test
  void who_was_asked_is_told_apart_by_what_became_of_the_question() {
    var week = PastCases.quietWeek();
    var silent = past.order(PastCases.STREET, week);
    past.keys(silent, "asked = 'BOTH', matter = 'DONE'");
    past.asked(silent, week, "MATTER", null, "SILENT");
    var solved = "figures.find { it.id == 'solved' }.total.";
    rates("from=%s&to=%s&subject=城乡建设".formatted(week, week))
        .statusCode(200)
        .body("subject", equalTo("城乡建设"))
        .body(solved + "of", equalTo(0))
        .body(solved + "rate", nullValue())
        .body(solved + "asked.all", equalTo(1))
        .body(solved + "asked.silent", equalTo(1))
        .body(solved + "asked.answered", equalTo(0));
  }

  @Test
  void without_weeks_the_last_eight_are_shown() {
    rates("office=310107").statusCode(200).body("figures[0].weeks.size()", equalTo(8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "week=last",
        "from=2026-W10&to=2026-W09",
        "from=2020-W01&to=2026-W01",
        "subject=天气",
        "office=putuo"
      })
  void what_cannot_be_read_is_refused(String query) {
    rates(query).statusCode(400).contentType("application/problem+json");
  }

  private ValidatableResponse rates(String query) {
    return given()
        .auth()
        .oauth2(officers.token(PastCases.DISTRICT.value(), Role.LEAD))
        .get("/api/insight/rates?" + query)
        .then();
  }
}
