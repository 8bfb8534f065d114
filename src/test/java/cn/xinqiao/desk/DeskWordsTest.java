package cn.xinqiao.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseContacts.Purpose;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.desk.internal.DaysLeft;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.EmergencyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are looked up by the name of a code: a new code without words fails here. */
class DeskWordsTest {
  private static final Pattern USED = Pattern.compile("words\\.get\\('(desk\\.[^']+)'\\)");

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_code_has_words_for_officers(String tag) throws IOException {
    var words = words(tag);
    assertThat(words).containsKeys(keys("desk.state.", CaseState.values()));
    assertThat(words).containsKeys(keys("desk.danger.", EmergencyKind.values()));
    assertThat(words).containsKeys(keys("desk.decidedBy.", DecidedBy.values()));
    assertThat(words).containsKeys(keys("desk.purpose.", Purpose.values()));
    assertThat(words).containsKeys(keys("desk.contact.", ContactKind.values()));
    assertThat(words).containsKeys(keys("desk.left.", DaysLeft.Standing.values()));
    assertThat(words).containsKeys(keys("desk.queue.empty.", CaseState.values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_word_that_a_page_uses_is_there(String tag) throws IOException {
    var words = words(tag);
    try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates/desk"))) {
      for (Path page : pages.toList()) {
        USED.matcher(Files.readString(page))
            .results()
            .forEach(use -> assertThat(words).as(page.toString()).containsKey(use.group(1)));
      }
    }
  }

  private static Object[] keys(String prefix, Enum<?>[] codes) {
    return Arrays.stream(codes).map(code -> prefix + code.name()).toArray();
  }

  private static Properties words(String tag) throws IOException {
    var words = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("seeds/texts/desk." + tag + ".properties"))) {
      words.load(reader);
    }
    return words;
  }
}
