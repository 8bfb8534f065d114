package cn.xinqiao.conversation.internal;

import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hears a matter: tells it from chat, asks what is missing, takes corrections. */
@ApplicationScoped
class Telling {
  private final Intents intents;
  private final DangerWatch dangers;
  private final Reaching reaching;
  private final Drafting drafting;
  private final Questions questions;
  private final Phrases phrases;
  private final Router router;
  private final OfficeTree offices;

  Telling(
      Intents intents,
      DangerWatch dangers,
      Reaching reaching,
      Drafting drafting,
      Questions questions,
      Phrases phrases,
      Router router,
      OfficeTree offices) {
    this.intents = intents;
    this.dangers = dangers;
    this.reaching = reaching;
    this.drafting = drafting;
    this.questions = questions;
    this.phrases = phrases;
    this.router = router;
    this.offices = offices;
  }

  /** A new matter. A contact that stands beside it is kept, and so is the matter. */
  Step begins(TalkState talk, Heard heard) {
    var begun = understood(Drafting.told(heard), talk.unread(), heard.language());
    return SmallTalk.ownContact(heard.words())
        .map(contact -> begun.after(new Act.Remember(contact)))
        .orElse(begun);
  }

  /** These words begin a matter of their own; what was open becomes a case as it is. */
  Step apart(Optional<Draft> open, Heard heard) {
    var begun = understood(Drafting.told(heard), Optional.empty(), heard.language());
    return open.map(drafting::asItIs)
        .map(draft -> begun.after(new Act.OpenCases(draft)))
        .orElse(begun);
  }

  /** The office of the open matter must not read whom the resident accuses as well. */
  boolean accusesBeside(TalkState talk, Heard heard) {
    return !talk.draft().orElseThrow().holdsAccusation() && drafting.accuses(heard.words());
  }

  /** The answer to the open question, or the words to a picture. There is no second question. */
  Step described(TalkState talk, Heard heard) {
    if (intents.cancels(heard.words())) {
      return questions.cancelled(heard.language());
    }
    var draft = talk.draft().orElseThrow().heard(heard.words(), heard.pictures());
    if (heard.isOnlyPictures()) {
      return toPerson(draft);
    }
    var understood = drafting.read(draft);
    // what was denied once is not held against the words that follow
    var seen = draft.wasAskedAboutDanger() ? dangers.look(heard.words()) : understood.peril();
    return dangers
        .before(draft, seen, heard.language())
        .orElseGet(() -> continued(draft, understood.outcome(), heard.language()));
  }

  /** Is it happening now? Other words than yes and no belong to the matter. */
  Step answeredDanger(Draft asked, Heard heard) {
    var language = heard.language();
    if (intents.cancels(heard.words())) {
      return questions.cancelled(language);
    }
    if (heard.isOnlyPictures()) {
      return dangers.question(asked.heard("", heard.pictures()), language);
    }
    var told = dangers.told(asked, heard);
    return dangers
        .affirmed(asked, heard)
        .or(() ->
            dangers.denies(heard.words())
                ? Optional.empty()
                : dangers.before(told, drafting.read(told).peril(), language))
        .orElseGet(() -> unharmed(told, language));
  }

  /** As if the danger had never been asked about. */
  Step unharmed(Draft draft, Language language) {
    var outcome = drafting.understand(draft);
    return draft.isDescribed()
        ? continued(draft, outcome, language)
        : begun(draft, Optional.empty(), outcome, language);
  }

  Step placed(TalkState talk, Heard heard) {
    var words = heard.words();
    var draft = talk.draft().orElseThrow();
    int index = Math.max(0, draft.firstWithoutOffice());
    if (intents.cancels(words)) {
      return questions.cancelled(heard.language());
    }
    if (accusesBeside(talk, heard)) {
      return corrected(draft, heard);
    }
    var matter = draft.matters().get(index);
    if (intents.means(words, Intent.DONT_KNOW)) {
      return questions.onward(
          draft.with(index, matter.at(matter.where().abandoned())), heard.language());
    }
    var more = drafting.added(draft, index, words, heard.pictures());
    var learned = matter.where().learnedFrom(routeWithin(matter.where(), words));
    var settled = learned.isMissing() && !more.mayAskMore() ? learned.abandoned() : learned;
    return questions.onward(
        more.with(index, more.matters().get(index).at(settled)), heard.language());
  }

