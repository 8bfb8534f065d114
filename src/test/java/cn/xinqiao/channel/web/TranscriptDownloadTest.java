package cn.xinqiao.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class TranscriptDownloadTest {

  @Test
  void a_resident_takes_the_whole_talk_home_as_a_file_that_nobody_caches() {
    var opened = OpenedCase.inWujiaochang();
    var answer = given().get("/api/chat/{s}/transcript", opened.resident().session());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(URLDecoder.decode(answer.header("Content-Disposition"), StandardCharsets.UTF_8))
        .startsWith("attachment;")
        .contains("心桥对话记录-");
    assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8))
        .contains("人行道的砖头翘起来了")
        .contains("选了：对，就这样")
        .contains(opened.number())
        .contains("以上共 " + opened.resident().everything().size() + " 条");
  }

  @Test
  void nobody_takes_a_talk_whose_session_they_do_not_have() {
    given().get("/api/chat/{s}/transcript", "x".repeat(32)).then().statusCode(404);
  }
}
