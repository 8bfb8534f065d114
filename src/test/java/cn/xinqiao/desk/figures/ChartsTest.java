package cn.xinqiao.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the drawings show is what the numbers say. */
class ChartsTest {

  @Test
  void a_bar_is_as_long_as_its_rate_and_its_line_runs_from_end_to_end_of_the_interval() {
    var chart =
        BarChart.of(
            List.of(
                new BarChart.Row("甲", share(50, 100), false),
                new BarChart.Row("乙", share(10, 10), true),
                new BarChart.Row("丙", share(0, 0), true)));
    assertThat(chart.height()).isEqualTo(102);
    var half = chart.bars().get(0);
    assertThat(half.width()).isEqualTo("160.0");
    assertThat(Double.parseDouble(half.low())).isBetween(128.0, 130.0);
    assertThat(Double.parseDouble(half.high())).isBetween(190.0, 192.0);
    assertThat(half.css()).isEqualTo("many");
    assertThat(chart.bars().get(1).css()).isEqualTo("few");
    assertThat(chart.bars().get(1).high()).isEqualTo("319.0");
    assertThat(chart.bars().get(2).width()).isNull();
    assertThat(chart.bars().get(2).value()).isEqualTo(Told.NOTHING);
  }

  private static cn.xinqiao.insight.Share share(long counted, long of) {
    return new cn.xinqiao.insight.Share(counted, of);
  }
}
