package cn.xinqiao.cases.document.paper;

import static cn.xinqiao.cases.document.paper.PaperSeeds.changed;
import static cn.xinqiao.cases.document.paper.PaperSeeds.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.cases.Doors;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {
  private static final SeedFile REMEDIES = read("documents/remedies.csv");
  private static final SeedFile WINDOWS = read("documents/windows.csv");
  private static final SeedFile ROUTES = read("rules/routes.csv");

  @ParameterizedTest
  @ValueSource(strings = {"自收到本意见书之日起{days}日内", "within {days} days", "{window}请带上"})
  void a_remedy_that_does_not_say_where_and_by_when_is_refused(String told) {
    var vague = changed(REMEDIES, told, "尽快");
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Remedies(vague, WINDOWS))
        .withMessageContaining("line 6")
        .withMessageContaining("the places of REVIEW are");
  }

  @Test
  void a_remedy_without_a_sentence_is_refused() {
    var without =
        new SeedFile(
            REMEDIES.name(),
            1,
            String.join(
                "\n", REMEDIES.lines().stream().filter(l -> !l.startsWith("LAST")).toList()));
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Remedies(without, WINDOWS))
        .withMessageContaining("LAST has no sentence");
  }

  @Test
  void windows_need_a_row_for_all_other_offices() {
    var without = changed(WINDOWS, "*,本平台自定", "310110,本平台自定");
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Remedies(REMEDIES, without))
        .withMessageContaining("no row '*'");
  }

  @Test
  void every_door_that_a_refusal_can_name_has_a_limit_and_a_way_in_both_languages() {
    var routes = new Routes(ROUTES);
    assertThat(routes.all())
        .extracting(Doors.Door::id)
        .contains("LITIGATION", "ARBITRATION", "RECONSIDERATION", "INFORMATION", "ENFORCEMENT");
    for (Doors.Door route : routes.all()) {
      for (Language language : Language.values()) {
        assertThat(Stream.of(route.name(language), route.limit(language), route.how(language)))
            .allSatisfy(text -> assertThat(text).isNotBlank());
      }
    }
  }

  @Test
  void a_door_without_a_time_limit_is_refused() {
    var without = changed(ROUTES, "按照有关党内法规的规定。", "");
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Routes(without))
        .withMessageContaining("line 7")
        .withMessageContaining("'limit_zh' is empty");
  }
}
