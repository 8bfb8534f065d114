package cn.xinqiao.followup.adviser;

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
class AdviserTermsTest {
  private static final String HEAD = "answer_within,source,status\n";

  @Test
  void the_shipped_rule_can_be_used() throws IOException {
    var shipped = Files.readString(Path.of("seeds/rules/advisers.csv"));
    assertThat(new AdviserTerms(file(shipped)).answerWithin()).isEqualTo(Duration.ofDays(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0H,ours,D | answer_within' cannot be",
        "P31D,ours,D | answer_within' cannot be",
        "soon,ours,D | answer_within' cannot be",
        "P3D,,D | source' is empty",
        "P3D,ours,X | status' cannot be"
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    assertThatThrownBy(() -> new AdviserTerms(file(HEAD + row)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("advisers.csv line")
        .hasMessageContaining(reason);
  }

  @Test
  void two_rules_are_refused() {
    assertThatThrownBy(() -> new AdviserTerms(file(HEAD + "P3D,ours,D\nP3D,ours,D\n")))
        .hasMessageContaining("one row is needed");
  }

  private static SeedFile file(String content) {
    return new SeedFile("rules/advisers.csv", 1, content);
  }
}
