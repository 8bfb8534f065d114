package cn.xinqiao.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeaningTest {

  @Test
  void half_precision_moves_a_likeness_by_less_than_a_thousandth() {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var one = unit(random);
      var other = unit(random);
      assertThat(Meaning.of(one).likeness(Meaning.of(other)))
          .isCloseTo(product(one, other), within(0.001));
    }
  }

  @Test
  void a_text_is_like_itself() {
    var meaning = Meaning.of(unit(new Random(3)));
    assertThat(meaning.likeness(meaning)).isCloseTo(1, within(0.001));
  }

  @Test
  void it_stands_in_a_draft_as_a_short_text_and_is_the_same_when_read() throws Exception {
    var json = new ObjectMapper();
    var meaning = Meaning.of(unit(new Random(5)));
    var written = json.writeValueAsString(meaning);
    assertThat(written).hasSizeLessThan(1400).startsWith("\"");
    assertThat(json.readValue(written, Meaning.class)).isEqualTo(meaning);
  }

  @Test
  void vectors_of_different_models_are_like_nothing() {
    assertThat(Meaning.of(new float[] {1, 0}).likeness(Meaning.of(new float[] {1, 0, 0}))).isZero();
  }

  @Test
  void half_a_coordinate_is_no_vector() {
    assertThatThrownBy(() -> Meaning.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] unit(Random random) {
    var vector = new float[512];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
