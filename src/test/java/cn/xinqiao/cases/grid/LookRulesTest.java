package cn.xinqiao.cases.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that cannot be used stops the start and is named with file, line and reason. */
class LookRulesTest {
  private static final String HEAD =
      "answer_within,latest,open_after,most_open,tries,source,status\n";

  @Test
  void the_shipped_rule_can_be_used() throws IOException {
    var shipped = Files.readString(Path.of("seeds/rules/looks.csv"));
    assertThat(new LookRules(file(shipped)).rule().answerWithin()).isEqualTo(Duration.ofHours(24));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0H,P14D,P3D,5,4,ours,D | answer_within' cannot be",
        "PT24H,P100D,P3D,5,4,ours,D | latest' cannot be",
        "PT24H,P14D,soon,5,4,ours,D | open_after' cannot be",
        "PT24H,P14D,P3D,0,4,ours,D | most_open' cannot be",
        "PT24H,P14D,P3D,5,99,ours,D | tries' cannot be",
        "PT24H,P14D,P3D,5,4,,D | source' is empty",
        "PT24H,P14D,P3D,5,4,ours,X | status' cannot be",
        "P15D,P14D,P3D,5,4,ours,D | longer than 'latest'"
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    assertThatThrownBy(() -> new LookRules(file(HEAD + row)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("looks.csv line")
        .hasMessageContaining(reason);
  }

  @Test
  void two_rules_are_refused() {
    var row = "PT24H,P14D,P3D,5,4,ours,D\n";
    assertThatThrownBy(() -> new LookRules(file(HEAD + row + row)))
        .hasMessageContaining("one row is needed");
  }

  private static SeedFile file(String content) {
    return new SeedFile("rules/looks.csv", 1, content);
  }
}
