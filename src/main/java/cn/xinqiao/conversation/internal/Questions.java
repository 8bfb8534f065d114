package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;

/** What is asked about a draft: what is missing, the card, or once more what was open. */
@ApplicationScoped
class Questions {
  private final DangerWatch dangers;
  private final Phrases phrases;

  Questions(DangerWatch dangers, Phrases phrases) {
    this.dangers = dangers;
    this.phrases = phrases;
  }

  /** Asks for what is missing, at most twice, then shows the card. */
  Step onward(Draft draft, Language language) {
    int missing = draft.firstWithoutOffice();
    if (missing >= 0 && draft.mayAskMore()) {
      return Step.asking(Stage.WHERE, draft.asked(), phrases.where(language, draft, missing));
    }
    return Step.asking(Stage.CARD, draft, phrases.card(language, draft));
  }

  /** The question of this stage once more. */
  Step again(Stage stage, Draft draft, Language language) {
    return switch (stage) {
      case DANGER -> dangers.question(draft, language);
      case WHERE ->
          Step.asking(
              Stage.WHERE,
              draft,
              phrases.where(language, draft, Math.max(0, draft.firstWithoutOffice())));
      case CARD -> Step.asking(Stage.CARD, draft, phrases.card(language, draft));
      case NAME -> Step.asking(Stage.NAME, draft, phrases.name(language));
      case CONTACT, CONTACT_VALUE -> Step.asking(Stage.CONTACT, draft, phrases.contact(language));
      case PICTURE -> Step.asking(Stage.PICTURE, draft, phrases.say(language, "talk.picture"));
      case IDLE, WHAT, EMERGENCY ->
          Step.asking(Stage.WHAT, draft, phrases.say(language, "talk.what"));
    };
  }

  /** Asks what is wrong with the card. */
  Step whatIsWrong(Draft draft, Language language) {
    return Step.asking(Stage.CARD, draft, phrases.say(language, "talk.correct"));
  }

  Step cancelled(Language language) {
    return Step.idle(new Step.Act.Say(phrases.say(language, "talk.cancelled")));
  }
}
