package cn.xinqiao.cases.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that cannot be used stops the start and is named with file, line and reason. */
class JoiningListsTest {
  private static final String HEAD =
      "family,subjects,within_days,like_from,named_like_from,offer_like_from,offer_from,newest,source,status\n";

  @Test
  void every_subject_stands_in_one_family() throws IOException {
    var rules = new JoiningRules(shipped("joining.csv"));
    for (Subject subject : Subject.values()) {
      assertThat(rules.of(subject).subjects()).contains(subject);
    }
    assertThat(rules.of(Subject.URBAN_CONSTRUCTION).offerFrom()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,城乡建设,30,0.7,0.6,0.6,3,300,ours,D | no family",
        "a,城建,30,0.7,0.6,0.6,3,300,ours,D | subjects' cannot be",
        "a,城乡建设,0,0.7,0.6,0.6,3,300,ours,D | within_days' cannot be",
        "a,城乡建设,30,1.2,0.6,0.6,3,300,ours,D | like_from' cannot be",
        "a,城乡建设,30,0.7,0.6,0.6,0,300,ours,D | offer_from' cannot be",
        "a,城乡建设,30,0.7,0.6,0.6,3,5,ours,D | newest' cannot be",
        "a,城乡建设,30,0.7,0.6,0.6,3,300,,D | source' is empty",
        "a,城乡建设,30,0.7,0.6,0.6,3,300,ours,X | status' cannot be"
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    assertThatThrownBy(() -> new JoiningRules(file("joining.csv", HEAD + row)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("joining.csv line")
        .hasMessageContaining(reason);
  }

  @Test
  void a_subject_in_two_families_is_refused() {
    var rows =
        """
        a,城乡建设,30,0.7,0.6,0.6,3,300,ours,D
        b,城乡建设,30,0.7,0.6,0.6,3,300,ours,D
        """;
    assertThatThrownBy(() -> new JoiningRules(file("joining.csv", HEAD + rows)))
        .hasMessageContaining("line 3")
        .hasMessageContaining("two families");
  }

  @Test
  void a_public_thing_is_told_by_its_words_in_either_language() throws IOException {
    var things = new PublicThings(shipped("public-things.csv"));
    assertThat(things.in("我们楼的电梯又坏了")).containsExactly("lift");
    assertThat(things.in("The LIFT is broken")).containsExactly("lift");
    assertThat(things.in("路灯坏了，垃圾也没人收")).containsExactly("rubbish", "street-lamp");
    assertThat(things.in("我的工资没有发")).isEmpty();
    assertThat(things.name("lift", Language.EN)).isEqualTo("the lift");
  }

  @Test
  void a_public_thing_that_is_there_twice_is_refused() {
    var rows = "code,name_zh,name_en,words,source,status\nlift,a,b,c,d,D\nlift,a,b,c,d,D\n";
    assertThatThrownBy(() -> new PublicThings(file("public-things.csv", rows)))
        .hasMessageContaining("line 3")
        .hasMessageContaining("twice");
  }

  @Test
  void how_many_speak_for_many_is_one_row() {
    assertThatThrownBy(() -> GroupBook.rule(file("group-matters.csv", "most,source,status\n")))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("one row is needed");
  }

  private static SeedFile shipped(String name) throws IOException {
    return file(name, Files.readString(Path.of("seeds/rules", name)));
  }

  private static SeedFile file(String name, String content) {
    return new SeedFile("rules/" + name, 1, content);
  }
}
