package cn.xinqiao.survival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody's client sends, but somebody will: each is refused as the contract says. */
@QuarkusTest
@Tag("database")
class HostileInputTest {
  private static final String MATTER = "殷行街道开鲁路的垃圾桶坏了";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u3000"})
  void an_empty_text_is_refused_and_uses_up_no_id(String text) {
    var resident = new ResidentClient();
    Refused.with(422, resident.post(Map.of("id", "one", "text", text)));
    resident.post(Map.of("id", "one", "text", MATTER)).then().statusCode(202);
    assertThat(resident.everything()).hasSize(1);
  }

  @Test
  void a_text_above_20000_characters_is_too_large_and_one_of_20000_is_not() {
    var resident = new ResidentClient();
    Refused.with(413, resident.post(Map.of("text", "长".repeat(20_001))));
    Refused.with(413, resident.post(Map.of("text", "x".repeat(1024 * 1024))));
    resident.post(Map.of("text", "路灯不亮。".repeat(4_000))).then().statusCode(202);
    assertThat(resident.everything()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "[{}]",
        "42",
        "\"words\"",
        "{'id':'a'}",
        "{\"text\":\"no id\"}",
        "{\"id\":\"\",\"text\":\"x\"}",
        "{\"id\":\"a b\",\"text\":\"x\"}",
        "{\"id\":\"<b>\",\"text\":\"x\"}",
        "{\"id\":\"编号\",\"text\":\"x\"}",
        "{\"id\":{},\"text\":\"x\"}",
        "{\"id\":\"a\",\"text\":{}}",
        "{\"id\":\"a\",\"text\":[\"x\"]}",
        "{\"id\":\"a\",\"choice\":\"confirm\",\"of\":\"first\"}",
        "{\"id\":\"a\",\"choice\":\"confirm\",\"of\":1e400}",
        "{\"id\":\"a\",\"choice\":\"confirm\",\"matter\":99999999999}",
        "{\"id\":\"a\",\"location\":\"here\"}",
        "{\"id\":\"a\",\"location\":{\"lat\":31.3}}",
        "{\"id\":\"a\",\"location\":{\"lat\":131.3,\"lng\":121.5}}",
        "{\"id\":\"a\",\"location\":{\"lat\":\"NaN\",\"lng\":121.5}}",
        "{\"id\":\"a\",\"attachments\":\"all\"}",
        "{\"id\":\"a\",\"attachments\":[null]}",
        "{\"id\":\"a\",\"attachments\":[{}]}"
      })
  void what_is_not_the_json_of_the_contract_is_malformed(String body) {
    Refused.with(400, post(new ResidentClient(), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void an_id_of_65_characters_is_malformed() {
    Refused.with(400, new ResidentClient().post(Map.of("id", "a".repeat(65), "text", MATTER)));
  }

  @Test
  void json_nested_without_end_is_malformed() {
    var deep = "{\"id\":" + "[".repeat(100_000);
    Refused.with(400, post(new ResidentClient(), deep.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void invalid_utf_8_is_malformed() {
    var resident = new ResidentClient();
    for (int[] bytes :
        List.of(new int[] {0xC3, 0x28}, new int[] {0xFF}, new int[] {0xED, 0xA0, 0x80})) {
      Refused.with(400, post(resident, around(bytes)));
    }
    assertThat(resident.everything()).isEmpty();
  }

  @Test
  void unpaired_surrogates_and_nul_become_replacement_characters() {
    var resident = new ResidentClient();
    var body = "{\"id\":\"a\",\"text\":\"殷行\\ud83d街\\u0000道\\ude00路灯😀坏了\"}";
    post(resident, body.getBytes(StandardCharsets.UTF_8)).then().statusCode(202);
    assertThat(resident.reads().matters()).hasSize(1);
    assertThat(resident.everything().getFirst())
        .containsEntry("text", "殷行\uFFFD街\uFFFD道\uFFFD路灯😀坏了");
  }

  @Test
  void another_format_than_json_is_not_supported() {
    var resident = new ResidentClient();
    Refused.with(
        415,
        given()
            .contentType("text/xml")
            .body("<message/>")
            .post("/api/chat/{s}/messages", resident.session()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "' or 1=1 --", "<script>", "编号", "%00", "a.b;c"})
  void an_unknown_session_is_not_found(String session) {
    var message = Map.of("id", "a", "text", MATTER);
    Refused.with(
        404,
        given()
            .contentType("application/json")
            .body(message)
            .post("/api/chat/{s}/messages", session));
    Refused.with(404, given().get("/api/chat/{s}/messages", session));
    Refused.with(404, given().get("/api/chat/{s}/attachments/{id}", session, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=-1", "after=x", "after=1e9", "wait=26", "wait=-1", "wait=soon"})
  void a_question_for_messages_that_makes_no_sense_is_malformed(String query) {
    var resident = new ResidentClient();
    Refused.with(400, given().get("/api/chat/" + resident.session() + "/messages?" + query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "' or 1=1 --", "<script>alert(1)</script>", "office:", "选"})
  void a_choice_that_nobody_offered_is_refused(String choice) {
    var resident = new ResidentClient();
    Refused.with(422, resident.post(Map.of("choice", choice)));
    Refused.with(422, resident.post(Map.of("choice", choice, "of", Long.MAX_VALUE)));
    Refused.with(422, resident.post(Map.of("choice", choice, "of", -1)));
    resident.writes(MATTER).reads();
    Refused.with(422, resident.post(Map.of("choice", "x" + choice)));
    assertThat(resident.everything()).hasSize(2);
  }

  @Test
  void attachments_of_others_or_of_nobody_are_refused() {
    var resident = new ResidentClient();
    for (String id : List.of("unknown", "' or 1=1 --", "图", "x".repeat(5000))) {
      Refused.with(422, resident.post(Map.of("text", MATTER, "attachments", List.of(id))));
    }
    Refused.with(
        422, resident.post(Map.of("text", MATTER, "attachments", Collections.nCopies(10, "x"))));
    Refused.with(404, given().get("/api/chat/{s}/attachments/{id}", resident.session(), "图"));
    assertThat(resident.everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"number\":\"<script>\",\"code\":\"1\"}",
        "{\"number\":\"XQ20260101-0000000\",\"code\":\"' or 1=1 --\"}",
        "{\"number\":\"XQ20261121-0000014\"}"
      })
  void a_session_on_a_case_that_is_not_there_is_not_found(String body) {
    Refused.with(404, given().contentType("application/json").body(body).post("/api/chat"));
  }

  private static Response post(ResidentClient resident, byte[] body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/chat/{session}/messages", resident.session());
  }

  /** A message whose text is these bytes. */
  private static byte[] around(int... bytes) {
    var head = "{\"id\":\"a\",\"text\":\"".getBytes(StandardCharsets.UTF_8);
    var body = Arrays.copyOf(head, head.length + bytes.length + 2);
    for (int i = 0; i < bytes.length; i++) {
      body[head.length + i] = (byte) bytes[i];
    }
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';
    return body;
  }
}
