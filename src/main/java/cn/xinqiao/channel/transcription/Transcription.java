package cn.xinqiao.channel.transcription;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a server understood, and how sure it says it is. The measures are those that Whisper models
 * give for each piece; a server that gives none is believed.
 *
 * @param certainty mean logarithm of the probability of a word, weighted by length; 0 without one
 * @param silence the highest probability that a piece holds no speech
 * @param repetition the highest compression of a piece: a model that is lost repeats itself
 */
record Transcription(String text, double certainty, double silence, double repetition) {
  /** The limits at which these models themselves take a piece for failed. */
  private static final double LEAST_CERTAINTY = -1.0;

  private static final double MOST_SILENCE = 0.6;
  private static final double MOST_REPETITION = 2.4;

  private static final int FEWEST_LETTERS = 2;

  /**
   * @throws IllegalStateException for an answer that is no transcription
   */
  static Transcription of(JsonNode answer) {
    var text = answer == null ? null : answer.get("text");
    if (text == null || !text.isTextual()) {
      throw new IllegalStateException("the transcriber answered no text");
    }
    var segments = answer.path("segments");
    return new Transcription(
        text.asText().strip(),
        certainty(segments),
        highest(segments, "no_speech_prob"),
        highest(segments, "compression_ratio"));
  }

  /** The words, if they are worth being taken for the resident's. */
  Optional<String> sensible() {
    boolean speech = text.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS;
    return speech
            && certainty >= LEAST_CERTAINTY
            && silence <= MOST_SILENCE
            && repetition <= MOST_REPETITION
        ? Optional.of(text)
        : Optional.empty();
  }

  private static double certainty(JsonNode segments) {
    double sum = 0;
    double length = 0;
    for (JsonNode segment : segments) {
      double seconds =
          Math.max(0.01, segment.path("end").asDouble() - segment.path("start").asDouble());
      sum += seconds * segment.path("avg_logprob").asDouble();
      length += seconds;
    }
    return length == 0 ? 0 : sum / length;
  }

  private static double highest(JsonNode segments, String measure) {
    return StreamSupport.stream(segments.spliterator(), false)
        .mapToDouble(segment -> segment.path(measure).asDouble())
        .max()
        .orElse(0);
  }
}
