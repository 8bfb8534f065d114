package cn.xinqiao.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Endpoint;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.Redacted;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What leaves the office for a third party, searched for everything that says who reported. */
@QuarkusTest
@Tag("database")
class ThirdPartyScanTest {
  private static final OfficeCode STREET = new OfficeCode("310110016");
  private static final OfficeCode GREENING = new OfficeCode("310110-greening");
  private static final OfficeCode COMMITTEE = new OfficeCode("310110016018");

  private final TestOfficers officers;
  private final RedactedCases redacted;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Returns returns;
  private final Parts parts;
  private final Invitations invitations;

  ThirdPartyScanTest(
      TestOfficers officers,
      RedactedCases redacted,
      NewCases cases,
      CaseDesk desk,
      Returns returns,
      Parts parts,
      Invitations invitations) {
    this.officers = officers;
    this.redacted = redacted;
    this.cases = cases;
    this.desk = desk;
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
  }

  /** What a resident wrote, and what of it no third party may find; no other test writes it. */
  private record Told(String words, List<String> secrets) {}

  private static final List<Told> RESIDENTS =
      List.of(
          new Told(
              "我是殷行街道市光一村12号2907室的王秀珍，楼上漏水把我家天花板泡坏了，请派人来看看。我丈夫去年中风，家里只有我一个人",
              List.of("2907", "王秀珍", "中风", "我丈夫")),
          new Told(
              "殷行街道市光路300弄5号楼道里有人乱堆杂物，电话13900007143，微信yinhang_wang，希望尽快清掉",
              List.of("13900007143", "7143", "yinhang_wang")),
          new Told(
              "我叫李建国，身份证310110195003041234，住殷行街道市光一村，路灯坏了三天。写信lijianguo@example.org",
              List.of("李建国", "310110195003041234", "lijianguo", "example.org")));

  @Test
  void no_contact_no_name_no_room_and_no_word_beyond_the_gist_is_in_anything_that_leaves() {
    var desk = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    for (Told told : RESIDENTS) {
      var opened = opened(told.words());
      var number = (String) opened.get("number");
      var responses =
          List.of(
              desk.get("/desk/cases/" + number + "/extract").asString(),
              redacted
                  .takeOut(cases.officer(STREET, Role.OFFICER), CaseNumber.valueOf(number))
                  .toString(),
              partOf(CaseNumber.valueOf(number)),
              invitationOf(CaseNumber.valueOf(number)),
              returnOf(CaseNumber.valueOf(number)));
      for (String response : responses) {
        assertThat(response).contains(number);
        var said = withoutChance(response, number);
        assertThat(said).doesNotContain(told.words());
        assertThat(said).doesNotContain((String) opened.get("code"));
        told.secrets()
            .forEach(secret -> assertThat(said).doesNotContainPattern(asItStands(secret)));
      }
    }
  }

  /**
   * The digits of a room are within many a longer number by chance, in the codes of the city's grid
   * for one.
   */
  private static String asItStands(String secret) {
    return "(?<![0-9])" + Pattern.quote(secret) + "(?![0-9])";
  }

  /** A number and a random token may hold the digits of a room by chance. */
  private static String withoutChance(String response, String number) {
    return response.replace(number, "").replaceAll("name=\"token\" value=\"[^\"]*\"", "");
  }

  /** What a department reads that was asked for a part. */
  private String partOf(CaseNumber number) {
    var street = cases.officer(STREET, Role.OFFICER);
    parts.ask(street, Request.on(number), GREENING, "请到现场看看", Optional.empty());
    var part = parts.of(street, number).getFirst().id();
    return DeskSession.of(officers.login(GREENING.value(), Role.OFFICER))
        .get("/desk/together/parts/" + number + "/" + part)
        .asString();
  }

  /** What a department reads that was invited. */
  private String invitationOf(CaseNumber number) {
    var street = cases.officer(STREET, Role.OFFICER);
    invitations.invite(street, Request.on(number), GREENING, "请到现场商量");
    var invitation = invitations.of(street, number).getFirst().id();
    return DeskSession.of(officers.login(GREENING.value(), Role.OFFICER))
        .get("/desk/together/invitations/" + number + "/" + invitation)
        .asString();
  }

