package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * Something beside the open question: it is done, and the question is asked once more. After that
   * the draft waits silently until it is answered.
   */
  Step aside(TalkState talk, Language language, Step.Act... acts) {
    var waiting = talk.draft().filter(draft -> !draft.recalled());
    if (waiting.isEmpty() || talk.stage() == Stage.EMERGENCY) {
      return Step.staying(talk, acts);
    }
    var again = again(talk.stage(), waiting.get().recall(true), language);
    var all = new ArrayList<>(List.of(acts));
    all.addAll(again.acts());
    return new Step(again.stage(), again.draft(), all);
  }

  /** When one matter is settled, the other that was begun meanwhile gets its own card. */
  Step withLater(Optional<Draft> before, Step step, Language language) {
    var later = opened(step).flatMap(Draft::later).or(() -> before.flatMap(Draft::later));
    if (later.isEmpty() || step.draft().flatMap(Draft::later).isPresent()) {
      return step;
    }
    var all = new ArrayList<>(step.acts());
    if (step.draft().isPresent()) {
      return new Step(step.stage(), step.draft().map(d -> d.before(later.get())), all);
    }
    if (step.stage() == Stage.EMERGENCY) {
      all.add(new Step.Act.OpenCases(later.get()));
      return new Step(step.stage(), step.draft(), all);
    }
    var next = onward(later.get(), language);
    all.add(new Step.Act.Say(phrases.say(language, "talk.later.now")));
    all.addAll(next.acts());
    return new Step(next.stage(), next.draft(), all);
  }

  /** It may have another matter waiting that was told in this very turn. */
  private static Optional<Draft> opened(Step step) {
    return step.acts().stream()
        .flatMap(
            act -> act instanceof Step.Act.OpenCases(var draft) ? Stream.of(draft) : Stream.of())
        .findFirst();
  }

  /** Asks what is wrong with the card. */
  Step whatIsWrong(Draft draft, Language language) {
    return Step.asking(Stage.CARD, draft, phrases.say(language, "talk.correct"));
  }

  Step cancelled(Language language) {
    return Step.idle(new Step.Act.Say(phrases.say(language, "talk.cancelled")));
  }
}
