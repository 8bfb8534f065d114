package cn.xinqiao.desk.casefile;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The form that answers a suggestion says what is wrong with it and keeps what was chosen. */
@QuarkusTest
@Tag("database")
class AnswerFormTest {
  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;

  AnswerFormTest(TestOfficers officers, NewCases cases, CaseDesk desk) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
  }

  private CaseNumber accepted() {
    var number = cases.open(Kind.SUGGESTION, null);
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    return number;
  }

  private String answered(CaseNumber number, String verdict, String use) {
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var page =
        officer.post(
            "/desk/cases/" + number + "/reply",
            Map.of("text", "谢谢您的建议。", "verdict", verdict, "use", use));
    assertThat(page.statusCode()).isEqualTo(422);
    return page.asString();
  }

  @Test
  void what_is_not_adopted_is_turned_into_nothing_and_both_choices_stand_in_the_form_again() {
    assertThat(answered(accepted(), "NOT", "BETTER_WORK"))
        .contains(
            "未采纳的建议不用选转化成什么", "value=\"NOT\" selected", "value=\"BETTER_WORK\" selected", "谢谢您的建议。")
        .doesNotContain("协办单位没有答复");
  }

  @Test
  void an_answer_without_a_verdict_says_that_it_lacks_one() {
    assertThat(answered(accepted(), "", "BETTER_WORK"))
        .contains("请先选采纳情况", "value=\"BETTER_WORK\" selected");
  }
}