  Step answeredCard(TalkState talk, Heard heard) {
    var words = heard.words();
    var draft = talk.draft().orElseThrow();
    if (heard.pictures().isEmpty() && intents.means(words, Intent.YES)) {
      return reaching.confirmed(talk, draft, heard.language());
    }
    if (intents.cancels(words)) {
      return questions.cancelled(heard.language());
    }
    if (intents.means(words, Intent.NO)) {
      return questions.whatIsWrong(draft, heard.language());
    }
    if (heard.isOnlyPictures()) {
      return Step.asking(
          Stage.CARD, draft.heard("", heard.pictures()), phrases.card(heard.language(), draft));
    }
    return another(talk, heard)
        .map(other ->
            Step.asking(Stage.CARD, draft.before(other), phrases.card(heard.language(), draft))
                .after(new Act.Say(phrases.say(heard.language(), "talk.later"))))
        .orElseGet(() -> corrected(draft, heard));
  }

  /** "By the way, something else": it gets its own card when this one is answered. */
  private Optional<Draft> another(TalkState talk, Heard heard) {
    return accusesBeside(talk, heard)
        ? Optional.empty()
        : drafting.another(heard).filter(other -> !other.isLike(talk.draft().orElseThrow()));
  }

  private Step understood(Draft draft, Optional<Draft> unread, Language language) {
    var understood = drafting.read(draft);
    return dangers
        .before(draft, understood.peril(), language)
        .orElseGet(() -> begun(draft, unread, understood.outcome(), language));
  }

  /**
   * The open question, or what is missing, or the card.
   *
   * @param unread what was told just before, if nothing was found in it either: then a person reads
   *     both
   */
  private Step begun(
      Draft draft, Optional<Draft> unread, Drafting.Outcome outcome, Language language) {
    return switch (outcome) {
      case Drafting.Outcome.Clear(var clear) -> questions.onward(clear, language);
      case Drafting.Outcome.NoMatter() ->
          unread
              .map(before -> toPerson(before.heard(draft.words(), draft.pictures())))
              .orElseGet(() ->
                  Step.idle(
                      new Act.FoundNothing(draft),
                      new Act.Say(phrases.say(language, "talk.chat"))));
      case Drafting.Outcome.Unclear(var guess) ->
          unread
              .map(before -> toPerson(before.heard(draft.words(), draft.pictures())))
              .orElseGet(
                  () -> Step.asking(Stage.WHAT, guess.asked(), phrases.say(language, "talk.what")));
    };
  }

  /** After the open question: a guess that not even says where is nothing to confirm. */
  private Step continued(Draft draft, Drafting.Outcome outcome, Language language) {
    return switch (outcome) {
      case Drafting.Outcome.Clear(var clear) -> questions.onward(clear, language);
      case Drafting.Outcome.Unclear(var guess) ->
          guess.firstWithoutOffice() < 0 ? questions.onward(guess, language) : toPerson(draft);
      case Drafting.Outcome.NoMatter() -> toPerson(draft);
    };
  }

  /** Their words as they are; the receipt says so. */
  private Step toPerson(Draft unread) {
    return Step.idle(new Act.HandToPerson(drafting.forPerson(unread)));
  }

  /** An accusation among the words is a matter of the same card, or of its own. */
  private Step corrected(Draft draft, Heard heard) {
    var corrected = drafting.correct(draft, heard.words(), heard.pictures());
    return !corrected.holdsAccusation() && drafting.accuses(heard.words())
        ? apart(Optional.of(draft), heard)
        : questions.onward(corrected, heard.language());
  }

  /** The answer to "which street of this district" is looked for in that district. */
  private Route routeWithin(Spot asked, String words) {
    return asked.candidates().stream()
        .findFirst()
        .flatMap(offices::districtOf)
        .map(district -> router.route(words, district.code()))
        .orElseGet(() -> router.route(words));
  }
}
