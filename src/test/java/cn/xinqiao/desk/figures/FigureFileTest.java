package cn.xinqiao.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1"})
  void no_cell_begins_like_a_formula(String cell) {
    assertThat(FigureFile.safe(cell)).isEqualTo("'" + cell);
  }

  @Test
  void other_cells_stay_as_they_are() {
    assertThat(FigureFile.safe("92.3%")).isEqualTo("92.3%");
    assertThat(FigureFile.safe("")).isEmpty();
    assertThat(FigureFile.safe("殷行街道")).isEqualTo("殷行街道");
  }
}
