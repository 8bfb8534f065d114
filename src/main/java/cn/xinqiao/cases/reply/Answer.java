package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.Language;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An answer, sentence by sentence.
 *
 * @param language in which it is written
 */
record Answer(String text, Language language, List<Marked> sentences) {

  /** An English word has about as many letters more than a Chinese one has characters. */
  private static final int LETTERS_FOR_A_CHARACTER = 3;

  private static final Set<Mark> MATTER =
      EnumSet.of(Mark.FOUND, Mark.DONE, Mark.PLANNED, Mark.DECIDED, Mark.REASON, Mark.LAW);

  record Marked(Sentence sentence, Set<Mark> marks) {
    boolean has(Mark mark) {
      return marks.contains(mark);
    }

    /** Whether it says something of the matter. */
    boolean tells() {
      return !isRemedy() && (!has(Mark.COURTESY) || !Collections.disjoint(marks, MATTER));
    }

    /** Whether it says where to object, and by when. */
    boolean isRemedy() {
      return has(Mark.REMEDY) && has(Mark.TERM);
    }

    Finding.Pointed pointed() {
      return new Finding.Pointed(Finding.Side.ANSWER, 0, sentence.from(), sentence.words());
    }
  }

  static Answer of(ReplyDraft draft, ReplyPhrases phrases) {
    var language = written(draft.text(), draft.language());
    var sentences =
        Sentence.of(draft.text()).stream()
            .map(sentence -> new Marked(sentence, marks(sentence, draft, language, phrases)))
            .toList();
    return new Answer(draft.text(), language, sentences);
  }

  /** Of the remedy sentence that is due the pieces say nothing else. */
  private static Set<Mark> marks(
      Sentence sentence, ReplyDraft draft, Language language, ReplyPhrases phrases) {
    return draft.remedy().filter(remedy -> remedy.contains(sentence.words())).isPresent()
        ? EnumSet.of(Mark.REMEDY, Mark.TERM)
        : phrases.in(sentence.words(), language);
  }

  /** The language of most of it: an English answer may name a street in Chinese. */
  static Language written(String text, Language otherwise) {
    long han = text.codePoints().filter(Answer::isHan).count();
    long latin = text.codePoints().filter(c -> c < 0x80 && Character.isLetter(c)).count();
    if (han + latin == 0) {
      return otherwise;
    }
    return latin > LETTERS_FOR_A_CHARACTER * han ? Language.EN : Language.ZH;
  }

  private static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  Stream<Marked> telling() {
    return sentences.stream().filter(Marked::tells);
  }

  boolean anywhere(Mark mark) {
    return telling().anyMatch(sentence -> sentence.has(mark));
  }

  Optional<Marked> first(Predicate<Marked> wanted) {
    return telling().filter(wanted).findFirst();
  }

  /** What it speaks of. */
  Set<String> about(ReplyPhrases phrases) {
    var about = new HashSet<String>();
    telling().map(told -> phrases.pieces(told.sentence().words(), language)).forEach(about::addAll);
    return about;
  }
}
