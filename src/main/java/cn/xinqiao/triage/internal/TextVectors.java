package cn.xinqiao.triage.internal;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The meaning of a text as a vector of length 1. The model reads about 510 tokens and ignores the
 * rest without a word, so longer letters are read in pieces and averaged. Letters announce their
 * matter in the title or the first sentence, which therefore counts once more.
 */
public final class TextVectors {
  static final int DIMENSIONS = 512;

  /** Below 510 tokens, since no token is shorter than a character. */
  private static final int PIECE = 400;

  /** Enough for 2,400 characters; of a longer letter the beginning and the end are read. */
  private static final int MOST_PIECES = 6;

  /** A text up to this long is its own opening. */
  private static final int SHORT = 120;

  /** Half of what is not short, so that reading it again costs at most half as much again. */
  private static final int LONGEST_OPENING = 60;

  private static final int SHORTEST_OPENING = 8;
  private static final float OPENING_WEIGHT = 0.4f;
  private static final String SENTENCE_ENDS = "。！？!?；;\n";

  /** What stands for a text with nothing to read in it. */
  private static final String NOTHING = "。";

  /**
   * The model drops all else (controls, zero widths, lone marks) and refuses what is left empty.
   */
  private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\uFFFD]]");

  private final EmbeddingModel model;

  TextVectors(EmbeddingModel model) {
    this.model = model;
  }

  public float[] of(String text) {
    var sum = new float[DIMENSIONS];
    for (String piece : pieces(text)) {
      add(sum, embedded(piece), 1);
    }
    unit(sum);
    if (text.length() > SHORT) {
      add(sum, embedded(opening(text)), OPENING_WEIGHT);
      unit(sum);
    }
    return sum;
  }

  private float[] embedded(String piece) {
    var readable = READABLE.matcher(piece).find() ? piece : NOTHING;
    return model.embed(TextSegment.from(readable)).content().vector();
  }

  /** Cut at the end of a sentence where there is one in the last third of a piece. */
  static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var rest = text.isBlank() ? NOTHING : text.strip();
    while (rest.length() > PIECE && pieces.size() < MOST_PIECES - 1) {
      int cut = lastSentenceEnd(rest);
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      pieces.add(rest.substring(wholeCharacters(rest, Math.max(0, rest.length() - PIECE))));
    }
    return pieces;
  }

  /** The title or the first sentence. */
  static String opening(String text) {
    var stripped = text.strip();
    int end = Math.min(SHORTEST_OPENING, stripped.length());
    while (end < Math.min(LONGEST_OPENING, stripped.length())
        && SENTENCE_ENDS.indexOf(stripped.charAt(end)) < 0) {
      end++;
    }
    var opening = stripped.substring(0, wholeCharacters(stripped, end));
    return opening.isEmpty() ? "。" : opening;
  }

  private static int lastSentenceEnd(String text) {
    for (int i = PIECE; i > PIECE * 2 / 3; i--) {
      if (SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return wholeCharacters(text, PIECE);
  }

  /** A cut at or just before this place that does not go through a surrogate pair. */
  private static int wholeCharacters(String text, int cut) {
    boolean within =
        cut > 0
            && cut < text.length()
            && Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut));
    return within ? cut - 1 : cut;
  }

  private static void add(float[] sum, float[] vector, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private static void unit(float[] vector) {
    double squares = 0;
    for (float v : vector) {
      squares += v * v;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
