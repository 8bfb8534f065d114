package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextVectorsTest {
  /** The model reads this many tokens, and no token is shorter than a character. */
  private static final int READABLE = 510;

  private final TextVectors vectors = new TextVectors(new LetterCounts());

  @Test
  void every_piece_of_a_letter_can_be_read_by_the_model() {
    var letter = "楼上漏水已经三个月了，物业说等一等。".repeat(200);

    assertThat(TextVectors.pieces(letter)).allMatch(p -> p.length() <= READABLE);
  }

  @Test
  void a_letter_is_cut_between_sentences() {
    var sentence = "这个路口每天早上都堵得动不了，公交车一等就是半个钟头。";

    assertThat(TextVectors.pieces(sentence.repeat(30)))
        .hasSizeGreaterThan(1)
        .allMatch(p -> p.endsWith("。"));
  }

  @Test
  void a_letter_of_two_pieces_loses_nothing() {
    var letter = "甲乙丙丁。".repeat(150);

    assertThat(String.join("", TextVectors.pieces(letter))).isEqualTo(letter);
  }

  @Test
  void no_cut_goes_through_a_surrogate_pair() {
    for (int shift = 0; shift < 2; shift++) {
      var letter = "x".repeat(shift) + "😡".repeat(3000);

      assertThat(TextVectors.pieces(letter)).allMatch(TextVectorsTest::isWhole);
      assertThat(TextVectors.opening(letter)).matches(TextVectorsTest::isWhole);
    }
  }

  @Test
  void the_end_of_a_long_letter_matters() {
    var letter = "a".repeat(10_000);

    assertThat(vectors.of(letter + "b".repeat(50))).isNotEqualTo(vectors.of(letter));
  }

  @Test
  void the_title_of_a_letter_counts_more_than_its_length() {
    var body = "a".repeat(200);

    assertThat(vectors.of("b".repeat(20) + "\n" + body)['b'])
        .isGreaterThan(vectors.of(body + "\n" + "b".repeat(20))['b']);
  }

  @Test
  void a_vector_has_length_one() {
    for (String text : List.of("a", "ab。".repeat(100), "", " \n ")) {
      var vector = vectors.of(text);

      double squares =
          IntStream.range(0, vector.length).mapToDouble(i -> vector[i] * vector[i]).sum();
      assertThat(squares).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void the_opening_ends_with_the_title_or_the_first_sentence() {
    assertThat(TextVectors.opening("关于增设路灯的建议\n尊敬的领导")).isEqualTo("关于增设路灯的建议");
    assertThat(TextVectors.opening("小区大门的道闸又坏了。保安不管")).isEqualTo("小区大门的道闸又坏了");
    assertThat(TextVectors.opening("停水。")).isEqualTo("停水。");
  }

  private static boolean isWhole(String text) {
    return !Character.isLowSurrogate(text.charAt(0))
        && !Character.isHighSurrogate(text.charAt(text.length() - 1));
  }

  /** Stands in for the model: how often each letter occurs, which a reader can reckon. */
  private static final class LetterCounts implements EmbeddingModel {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      return Response.from(segments.stream().map(s -> Embedding.from(counts(s.text()))).toList());
    }

    private static float[] counts(String text) {
      var counts = new float[TextVectors.DIMENSIONS];
      text.chars().forEach(c -> counts[c % counts.length]++);
      return counts;
    }
  }
}
