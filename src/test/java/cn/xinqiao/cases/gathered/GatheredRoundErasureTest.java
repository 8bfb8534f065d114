package cn.xinqiao.cases.gathered;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which notices an officer has had on which day is not kept for ever. */
@QuarkusTest
@Tag("database")
class GatheredRoundErasureTest {
  private static final LocalDate OLD = LocalDate.parse("2003-03-03");

  private final GatheredRoundErasure eraser;
  private final GatheredRounds rounds;
  private final NewCases cases;
  private final Retention retention;

  GatheredRoundErasureTest(
      GatheredRoundErasure eraser, GatheredRounds rounds, NewCases cases, Retention retention) {
    this.eraser = eraser;
    this.rounds = rounds;
    this.cases = cases;
    this.retention = retention;
  }

  @Test
  void days_before_the_last_that_is_kept_go_whole_and_in_their_order() {
    long officer = cases.officer(new OfficeCode("310118106"), Role.OFFICER).officerId();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int day = 0; day < 3; day++) {
            rounds.done(officer, OLD.plusDays(day), 1, Instant.parse("2003-03-03T01:00:00Z"));
            rounds.done(officer, OLD.plusDays(day), 2, Instant.parse("2003-03-03T06:00:00Z"));
          }
        });
    var before = Instant.parse("2003-03-04T16:30:00Z"); // the fifth has begun in Shanghai
    assertThat(QuarkusTransaction.requiringNew().call(() -> eraser.due(before, "")))
        .containsExactly("2003-03-03", "2003-03-04");
    assertThat(QuarkusTransaction.requiringNew().call(() -> eraser.due(before, "2003-03-03")))
        .containsExactly("2003-03-04");
    assertThat(erase("2003-03-04", before)).isEqualTo(Map.of("rounds", 2));
    assertThat(erase("2003-03-04", before)).isEmpty();
    assertThat(cases.count("gathered_round where officer_id = " + officer)).isEqualTo(4);
    cases.change("delete from gathered_round where officer_id = " + officer);
  }

  private Map<String, Integer> erase(String day, Instant before) {
    return QuarkusTransaction.requiringNew()
        .call(() -> eraser.erase(day, retention.of(eraser.keeps()), before));
  }
}
