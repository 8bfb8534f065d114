package cn.xinqiao.followup;

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
class AskingTermsTest {
  private static final String HEAD =
      "quiet_after,one_at_a_time,heard_within,after_all,source,status\n";

  @Test
  void the_shipped_rule_can_be_used() throws IOException {
    var terms = new AskingTerms(file(Files.readString(Path.of("seeds/rules/asking.csv"))));
    assertThat(terms.quietAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(terms.oneAtATime()).isEqualTo(Duration.ofDays(1));
    assertThat(terms.heardWithin()).isEqualTo(Duration.ofDays(7));
    assertThat(terms.afterAll()).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT0M,P1D,P7D,P1D,ours,D | quiet_after' cannot be",
        "PT10M,P91D,P7D,P1D,ours,D | one_at_a_time' cannot be",
        "PT10M,P1D,a week,P1D,ours,D | heard_within' cannot be",
        "PT10M,P1D,P7D,-P1D,ours,D | after_all' cannot be",
        "PT10M,P1D,P7D,P1D,,D | source' is empty",
        "PT10M,P1D,P7D,P1D,ours,X | status' cannot be"
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    assertThatThrownBy(() -> new AskingTerms(file(HEAD + row)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("asking.csv line")
        .hasMessageContaining(reason);
  }

  @Test
  void two_rules_are_refused() {
    var row = "PT10M,P1D,P7D,P1D,ours,D\n";
    assertThatThrownBy(() -> new AskingTerms(file(HEAD + row + row)))
        .hasMessageContaining("one row is needed");
  }

  private static SeedFile file(String content) {
    return new SeedFile("rules/asking.csv", 1, content);
  }
}
