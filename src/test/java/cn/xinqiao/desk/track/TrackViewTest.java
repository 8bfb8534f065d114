package cn.xinqiao.desk.track;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Language;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrackViewTest {
  @Test
  void a_day_is_written_as_people_say_it() {
    var day = LocalDate.parse("2026-12-01");
    assertThat(TrackView.day(day, Language.ZH)).isEqualTo("2026年12月1日 星期二");
    assertThat(TrackView.day(day, Language.EN)).isEqualTo("Tuesday, 1 December 2026");
  }
}