  /** What a street reads that passed the case on and is asked to take it back. */
  private String returnOf(CaseNumber number) {
    desk.transfer(cases.officer(STREET, Role.OFFICER), Request.on(number), GREENING, "请绿化部门办理");
    returns.ask(cases.officer(GREENING, Role.OFFICER), Request.on(number), "不属于我们");
    return DeskSession.of(officers.login(STREET.value(), Role.OFFICER))
        .get("/desk/together/returns/" + number)
        .asString();
  }

  @Test
  void no_response_that_there_is_tells_a_department_or_a_committee_who_reported_what_it_works_at() {
    for (OfficeCode third : List.of(GREENING, COMMITTEE)) {
      var told = RESIDENTS.get(third.equals(GREENING) ? 0 : 1);
      var opened = opened(told.words());
      var number = CaseNumber.valueOf((String) opened.get("number"));
      var street = cases.officer(STREET, Role.OFFICER);
      parts.ask(street, Request.on(number), third, "请到现场看看", Optional.empty());
      var part = parts.of(street, number).getLast().id();
      for (Role role : List.of(Role.OFFICER, Role.LEAD)) {
        var responses = responses(third, role, number.toString(), part);
        assertThat(responses).as("it sees the case at all").anyMatch(r -> r.contains("请到现场看看"));
        for (String response : responses) {
          var said = withoutChance(response, number.toString());
          assertThat(said).doesNotContain(told.words());
          assertThat(said).doesNotContain((String) opened.get("code"));
          told.secrets()
              .forEach(secret -> assertThat(said).doesNotContainPattern(asItStands(secret)));
        }
      }
    }
  }

  /** What every endpoint answers, first what is only read: error pages and refusals with them. */
  private List<String> responses(OfficeCode third, Role role, String number, long part) {
    var desk = DeskSession.of(officers.login(third.value(), role));
    var form = desk.token();
    var token = officers.token(third.value(), role);
    return Endpoint.all().stream()
        .filter(one -> !one.open() && !one.path().equals("/desk/logout"))
        .sorted(Comparator.comparing(Endpoint::changes))
        .map(one -> {
          var asked = one.isApi() ? RestAssured.given().auth().oauth2(token) : desk.browser();
          return body(asked, one, form).request(one.method(), one.of(number, part)).asString();
        })
        .toList();
  }

  private static RequestSpecification body(RequestSpecification asked, Endpoint one, String form) {
    if (!one.changes()) {
      return asked;
    }
    return one.isApi()
        ? asked.contentType("application/json").body("{}")
        : asked
            .contentType("application/x-www-form-urlencoded")
            .formParam("token", form)
            .formParam("text", "试一试");
  }

  @Test
  void the_redacted_view_has_no_place_for_words_contacts_codes_pictures_or_the_timeline() {
    assertThat(Stream.of(Redacted.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly(
            "number", "kind", "subject", "office", "neighbourhood", "place", "about", "wanted");
  }

  @Test
  void only_the_office_that_works_a_case_takes_anything_out_and_of_an_accusation_nobody_does() {
    var number = opened("殷行街道市光一村路灯坏了，晚上很暗").get("number");
    var path = "/desk/cases/" + number + "/extract";
    assertThat(status(STREET.value(), Role.OFFICER, path)).isEqualTo(200);
    assertThat(status("310110", Role.LEAD, path)).isEqualTo(200);
    assertThat(status("310110", Role.OFFICER, path)).isEqualTo(403);
    assertThat(status("31", Role.AUDITOR, path)).isEqualTo(403);
    assertThat(status("31", Role.ADMIN, path)).isEqualTo(403);
    assertThat(status("310110019", Role.OFFICER, path)).isEqualTo(404);
    var accusation = OpenedCase.accusingYinhang().number();
    assertThat(status("310110-discipline", Role.OFFICER, "/desk/cases/" + accusation + "/extract"))
        .isEqualTo(403);
  }

  private int status(String office, Role role, String path) {
    return DeskSession.of(officers.login(office, role)).get(path).statusCode();
  }

  private static Map<String, Object> opened(String words) {
    var resident = new ResidentClient();
    resident.writes(words).reads();
    var said = resident.presses("confirm").reads();
    while (said.cases().isEmpty()) {
      var anonymous = said.optionIds().contains("name:anonymous");
      said = resident.presses(anonymous ? "name:anonymous" : "contact:self").reads();
    }
    return said.cases().getFirst();
  }
}
