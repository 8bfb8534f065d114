package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.internal.Neighbourhood.Neighbour;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classifier in force, with the exemplars and cues of the product; none of the texts asked here
 * is an exemplar. The native library of the model loads only once in a process, so it is asked for
 * where the application has loaded it.
 */
@QuarkusTest
class ClassifierTest {
  private final ClassifierStore store;
  private Reader reader;
  private Classifier classifier;
  private Neighbourhood<Exemplar> learned;

  ClassifierTest(ClassifierStore store) {
    this.store = store;
  }

  @BeforeEach
  void wait_for_the_classifier() {
    reader = store.ready();
    classifier = reader.classifier();
    learned = classifier.exemplars();
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
  void a_kept_classifier_makes_the_same_verdicts() {
    var kept =
        ClassifierBytes.read(classifier.id(), ClassifierBytes.write(classifier), store.lessons());

    for (String text : List.of("楼道灯坏了", "物业乱收停车费要退", "how can I renew my visa?")) {
      assertThat(judge(kept, text)).isEqualTo(judge(classifier, text));
    }
  }

  @Test
  void a_kept_classifier_fits_into_a_packet_of_any_database() {
    // MariaDB takes 16 MB unless told otherwise, and a driver may write each byte as two
    assertThat(ClassifierBytes.write(classifier)).hasSizeLessThan(7_000_000);
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
    var known = learned.texts().get(100);
    var nearest = learned.nearest(learned.vectors().get(100), 3);

    assertThat(nearest).hasSize(3).extracting(Neighbour::text).startsWith(known);
    assertThat(nearest)
        .extracting(Neighbour::similarity)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void exemplars_that_were_not_learned_are_mostly_told_right() {
    var training = new Training(reader.features(), reader.cues());
    var score = training.score(store.lessons(), learned.vectors());

    assertThat(score).isGreaterThan(0.80);
  }

  @ParameterizedTest
  @CsvSource({
    "他爬到晾衣架外面去了脚下什么都没有，谁叫也不应, SUICIDE_WITNESSED",
    "奶奶嘴巴歪了讲不出话，左边手抬不起来, FALL",
    "天花板像下雨一样，地板全泡了，水还在往上涨, FLOOD",
    "轿厢停在半当中不上不下，里面一个大肚子，门扒不开, TRAPPED",
  })
  void danger_that_is_told_without_naming_it_is_felt(String text, EmergencyKind kind) {
    var reading = reader.read(text);

    assertThat(reading.verdict().danger()).isGreaterThan(0.2);
    assertThat(reading.dangerKind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "小区门口路灯坏了三天了，晚上老人出门不安全",
        "楼上装修每天七点就开始敲，吵死了",
        "请问居住证到期怎么续签",
        "消防通道又被车堵了，请来管管",
        "希望给老房子加装扶手，去年我妈在楼梯上摔过一跤",
        "谢谢你们，修好了",
      })
  void ordinary_matters_are_no_danger(String text) {
    assertThat(judge(classifier, text).danger()).isLessThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The street light in front of No. 12 is broken",
        "The street light in front of No. 12 Guoding Road is broken",
        "The window in Room 301, No. 7 does not close, my phone is 13812345678",
        "包头路1135弄99号快递柜坏了",
      })
  void an_address_beside_an_ordinary_matter_makes_no_danger_of_it(String text) {
    assertThat(reader.read(text).verdict().danger()).isLessThan(0.2);
  }

  @ParameterizedTest
  @CsvSource({
    "奶奶嘴巴歪了讲不出话，左边手抬不起来, FALL",
    "天花板像下雨一样，地板全泡了，水还在往上涨, FLOOD",
    "轿厢停在半当中不上不下，里面一个大肚子，门扒不开, TRAPPED",
  })
  void an_address_beside_a_danger_changes_nothing_about_it(String danger, EmergencyKind kind) {
    for (String more : List.of("，在国定路335弄12号601室", "，我电话13800001234")) {
      var reading = reader.read(danger + more);
      assertThat(reading.verdict()).isEqualTo(reader.read(danger).verdict());
      assertThat(reading.verdict().danger()).isGreaterThan(0.25);
      assertThat(reading.dangerKind()).isEqualTo(kind);
    }
  }

  private Classifier.Verdict judge(Classifier asked, String text) {
    return new Reader(asked, reader.vectors(), reader.features(), reader.cues())
        .read(text)
        .verdict();
  }

  private static double sum(Iterable<Double> probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum += p;
    }
    return sum;
  }
}
