package cn.xinqiao.conversation.internal;

import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Another matter that is told in place of a name or a contact: it waits until the open one is
 * registered and then gets its own card. The open question is asked once more; whoever passes over
 * it again wants to tell and not to answer.
 */
@ApplicationScoped
class Parking {
  private final Telling telling;
  private final Reaching reaching;
  private final Drafting drafting;
  private final Questions questions;
  private final Phrases phrases;
  private final Router router;

  Parking(
      Telling telling,
      Reaching reaching,
      Drafting drafting,
      Questions questions,
      Phrases phrases,
      Router router) {
    this.telling = telling;
    this.reaching = reaching;
    this.drafting = drafting;
    this.questions = questions;
    this.phrases = phrases;
    this.router = router;
  }

  /**
   * @return empty when the words tell no other matter
   */
  Optional<Step> parked(TalkState talk, Heard heard) {
    var answer = answer(talk.stage(), heard);
    return another(talk.draft().orElseThrow(), answer.rest())
        .map(other ->
            other.peril().isPresent()
                ? telling.apart(talk.draft(), heard) // it has to be asked about now
                : waiting(talk, heard, answer, other.draft()));
  }

  /**
   * What answers the open question in a turn, and what else is told in it.
   *
   * @param own blank when nothing answers
   */
  private record Answer(Heard own, Heard rest) {}

  private Answer answer(Stage stage, Heard heard) {
    if (stage == Stage.NAME) {
      var introduction = Introduction.in(heard.words(), drafting::isMatter);
      return new Answer(
          heard.saying(introduction.nameAndAddress()), heard.saying(introduction.rest()));
    }
    return ContactReader.in(heard.words()).isPresent()
        ? new Answer(heard, heard.saying(Remainder.of(heard.words())))
        : new Answer(heard.saying(""), heard);
  }

  /** A matter, and the danger that it resembles. */
  private record Another(Draft draft, Optional<Peril> peril) {}

  private Optional<Another> another(Draft open, Heard told) {
    if (!isOfItsOwn(told.words())) {
      return Optional.empty();
    }
    var understood = drafting.read(Drafting.told(told));
    return switch (understood.outcome()) {
      case Drafting.Outcome.Clear(var clear) ->
          Optional.of(new Another(clear, understood.peril())).filter(_ -> !clear.isLike(open));
      case Drafting.Outcome.Unclear _ -> Optional.empty();
      case Drafting.Outcome.NoMatter() -> Optional.empty();
    };
  }

  /** "Something else, in Changhai Road": with a place too it need not be sure what it is. */
  private boolean isOfItsOwn(String words) {
    boolean announced = drafting.announcesAnother(words);
    boolean placed = router.route(words).office().isPresent();
    return announced && placed || (announced || placed) && drafting.isMatter(words);
  }

  private Step waiting(TalkState talk, Heard heard, Answer answer, Draft other) {
    var open = talk.draft().orElseThrow();
    var both = open.before(other);
    if (!answer.own().words().isBlank()) {
      return answered(talk.at(talk.stage(), Optional.of(both)), answer.own());
    }
    return open.later().isPresent()
        ? Step.idle(new Act.OpenCases(both))
        : questions.again(talk.stage(), both, heard.language()).after(noted(heard.language()));
  }

  /** The pictures of the turn belong to what was told in it. */
  private Step answered(TalkState talk, Heard own) {
    var alone = new Heard(own.words(), own.choice(), List.of(), own.firstAt(), own.language());
    if (talk.stage() == Stage.NAME) {
      var step = reaching.named(talk, alone);
      return step.draft().isPresent() ? step.after(noted(own.language())) : step;
    }
    return Step.idle(
        new Act.Remember(ContactReader.in(own.words()).orElseThrow()),
        new Act.OpenCases(talk.draft().orElseThrow()));
  }

  private Act noted(Language language) {
    return new Act.Say(phrases.say(language, "talk.later.kept"));
  }
}
