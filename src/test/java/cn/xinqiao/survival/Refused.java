package cn.xinqiao.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** What a refusal looks like: the status of the contract, RFC 9457, and nothing of the inside. */
final class Refused {
  private Refused() {}

  static void with(int status, Response answer) {
    var body = answer.asString();
    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).startsWith("/problems/");
    assertThat(answer.jsonPath().getString("title")).isNotBlank();
    assertThat(body).doesNotContain("Exception", "cn.xinqiao", "select ");
  }
}
