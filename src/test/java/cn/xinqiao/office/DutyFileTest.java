package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinqiao.office.DutyFile.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyFileTest {
  private static final DutyRoster.Planned LI =
      new DutyRoster.Planned(
          "li", Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-23T12:00:00Z"));

  @Test
  void times_are_those_of_shanghai() {
    assertThat(DutyFile.read("who,from,to\nli,2026-11-23 08:00,2026-11-23 20:00\n"))
        .containsExactly(LI);
  }

  @Test
  void it_is_read_as_a_spreadsheet_in_china_writes_it() {
    var text = "账号,开始,结束\r\nli,2026/11/23 8:00,2026/11/23 20:00\r\n";
    assertThat(DutyFile.read(text.getBytes(Charset.forName("GB18030")))).containsExactly(LI);
    assertThat(DutyFile.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
        .containsExactly(LI);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "who,from,to                                                     | 1 | EMPTY",
        "li,2026-11-23 08:00                                             | 1 | CELLS",
        "li,2026-11-23 08:00,2026-11-23 20:00#,2026-11-23 08:00,2026-11-24 08:00 | 2 | CELLS",
        "li,2026-11-23 08:00,tomorrow                                    | 1 | TIME",
        "li,2026-02-30 08:00,2026-03-01 08:00                            | 1 | TIME",
        "li,2026-11-23 08:00,2026-11-23 08:00                            | 1 | ORDER",
        "li,2026-11-23 20:00,2026-11-23 08:00                            | 1 | ORDER"
      })
  void the_first_row_that_cannot_be_used_is_named_with_its_reason(
      String text, long line, Problem problem) {
    var refused =
        catchThrowableOfType(
            DutyFile.Unreadable.class, () -> DutyFile.read(text.replace('#', '\n')));
    assertThat(refused.problem()).isEqualTo(problem);
    assertThat(refused.line()).isEqualTo(line);
  }

  @Test
  void what_is_written_can_be_read_again() {
    var shift = new DutyRoster.Shift(4, "li", LI.begins(), LI.ends(), true);
    assertThat(DutyFile.read(DutyFile.write(List.of(shift)))).containsExactly(LI);
  }
}
