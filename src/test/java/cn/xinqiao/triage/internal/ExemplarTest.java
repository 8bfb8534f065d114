package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Subject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemplarTest {
  private static final String GOOD =
      """
      {"text": "路灯坏了", "kind": "SERVICE_REQUEST", "subKind": "ASSISTANCE", "subject": "城乡建设", "urgency": "NORMAL"}
      """;

  @Test
  void the_exemplars_of_the_product_can_all_be_read() throws IOException {
    var exemplars = Exemplar.read(TriageScore.seedsIn("exemplars"));

    assertThat(exemplars).hasSizeGreaterThan(1000).hasSizeLessThan(1600);
    assertThat(exemplars)
        .filteredOn(e -> e.track() == Track.OTHER)
        .allMatch(e -> e.subject() == null);
    assertThat(exemplars).extracting(Exemplar::subject).contains(Subject.values()).containsNull();
  }

  @Test
  void a_line_that_is_not_json_names_file_and_line() {
    assertRefused(GOOD + "path to nowhere", "seeds/exemplars/some.jsonl line 2");
  }

  @Test
  void an_unknown_kind_is_refused() {
    assertRefused(GOOD.replace("SERVICE_REQUEST", "WISH"), "line 1");
  }

  @Test
  void a_sub_kind_of_another_kind_is_refused() {
    assertRefused(GOOD.replace("ASSISTANCE", "APPEAL"), "SERVICE_REQUEST cannot be APPEAL");
  }

  @Test
  void an_unknown_subject_is_refused() {
    assertRefused(GOOD.replace("城乡建设", "天气"), "line 1");
  }

  @Test
  void a_matter_without_a_subject_is_refused() {
    assertRefused(GOOD.replace("\"城乡建设\"", "null"), "every kind but OTHER has a subject");
  }

  @Test
  void a_blank_text_is_refused() {
    assertRefused(GOOD.replace("路灯坏了", "  "), "has no text");
  }

  @Test
  void a_text_that_is_there_twice_is_refused() {
    assertRefused(GOOD + GOOD, "line 2: this text is there twice");
  }

  @Test
  void too_few_exemplars_of_a_track_are_refused() {
    assertRefused(GOOD, "APPEAL has fewer than 15 exemplars");
  }

  private static void assertRefused(String content, String reason) {
    var files = List.of(new SeedFile("exemplars/some.jsonl", 1, content));
    assertThatThrownBy(() -> Exemplar.read(files))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining(reason);
  }
}
