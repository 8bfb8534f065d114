package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.internal.Neighbourhood.Neighbour;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The classifier in force, with the exemplars and cues of the product; none of the texts asked here
 * is an exemplar. The native library of the model loads only once in a process, so it is asked for
 * where the application has loaded it.
 */
@QuarkusTest
class ClassifierTest {
  private final ClassifierStore store;
  private Training training;
  private Classifier classifier;
  private Neighbourhood learned;

  ClassifierTest(ClassifierStore store) {
    this.store = store;
  }

  @BeforeEach
  void wait_for_the_classifier() {
    training = new Training(store.features(), store.cues());
    classifier = store.ready().classifier();
    learned = classifier.neighbourhood();
  }

  @ParameterizedTest
  @CsvSource({
    "楼下烧烤店油烟太大，窗户都不敢开，请来管一管, ASSISTANCE, ENVIRONMENT",
    "老板欠我三个月工资不给，要求马上发给我, APPEAL, LABOUR",
    "街道办副主任收承包商红包还用公款请客，请纪委查, ACCUSATION, DISCIPLINE",
    "请问办居住证需要带哪些材料，几天能拿到, INQUIRY, LAW_AND_POLICE",
    "建议在公交站台加装遮雨棚和座椅，方便老人候车, SUGGESTION, TRANSPORT",
    "小区门口路灯坏脱了，夜里向墨墨黑，来修修好伐, ASSISTANCE, URBAN_CONSTRUCTION",
    "The lift in my building is broken again please send someone to repair, ASSISTANCE,"
        + " URBAN_CONSTRUCTION",
  })
  void a_plain_matter_gets_its_track_and_subject(String text, Track track, Subject subject) {
    var verdict = judge(classifier, text);

    assertThat(verdict.track()).isEqualTo(track);
    assertThat(verdict.subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource({"谢谢侬，辛苦了", "你好呀", "Thank you very much!"})
  void a_greeting_or_thanks_holds_no_matter(String text) {
    assertThat(judge(classifier, text).track()).isEqualTo(Track.OTHER);
  }

  @Test
  void the_same_exemplars_make_the_same_verdicts() {
    var again = training.train("second", learned.exemplars(), learned.vectors());

    for (String text : List.of("楼道灯坏了", "物业乱收停车费要退", "how can I renew my visa?")) {
      assertThat(judge(again, text)).isEqualTo(judge(classifier, text));
    }
  }

  @Test
  void probabilities_sum_up_to_one() {
    var verdict = judge(classifier, "公园里的厕所没有灯，晚上没法用");

    assertThat(sum(verdict.tracks().values())).isCloseTo(1, within(1e-6));
    assertThat(sum(verdict.subjects().values())).isCloseTo(1, within(1e-6));
    assertThat(verdict.confidence()).isEqualTo(verdict.tracks().get(verdict.track()));
  }

  @Test
  void the_nearest_exemplars_come_first() {
    var known = learned.exemplars().get(100);
    var nearest = learned.nearest(learned.vectors().get(100), 3);

    assertThat(nearest).hasSize(3).extracting(Neighbour::exemplar).startsWith(known);
    assertThat(nearest)
        .extracting(Neighbour::similarity)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void exemplars_that_were_not_learned_are_mostly_told_right() {
    assertThat(training.score(learned.exemplars(), learned.vectors())).isGreaterThan(0.80);
  }

  private Classifier.Verdict judge(Classifier asked, String text) {
    var vector = store.ready().vectors().of(text);
    return asked.judge(vector, store.features().of(text, vector, store.cues().in(text)));
  }

  private static double sum(Iterable<Double> probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum += p;
    }
    return sum;
  }
}
