package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.Happening;
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
    try (var files = Files.newDirectoryStream(Path.of("seeds/texts"), "*." + tag + ".properties")) {
      for (Path file : files) {
        try (var reader = Files.newBufferedReader(file)) {
          words.load(reader);
        }
      }
    }
    for (Happening what : Happening.values()) {
      assertThat(words).containsKey("desk.line." + what);
    }
  }
}
