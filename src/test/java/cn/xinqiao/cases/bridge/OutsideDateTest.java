package cn.xinqiao.cases.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideDateTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-25 18:00, 2026-11-25",
    "2026/1/5, 2026-01-05",
    "2026年11月25日18时前, 2026-11-25",
    "２０２６．１１．２５, 2026-11-25",
    "20261125180000, 2026-11-25",
    "20261125, 2026-11-25",
    "46351, 2026-11-25",
    "46351.75, 2026-11-25"
  })
  void a_day_is_read_as_other_systems_write_it(String written, LocalDate day) {
    assertThat(OutsideDate.in(written)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5个工作日", "11月25日", "2026-13-01", "2026-02-30", "尽快", "123456789"})
  void what_is_no_day_is_not_guessed_at(String written) {
    assertThat(OutsideDate.in(written)).isEmpty();
  }
}
