package cn.xinqiao.cases.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of receptions, and when nobody is disturbed. */
class ReceptionRulesTest {

  @Test
  void the_shipped_list_offers_three_times_and_reminds_by_day() throws IOException {
    var rules = shipped();
    assertThat(rules.offered()).isEqualTo(3);
    assertThat(rules.closesBefore()).isEqualTo(Duration.ofHours(2));
    assertThat(rules.remindFrom().getHour()).isBetween(8, 12);
  }

  @ParameterizedTest
  @CsvSource({
    "'offered,3,','offered,none,',value",
    "'offered,3,','offered,0,',value",
    "'ahead,P60D,','ahead,P0D,',value",
    "'remind_until,19:00,','remind_until,09:00,',ends before it begins",
    "'most_slots,40,','most_slot,40,',most_slot",
    "'brief_at,17:30,ours: before the office closes,D','brief_at,17:30,,D',source",
    "'promise_within,P1Y,ours: what takes longer is a plan and no promise,D','',promise_within"
  })
  void a_row_that_cannot_be_used_is_refused_with_its_reason(
      String row, String otherwise, String reason) throws IOException {
    var list = content();
    assertThat(list).contains(row);
    assertThatThrownBy(() -> ReceptionRules.of(file(list.replace(row, otherwise))))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("reception.csv line")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T03:00+08:00, 2026-11-24T10:00+08:00",
    "2026-11-24T22:30+08:00, 2026-11-25T10:00+08:00",
    "2026-11-24T10:00+08:00,",
    "2026-11-24T18:59+08:00,"
  })
  void nobody_is_reminded_at_night(String now, String then) throws IOException {
    var waits = VisitReminding.waitsUntil(ZonedDateTime.parse(now), shipped());
    assertThat(waits.orElse(null))
        .isEqualTo(then == null ? null : ZonedDateTime.parse(then).toInstant());
  }

  private static ReceptionRules shipped() throws IOException {
    return ReceptionRules.of(file(content()));
  }

  private static String content() throws IOException {
    return Files.readString(Path.of("seeds/rules/reception.csv"));
  }

  private static SeedFile file(String content) {
    return new SeedFile(ReceptionRules.LIST, 1, content);
  }
}
