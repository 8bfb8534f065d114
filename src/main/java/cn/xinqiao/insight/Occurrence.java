package cn.xinqiao.insight;

import cn.xinqiao.clock.What;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Something of which a rate counts many: what became of a term, of a receipt, of a question. */
sealed interface Occurrence {
  /** The terms that rates are made of. */
  List<What> TERMS = List.of(What.FIRST_CONTACT, What.NOTICE, What.ANSWER);

  /**
   * A term that has been kept, or has passed.
   *
   * @param kept what was owed was done on its last day at the latest
   */
  record Term(What what, boolean kept) implements Occurrence {}

  /**
   * A case came in.
   *
   * @param again the same resident had reported something of the same subject before
   */
  record Received(boolean again) implements Occurrence {}

  /**
   * A reporter was asked.
   *
   * @param settled all that was asked of them they have answered with yes
   * @param handledAgain it was taken up again because they said that it was not put right
   */
  record Asked(Word matter, Word heart, boolean settled, boolean handledAgain)
      implements Occurrence {

    Word to(Question question) {
      return switch (question) {
        case MATTER -> matter;
        case HEART -> heart;
        case EITHER -> either();
      };
    }

    /** Both questions together: yes is yes to all that was asked. */
    private Word either() {
      var both = List.of(matter, heart);
      if (both.stream().anyMatch(Word::isResidents)) {
        return settled ? Word.YES : Word.NO;
      }
      return Stream.of(Word.OVERRIDE, Word.UNCONFIRMED, Word.SILENT)
          .filter(both::contains)
          .findFirst()
          .orElse(Word.NOT_ASKED);
    }
  }

  /** What a figure asks about. */
  enum Question {
    /** 事情办好了吗? 这是您要的吗? */
    MATTER,
    /** 心里踏实了吗? */
    HEART,
    EITHER
  }

  /** What became of a question. Only the first two are the resident's word. */
  enum Word {
    YES,
    NO,
    /** No answer in time, not reached, or wants to be asked no more. */
    SILENT,
    /** An officer wrote down what was heard; the resident has not confirmed it. */
    UNCONFIRMED,
    /** Closed without an answer, with a reason and with approval. */
    OVERRIDE,
    NOT_ASKED;

    boolean isResidents() {
      return switch (this) {
        case YES, NO -> true;
        case SILENT, UNCONFIRMED, OVERRIDE, NOT_ASKED -> false;
      };
    }
  }

  /** All that there can be. */
  static Stream<Occurrence> all() {
    var both = List.of(true, false);
    return Stream.of(
            TERMS.stream()
                .flatMap(what -> both.stream().map(kept -> (Occurrence) new Term(what, kept))),
            both.stream().map(again -> (Occurrence) new Received(again)),
            Arrays.stream(Word.values())
                .flatMap(
                    matter -> Arrays.stream(Word.values()).flatMap(heart -> asked(matter, heart))))
        .flatMap(all -> all);
  }

  private static Stream<Occurrence> asked(Word matter, Word heart) {
    return Stream.of(
        new Asked(matter, heart, true, true),
        new Asked(matter, heart, true, false),
        new Asked(matter, heart, false, true),
        new Asked(matter, heart, false, false));
  }
}
