package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Urgency;
import org.junit.jupiter.api.Test;

class CuesTest {
  private static final String HEADING = "id,pattern,meaning,urgency\n";

  private final Cues ours = new Cues(TriageScore.seed("cues.csv"));

  @Test
  void a_cue_tells_the_phrase_and_what_it_means() {
    var cues = cues("suggest,建议|不妨,提出改进,");

    assertThat(cues.in("路口不妨画一条线"))
        .singleElement()
        .satisfies(f -> assertThat(f.reason()).isEqualTo("“不妨”：提出改进"))
        .satisfies(f -> assertThat(f.urgency()).isEmpty());
  }

  @Test
  void a_text_without_cues_finds_none() {
    assertThat(cues("suggest,建议,提出改进,").in("今天天气不错")).isEmpty();
    assertThat(ours.in("")).isEmpty();
  }

  @Test
  void a_cue_knows_how_often_and_where_it_stands() {
    var cues = cues("suggest,建议,提出改进,");
    var middle = "这是一段很长的背景介绍，说的是别的事情。".repeat(5);

    assertThat(cues.in("建议装灯。" + middle).getFirst())
        .matches(f -> f.times() == 1 && f.opening() && !f.closing());
    assertThat(cues.in(middle + "建议装灯，建议修路").getFirst())
        .matches(f -> f.times() == 2 && !f.opening() && f.closing());
    assertThat(cues.in("建议装灯").getFirst()).matches(f -> f.opening() && f.closing());
  }

  @Test
  void only_the_title_is_the_opening_of_a_letter_with_a_title() {
    var cues = cues("suggest,建议,提出改进,");

    assertThat(cues.in("关于路灯\n我建议装灯").getFirst().opening()).isFalse();
  }

  @Test
  void a_long_phrase_is_shortened_for_the_officer() {
    var found = cues("any,.+,什么都算,").in("字".repeat(100)).getFirst();

    assertThat(found.phrase()).hasSize(24).endsWith("…");
  }

  @Test
  void a_phrase_in_capitals_is_found() {
    assertThat(cues("ask,how do,在问办法,").in("HOW DO I apply")).hasSize(1);
  }

  @Test
  void an_essential_service_that_is_out_is_urgent() {
    assertThat(ours.in("我们整栋楼停水了，老人做不了饭"))
        .anySatisfy(f -> assertThat(f.urgency()).contains(Urgency.URGENT));
  }

  @Test
  void cues_are_numbered_in_the_order_of_the_file() {
    var cues = cues("one,甲,甲,\ntwo,乙,乙,");

    assertThat(cues.size()).isEqualTo(2);
    assertThat(cues.in("乙甲")).extracting(Cues.Found::index).containsExactly(0, 1);
  }

  @Test
  void a_pattern_that_is_none_names_file_and_line() {
    assertThatThrownBy(() -> cues("broken,(,什么,"))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("seeds/cues.csv line 2");
  }

  private static Cues cues(String rows) {
    return new Cues(new SeedFile("cues.csv", 1, HEADING + rows));
  }
}
