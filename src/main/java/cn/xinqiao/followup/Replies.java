package cn.xinqiao.followup;

import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.followup.Wording.About;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What is said to an answer: that it was written down, and what happens now. */
@ApplicationScoped
class Replies {
  private final Wording wording;
  private final OneHandling handling;
  private final Courses courses;

  Replies(Wording wording, OneHandling handling, Courses courses) {
    this.wording = wording;
    this.handling = handling;
    this.courses = courses;
  }

  /** The question that follows at once, if one does. */
  static Optional<AskedKey> asksOn(ReporterKeys keys) {
    return switch (keys.next()) {
      case ASK_HEART -> Optional.of(AskedKey.HEART);
      case ASK_MATTER -> Optional.of(AskedKey.MATTER);
      case HANDLE_AGAIN, LEVEL_ABOVE, OFFER_REVIEW, GUIDE ->
          Optional.of(AskedKey.HEART)
              .filter(_ -> keys.keys().asked() == KeysAsked.BOTH)
              .filter(_ -> keys.keys().heart() == HeartKey.UNKNOWN);
      case NOTHING, WAIT, SETTLED, EXPLAIN, LOOK_AGAIN, ANSWER_AGAIN, REST -> Optional.empty();
    };
  }

  String to(About about, ReporterKeys keys, Answer answer) {
    return to(about.language(), about.office(), keys, answer);
  }

  /**
   * @param office that answered, in the same language
   */
  String to(Language language, String office, ReporterKeys keys, Answer answer) {
    if (answer == Answer.NO_MORE) {
      return wording.say(language, "followup.said.REST");
    }
    return switch (keys.next()) {
      case OFFER_REVIEW ->
          courses
              .offer(handling.mainOf(keys.number()))
              .map(offer ->
                  wording.say(
                      language,
                      "followup.said.OFFER_REVIEW." + offer.stage(),
                      offer.until().toString()))
              .orElseGet(() -> wording.say(language, "followup.said.noted"));
      case ASK_HEART,
          ASK_MATTER,
          SETTLED,
          EXPLAIN,
          LOOK_AGAIN,
          HANDLE_AGAIN,
          LEVEL_ABOVE,
          GUIDE,
          ANSWER_AGAIN ->
          wording.say(language, "followup.said." + keys.next(), office);
      case NOTHING, WAIT, REST -> wording.say(language, "followup.said.noted");
    };
  }

  /** The other question; after a no it is asked in other words. */
  String on(About about, ReporterKeys keys, AskedKey question) {
    return question == AskedKey.HEART && keys.keys().isDenied()
        ? wording.say(about.language(), "followup.ask.HEART.denied")
        : wording.question(about, question);
  }
}
