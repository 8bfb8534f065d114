package cn.xinqiao.cases.reply;

import java.util.Optional;

/**
 * Something that an answer lacks, or says as it should not.
 *
 * @param sentence what it points at; empty when the whole answer lacks it
 * @param ready a sentence that would mend it, in the language of the answer
 */
public record Finding(
    ReplyCheck check, Weight weight, Optional<Pointed> sentence, Optional<String> ready) {

  /** How much a finding weighs. */
  public enum Weight {
    /** What decides a petition does not leave without it unless the officer says why. */
    REQUIRED,
    /** The officer decides; no reason is asked. */
    ADVICE
  }

  /** Whose sentence it is. */
  public enum Side {
    /** A question or a wish of a resident. */
    ASKED,
    ANSWER
  }

  /**
   * A sentence.
   *
   * @param reporter whose words these are, counted from 1 in the order of those who reported; 0 for
   *     the answer
   * @param from where it begins in the text of its side, counted in UTF-16 units
   */
  public record Pointed(Side side, int reporter, int from, String words) {
    /** Behind its last unit. */
    public int to() {
      return from + words.length();
    }
  }

  public boolean isRequired() {
    return weight == Weight.REQUIRED;
  }

  /** In the answer itself, and not in what was asked. */
  public Optional<Pointed> inAnswer() {
    return sentence.filter(one -> one.side() == Side.ANSWER);
  }
}
