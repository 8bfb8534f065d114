package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.grid.LookDoor.Opened;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every response that a grid keeper can get, searched for everything that says who reported. */
@QuarkusTest
@Tag("database")
class KeeperScanTest {
  private static final OfficeCode STREET = new OfficeCode("310110016");
  private static final Pattern LINK = Pattern.compile("/look/[A-Za-z0-9_-]{32}");
  private static final Pattern NODE = Pattern.compile("<option value=\"([^\"]+)\"");

  private final TestOfficers officers;
  private final OfficeTree offices;

  KeeperScanTest(TestOfficers officers, OfficeTree offices) {
    this.officers = officers;
    this.offices = offices;
  }

  /** What a resident wrote, and what of it no keeper may find. */
  private record Told(String words, List<String> secrets) {}

  private static final List<Told> RESIDENTS =
      List.of(
          new Told(
              "我是殷行街道市光一村12号601室的王秀珍，楼上漏水把我家天花板泡坏了，请派人来看看。我丈夫去年中风，家里只有我一个人",
              List.of("601", "王秀珍", "中风", "我丈夫", "天花板泡坏")),
          new Told(
              "殷行街道市光路300弄5号楼道里有人乱堆杂物，电话13900005678，微信yinhang_wang，希望尽快清掉",
              List.of("13900005678", "5678", "yinhang_wang", "有人乱堆杂物")));

  /** A number, a link and a random token may hold such digits by chance. */
  private static String withoutChance(String response, String number) {
    return response
        .replace(number, "")
        .replaceAll("/look/[\\w-]+", "")
        .replaceAll("name=\"token\" value=\"[^\"]*\"", "");
  }

  @Test
  void no_contact_no_name_and_no_word_of_a_reporter_is_in_anything_that_a_keeper_can_get()
      throws IOException {
    bring();
    var desk = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    for (Told told : RESIDENTS) {
      var opened = opened(told.words());
      var responses = everything(desk, (String) opened.get("number"));
      assertThat(responses).hasSize(8);
      for (String response : responses) {
        var said = withoutChance(response, (String) opened.get("number"));
        assertThat(said).doesNotContain(told.words()).doesNotContain((String) opened.get("code"));
        told.secrets().forEach(secret -> assertThat(said).doesNotContain(secret));
      }
    }
  }

  /** The page, each way in which a form can fail, the answer, and all pages after it. */
  private List<String> everything(DeskSession desk, String number) throws IOException {
    var path = "/desk/cases/" + number + "/looks";
    var form = desk.get(path).asString();
    var node = NODE.matcher(form);
    assertThat(node.find()).as("a keeper to ask").isTrue();
    desk.post(path, Map.of("node", node.group(1), "place", "", "wanted", "看楼道和墙面情况"))
        .then()
        .statusCode(303);
    var link = link(desk, path);
    var responses = new ArrayList<String>();
    responses.add(whole(keeper().get(link), 200));
    responses.add(whole(keeper().header("Accept-Language", "en").get(link), 200));
    responses.add(
        whole(keeper().multiPart("photo", "a.jpg", new byte[] {1, 2, 3}).post(link), 422));
    responses.add(whole(said("啊".repeat(300)).post(link), 422));
    responses.add(whole(said("看过了，墙面是湿的").multiPart("photo", "a.png", png()).post(link), 200));
    responses.add(whole(keeper().get(link), 410));
    responses.add(whole(said("再来一次").post(link), 410));
    responses.add(whole(keeper().get("/look/" + "A".repeat(32)), 404));
    assertThat(responses.getFirst()).contains("看楼道和墙面情况");
    return responses;
  }

  @Test
  void the_answer_and_its_picture_stand_on_the_case_with_the_place_in_the_file_gone()
      throws IOException {
    bring();
    var desk = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var number = (String) opened("殷行街道市光一村9号门口有一堆建筑垃圾，很久没人清").get("number");
    everything(desk, number);
    var page = desk.get("/desk/cases/" + number + "/looks").asString();
    assertThat(page).contains("看过了，墙面是湿的");
    var photo = Pattern.compile("/desk/cases/[^\"]+/looks/\\d+/photo").matcher(page);
    assertThat(photo.find()).isTrue();
    var picture = desk.get(photo.group()).then().statusCode(200).extract().asByteArray();
    assertThat(new String(picture, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "tEXt");
    var elsewhere = DeskSession.of(officers.login("310110019", Role.OFFICER));
    elsewhere.get(photo.group()).then().statusCode(404);
    assertThat(desk.get("/desk/cases/" + number).asString()).contains("网格员看过了，有回复");
  }

  @Test
  void a_task_has_no_place_for_words_contacts_codes_or_names() {
    assertThat(Stream.of(Opened.Task.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly("number", "office", "subject", "place", "wanted", "by");
  }

  @Test
  void a_link_opens_no_other_door() throws IOException {
    bring();
    var desk = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var number = (String) opened("殷行街道市光一村7号门口的窨井盖松动，走路不安全").get("number");
    var path = "/desk/cases/" + number + "/looks";
    var node = NODE.matcher(desk.get(path).asString());
    assertThat(node.find()).isTrue();
    desk.post(path, Map.of("node", node.group(1), "place", "", "wanted", "看井盖松不松"));
    var token = link(desk, path).substring("/look/".length());
    keeper().get("/desk/cases/" + number).then().statusCode(303);
    keeper()
        .get("/track/" + number)
        .then()
        .body(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("窨井盖松动")));
    given().auth().oauth2(token).get("/api/cases/" + number).then().statusCode(401);
  }

  @Test
  void of_an_accusation_no_keeper_can_be_asked() {
    var number = OpenedCase.accusingYinhang().number();
    var desk = DeskSession.of(officers.login("310110-discipline", Role.OFFICER));
    assertThat(desk.get("/desk/cases/" + number).asString()).doesNotContain("/looks");
    desk.post("/desk/cases/" + number + "/looks", Map.of("node", "x", "place", "y", "wanted", "z"))
        .then()
        .statusCode(422);
  }

  private static String link(DeskSession desk, String path) {
    var made = Pattern.compile(path + "/\\d+/link").matcher(desk.get(path).asString());
    assertThat(made.find()).isTrue();
    var link = LINK.matcher(desk.post(made.group(), Map.of()).asString());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static RequestSpecification keeper() {
    return given().redirects().follow(false).accept("text/html");
  }

  private static RequestSpecification said(String sentence) {
    return keeper()
        .multiPart(
            new io.restassured.builder.MultiPartSpecBuilder(sentence)
                .controlName("sentence")
                .charset(StandardCharsets.UTF_8)
                .build());
  }

  /** What is in a body, and in the headers too. */
  private static String whole(Response response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    return response.headers() + "\n" + response.asString();
  }

  private void bring() {
    var committees =
        offices.childrenOf(STREET).stream()
            .filter(office -> office.level() == OfficeLevel.NEIGHBOURHOOD)
            .toList();
    var table = new StringBuilder();
    committees.forEach(one ->
        table.append("%s-1,,大网格,%s,林一,13800000001,%1$s\n".formatted(one.code(), one.name())));
    var desk = DeskSession.of(officers.login(STREET.value(), Role.LEAD));
    var preview =
        desk.browser()
            .multiPart("token", desk.token())
            .multiPart("file", "grid.csv", table.toString().getBytes(StandardCharsets.UTF_8))
            .post("/desk/grid/file")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    var seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"").matcher(preview);
    if (seen.find()) {
      desk.post("/desk/grid/taking", Map.of("text", table.toString(), "seen", seen.group(1)))
          .then()
          .statusCode(303);
    }
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
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
