package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.reply.Finding.Pointed;
import cn.xinqiao.cases.reply.Finding.Side;
import cn.xinqiao.kernel.Language;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one reporter wrote, held beside an answer. It knows words and not what they mean: what it
 * misses may be there in other words, so it looks for what is not touched at all.
 *
 * @param reporter counted from 1
 * @param about the pieces of the answer
 */
record Asked(
    int reporter, String words, Language language, Set<String> about, ReplyPhrases phrases) {

  /** A message of fewer pieces says too little to look for; so does, among others, a wish. */
  private static final int LEAST = 4;

  private static final int LEAST_OF_A_WISH = 6;

  /**
   * Of a whole message this much has to be touched: of 1,997 public answers of some length 2 % stay
   * below it, and 72 % of the same answers held beside somebody else's message.
   */
  private static final double TOUCHED = 0.03;

  /** Nothing of it is spoken of; empty where something is, or too little was said to know. */
  Stream<Pointed> missed() {
    return isMissed() ? Sentence.of(words).stream().limit(1).map(this::pointed) : Stream.empty();
  }

  /** Each question and each wish that nothing touches, where the answer does speak of the rest. */
  Stream<Pointed> unanswered() {
    return isMissed()
        ? Stream.empty()
        : Sentence.of(words).stream()
            .filter(sentence -> phrases.in(sentence.words(), language).contains(Mark.ASKING))
            .filter(sentence ->
                touched(sentence.words(), LEAST_OF_A_WISH).filter(share -> share == 0).isPresent())
            .map(this::pointed);
  }

  private boolean isMissed() {
    return touched(words, LEAST).filter(share -> share < TOUCHED).isPresent();
  }

  /** How much of it the answer touches, from 0 to 1; empty where it says too little to know. */
  private Optional<Double> touched(String asked, int least) {
    var pieces = phrases.pieces(asked, language);
    return pieces.size() < least
        ? Optional.empty()
        : Optional.of((double) pieces.stream().filter(about::contains).count() / pieces.size());
  }

  private Pointed pointed(Sentence sentence) {
    return new Pointed(Side.ASKED, reporter, sentence.from(), sentence.words());
  }
}
