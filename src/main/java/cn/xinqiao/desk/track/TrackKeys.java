package cn.xinqiao.desk.track;

import cn.xinqiao.followup.HeartKey;
import cn.xinqiao.followup.Keys;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.followup.KeysAsked;
import cn.xinqiao.followup.MatterKey;
import cn.xinqiao.followup.ResidentKeys.Standing;
import cn.xinqiao.followup.ReviewOffer;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What a resident is asked on the page of a case that was answered: one question after the other,
 * what was said before can be said anew.
 *
 * @param review what may be asked for by who does not agree; null when nothing may
 */
record TrackKeys(List<Question> questions, Review review) {

  /**
   * 复查 or 复核.
   *
   * @param body what it is, and until when
   * @param surely what is asked before it is done
   */
  record Review(String body, String label, String surely) {}

  /**
   * @param said what the resident has said; null while they have not
   */
  record Question(String words, String said, List<Choice> choices) {}

  /** An answer that can be given now. */
  record Choice(String value, String label) {}

  /** Null when nobody is asked about this case, or not yet. */
  static TrackKeys of(Optional<Standing> standing, Language language, Texts texts) {
    return standing.map(found -> new Reader(found, language, texts).questions()).orElse(null);
  }

  private record Reader(Standing standing, Language language, Texts texts) {
    TrackKeys questions() {
      var matter =
          Optional.of(standing.matter())
              .filter(offered -> !offered.isEmpty())
              .map(offered -> question(matterKey(), matterSaid(keys().matter()), offered));
      var heart =
          Optional.of(standing.heart())
              .filter(offered -> !offered.isEmpty())
              .filter(offered -> standing.matter().isEmpty() || hasSaidOfTheMatter())
              .map(offered -> question("HEART", heartSaid(keys().heart()), offered));
      return new TrackKeys(
          List.of(matter, heart).stream().flatMap(Optional::stream).toList(),
          standing.review().map(this::review).orElse(null));
    }

    private Review review(ReviewOffer offer) {
      return new Review(
          texts.say(
              language,
              "track.review.body." + offer.stage(),
              TrackView.day(offer.until(), language)),
          texts.say(language, "followup.review." + offer.stage()),
          texts.say(language, "track.review.ask." + offer.stage()));
    }

    private Keys keys() {
      return standing.keys();
    }

    private boolean hasSaidOfTheMatter() {
      return matterSaid(keys().matter()).isPresent() || heartSaid(keys().heart()).isPresent();
    }

    private String matterKey() {
      return keys().asked() == KeysAsked.QUESTION ? "QUESTION" : "MATTER";
    }

    private Question question(String key, Optional<Answer> said, List<Answer> offered) {
      return new Question(
          texts.say(language, "followup.ask." + key),
          said.map(this::label).map(s -> texts.say(language, "track.asked.said", s)).orElse(null),
          offered.stream()
              .filter(answer -> !said.equals(Optional.of(answer)))
              .map(answer -> new Choice(answer.name(), label(answer)))
              .toList());
    }

    private String label(Answer answer) {
      var form = keys().asked() == KeysAsked.QUESTION ? ".QUESTION" : "";
      return texts.say(language, "followup.answer." + answer + form);
    }
  }

  private static Optional<Answer> matterSaid(MatterKey matter) {
    return switch (matter) {
      case OPEN, PROMISED, DONE -> Optional.empty();
      case CONFIRMED -> Optional.of(Answer.PUT_RIGHT);
      case DENIED -> Optional.of(Answer.NOT_PUT_RIGHT);
    };
  }

  private static Optional<Answer> heartSaid(HeartKey heart) {
    return switch (heart) {
      case UNKNOWN, NO_CONTACT -> Optional.empty();
      case AT_EASE -> Optional.of(Answer.AT_EASE);
      case UNHAPPY -> Optional.of(Answer.UNHAPPY);
      case NOT_AT_EASE -> Optional.of(Answer.NOT_AT_EASE);
    };
  }
}
