package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void whatever_can_happen_to_a_case_has_words_for_officers(String tag) throws IOException {
    var words = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("seeds/texts/desk." + tag + ".properties"))) {
      words.load(reader);
    }
    for (CaseLine.What what : CaseLine.What.values()) {
      assertThat(words).containsKey("desk.line." + what);
    }
  }
}
