package cn.xinqiao.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Bells;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class ProofOfDeliveryTest {
  private final TestOfficers officers;
  private final WebSessions sessions;
  private final Bells bells;

  ProofOfDeliveryTest(TestOfficers officers, WebSessions sessions, Bells bells) {
    this.officers = officers;
    this.sessions = sessions;
    this.bells = bells;
  }

  @Test
  void a_message_has_arrived_when_a_client_says_so_and_not_when_it_was_read_for_one() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    long last = lastOf(resident);
    fetch(resident, last);
    int before = arrivals(opened.number());
    write(opened.number());
    assertThat(fetch(resident, last)).hasSize(1);
    assertThat(arrivals(opened.number())).as("the answer may be lost on its way").isEqualTo(before);
    var pages =
        IntStream.range(0, 4)
            .mapToObj(i ->
                CompletableFuture.runAsync(
                    () -> fetch(resident, last + 1), Thread::startVirtualThread))
            .toList();
    pages.forEach(CompletableFuture::join);
    assertThat(arrivals(opened.number())).as("told once").isEqualTo(before + 1);
  }

  @Test
  void a_client_that_is_rung_for_nothing_waits_on() {
    var resident = new ResidentClient();
    var conversation = sessions.conversationOf(resident.session());
    var ringing =
        CompletableFuture.runAsync(
            () -> bells.ring(conversation),
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    long begin = System.nanoTime();
    given().get("/api/chat/{s}/messages?after=0&wait=2", resident.session()).then().statusCode(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    ringing.join();
  }

  private void write(String number) {
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .contentType("application/json")
        .body("{\"text\":\"我们明天上午来看。\"}")
        .post("/api/cases/{n}/message", number)
        .then()
        .statusCode(200);
  }

  private int arrivals(String number) {
    List<String> lines =
        given()
            .auth()
            .oauth2(officers.token("310110019", Role.OFFICER))
            .get("/api/cases/{n}", number)
            .then()
            .statusCode(200)
            .extract()
            .path("timeline.what");
    return (int) lines.stream().filter("DELIVERED"::equals).count();
  }

  private static long lastOf(ResidentClient resident) {
    return ((Number) resident.everything().getLast().get("seq")).longValue();
  }

  private static List<Object> fetch(ResidentClient resident, long after) {
    return given()
        .get("/api/chat/{s}/messages?after={a}", resident.session(), after)
        .then()
        .statusCode(200)
        .extract()
        .path("messages");
  }
}
