package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what comes next in a talk. Looks at where the talk stands and at what was said; changes
 * nothing, so that a decision that was overtaken can simply be made again.
 */
@ApplicationScoped
public class Dialogue {
  private final Intents intents;
  private final SmallTalk smallTalk;
  private final DangerWatch dangers;
  private final Reaching reaching;
  private final Drafting drafting;
  private final Phrases phrases;
  private final Router router;
  private final OfficeTree offices;

  Dialogue(
      Intents intents,
      SmallTalk smallTalk,
      DangerWatch dangers,
      Reaching reaching,
      Drafting drafting,
      Phrases phrases,
      Router router,
      OfficeTree offices) {
    this.intents = intents;
    this.smallTalk = smallTalk;
    this.dangers = dangers;
    this.reaching = reaching;
    this.drafting = drafting;
    this.phrases = phrases;
    this.router = router;
    this.offices = offices;
  }

  public Step next(TalkState talk, Heard heard) {
    return heard.choice().isPresent()
        ? pressed(talk, heard, heard.choice().get())
        : said(talk, heard);
  }

  private Step pressed(TalkState talk, Heard heard, Choice choice) {
    if (talk.stage() == Stage.EMERGENCY && DangerWatch.isAbout(choice)) {
      return addedToEmergency(talk, heard, phrases.pressed(heard.language(), choice));
    }
    if (talk.draft().isEmpty() || !choice.of().equals(talk.openQuestion())) {
      return stale(talk, heard.language());
    }
    if (!DangerWatch.isAbout(choice) && accusesBeside(talk, heard)) {
      var chosen = heard.hasPressed("confirm") ? talk.draft().map(Draft::confirm) : talk.draft();
      return apart(heard.hasPressed("cancel") ? Optional.empty() : chosen, heard);
    }
    var draft = withMore(talk.draft().get().resumed(), heard);
    var language = heard.language();
    return switch (choice.id()) {
      case "confirm" -> reaching.confirmed(talk, draft, language);
      case "correct" ->
          new Step(
              Stage.CARD,
              Optional.of(draft),
              List.of(new Act.Ask(phrases.say(language, "talk.correct"))));
      case "cancel" -> cancelled(language);
      case DangerWatch.YES -> dangers.confirmed(draft);
      case DangerWatch.NO -> unharmed(draft, language);
      case "place:unknown" -> onward(givenUp(choice, draft), language);
      case "name:anonymous" -> reaching.afterName(talk, draft, language);
      case "contact:phone" ->
          Step.asking(
              Stage.CONTACT_VALUE, draft, phrases.typeContact(language, "talk.contact.phone"));
      case "contact:email" ->
          Step.asking(
              Stage.CONTACT_VALUE, draft, phrases.typeContact(language, "talk.contact.email"));
      case "contact:self" -> Step.idle(new Act.OpenCases(draft));
      default -> officeChosen(choice, draft, language);
    };
  }

  /** A draft that has no matter yet is read as a whole later. */
  private Draft withMore(Draft draft, Heard heard) {
    return draft.matters().isEmpty()
        ? draft.heard(heard.words(), heard.pictures())
        : drafting.added(draft, 0, heard.words(), heard.pictures());
  }

  /** The office of the open matter must not read whom the resident accuses as well. */
  private boolean accusesBeside(TalkState talk, Heard heard) {
    return !talk.draft().orElseThrow().holdsAccusation() && drafting.accuses(heard.words());
  }

  /** These words begin a matter of their own; what was open becomes a case as it is. */
  private Step apart(Optional<Draft> open, Heard heard) {
    var begun = understood(Drafting.told(heard), heard.language());
    return open.map(draft -> draft.matters().isEmpty() ? drafting.forPerson(draft) : draft)
        .map(draft -> begun.after(new Act.OpenCases(draft)))
        .orElse(begun);
  }

  /**
   * What is not the officer's while an officer talks: danger, the answer to an open question by
   * button, and an accusation, unless the officer's own case is one.
   */
  public Optional<Step> besideOfficer(TalkState talk, Heard heard, boolean confidential) {
    if (heard.choice().isPresent() || dangers.isAnswer(talk, heard)) {
      return Optional.of(next(talk, heard));
    }
    return dangers
        .aside(talk, heard)
        .or(() ->
            !confidential && drafting.accuses(heard.words())
                ? Optional.of(apart(talk.draft(), heard))
                : Optional.empty());
  }

  private Step officeChosen(Choice choice, Draft draft, Language language) {
    var office = offices.get(new OfficeCode(choice.id().substring("office:".length())));
    int index = matter(choice, draft);
    var matter = draft.matters().get(index);
    var chosen = matter.where().chosen(office, offices.answeringFor(office.code()));
    return onward(draft.with(index, matter.at(chosen)), language);
  }

  private static Draft givenUp(Choice choice, Draft draft) {
    int index = matter(choice, draft);
    var matter = draft.matters().get(index);
    return draft.with(index, matter.at(matter.where().abandoned()));
  }

  private static int matter(Choice choice, Draft draft) {
    return choice.matter() == null ? Math.max(0, draft.firstWithoutOffice()) : choice.matter();
  }

  /** Nothing changes; what is open is asked anew. */
  private Step stale(TalkState talk, Language language) {
    if (talk.draft().isEmpty()) {
      return new Step(
          talk.stage(),
          Optional.empty(),
          List.of(new Act.Say(phrases.say(language, "talk.stale.nothing"))));
    }
    var draft = talk.draft().get();
    return again(draft.pausedAt().orElse(talk.stage()), draft.resumed(), language)
        .after(new Act.Say(phrases.say(language, "talk.stale")));
  }

  /** What danger interrupted is asked about once more when help is on its way. */
  public Step back(Draft paused, Language language) {
    return again(paused.pausedAt().orElse(Stage.CARD), paused.resumed(), language);
  }

  private Step again(Stage stage, Draft draft, Language language) {
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

  private Step said(TalkState talk, Heard heard) {
    return switch (talk.stage()) {
      case IDLE -> fresh(heard);
      case EMERGENCY -> inDanger(talk, heard);
      case PICTURE, WHAT -> described(talk, heard);
      case DANGER -> answeredDanger(talk.draft().orElseThrow(), heard);
      case WHERE -> unlessDanger(talk, heard, () -> placed(talk, heard));
      case CARD -> unlessDanger(talk, heard, () -> answeredCard(talk, heard));
      case NAME, CONTACT, CONTACT_VALUE ->
          unlessDanger(talk, heard, () -> besideMatter(talk, heard));
    };
  }

  private Step unlessDanger(TalkState talk, Heard heard, Supplier<Step> answer) {
    return dangers.aside(talk, heard).orElseGet(answer);
  }

  private Step inDanger(TalkState talk, Heard heard) {
    return drafting.leavesDanger(heard.words())
        ? apart(talk.draft(), heard)
        : addedToEmergency(talk, heard, heard.words());
  }

  private Step besideMatter(TalkState talk, Heard heard) {
    if (accusesBeside(talk, heard)) {
      return apart(talk.draft(), heard);
    }
    return talk.stage() == Stage.NAME
        ? reaching.named(talk, heard)
        : reaching.contacted(talk, heard);
  }

  private static Step addedToEmergency(TalkState talk, Heard heard, String words) {
    return new Step(
        Stage.EMERGENCY, talk.draft(), List.of(new Act.AddToEmergency(words, heard.pictures())));
  }

  private Step fresh(Heard heard) {
    var draft = Draft.begun(heard.words(), heard.firstAt(), heard.pictures());
    if (heard.isOnlyPictures()) {
      return Step.asking(Stage.PICTURE, draft, phrases.say(heard.language(), "talk.picture"));
    }
    return smallTalk.answer(heard).orElseGet(() -> matterOf(draft, heard));
  }

  /** A contact that stands beside the matter is kept, and so is the matter. */
  private Step matterOf(Draft draft, Heard heard) {
    var understood = understood(draft, heard.language());
    return SmallTalk.ownContact(heard.words())
        .map(contact -> understood.after(new Act.Remember(contact)))
        .orElse(understood);
  }

  private Step understood(Draft draft, Language language) {
    var understood = drafting.read(draft);
    return dangers
        .before(draft, understood.peril(), language)
        .orElseGet(() -> begun(understood.outcome(), language));
  }

  /** A new matter: the open question, or what is missing, or the card. */
  private Step begun(Drafting.Outcome outcome, Language language) {
    return switch (outcome) {
      case Drafting.Outcome.Clear(var clear) -> onward(clear, language);
      case Drafting.Outcome.NoMatter() ->
          Step.idle(new Act.Say(phrases.say(language, "talk.chat")));
      case Drafting.Outcome.Unclear(var guess) ->
          Step.asking(Stage.WHAT, guess.asked(), phrases.say(language, "talk.what"));
    };
  }

  /** The answer to the open question, or the words to a picture. There is no second question. */
  private Step described(TalkState talk, Heard heard) {
    if (intents.cancels(heard.words())) {
      return cancelled(heard.language());
    }
    var draft = talk.draft().orElseThrow().heard(heard.words(), heard.pictures());
    if (heard.isOnlyPictures()) {
      return Step.idle(new Act.OpenCases(drafting.forPerson(draft)));
    }
    var understood = drafting.read(draft);
    // what was denied once is not held against the words that follow
    var seen = draft.wasAskedAboutDanger() ? dangers.look(heard.words()) : understood.peril();
    return dangers
        .before(draft, seen, heard.language())
        .orElseGet(() -> continued(draft, understood.outcome(), heard.language()));
  }

  private Step continued(Draft draft, Drafting.Outcome outcome, Language language) {
    return switch (outcome) {
      case Drafting.Outcome.Clear(var clear) -> onward(clear, language);
      case Drafting.Outcome.Unclear(var guess) -> onward(guess, language);
      case Drafting.Outcome.NoMatter() -> Step.idle(new Act.OpenCases(drafting.forPerson(draft)));
    };
  }

  /** Is it happening now? Other words than yes and no belong to the matter. */
  private Step answeredDanger(Draft asked, Heard heard) {
    var language = heard.language();
    if (intents.cancels(heard.words())) {
      return cancelled(language);
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
  private Step unharmed(Draft draft, Language language) {
    var outcome = drafting.understand(draft);
    return draft.isDescribed() ? continued(draft, outcome, language) : begun(outcome, language);
  }

  /** Asks for what is missing, at most twice, then shows the card. */
  private Step onward(Draft draft, Language language) {
    int missing = draft.firstWithoutOffice();
    if (missing >= 0 && draft.mayAskMore()) {
      return Step.asking(Stage.WHERE, draft.asked(), phrases.where(language, draft, missing));
    }
    return Step.asking(Stage.CARD, draft, phrases.card(language, draft));
  }

  private Step placed(TalkState talk, Heard heard) {
    var words = heard.words();
    var draft = talk.draft().orElseThrow();
    int index = Math.max(0, draft.firstWithoutOffice());
    if (intents.cancels(words)) {
      return cancelled(heard.language());
    }
    if (accusesBeside(talk, heard)) {
      return corrected(draft, heard);
    }
    var matter = draft.matters().get(index);
    if (intents.means(words, Intent.DONT_KNOW)) {
      return onward(draft.with(index, matter.at(matter.where().abandoned())), heard.language());
    }
    var more = drafting.added(draft, index, words, heard.pictures());
    var learned = matter.where().learnedFrom(routeWithin(matter.where(), words));
    var settled = learned.isMissing() && !more.mayAskMore() ? learned.abandoned() : learned;
    return onward(more.with(index, more.matters().get(index).at(settled)), heard.language());
  }

  /** The answer to "which street of this district" is looked for in that district. */
  private Route routeWithin(Spot asked, String words) {
    return asked.candidates().stream()
        .findFirst()
        .flatMap(offices::districtOf)
        .map(district -> router.route(words, district.code()))
        .orElseGet(() -> router.route(words));
  }

  private Step answeredCard(TalkState talk, Heard heard) {
    var words = heard.words();
    var draft = talk.draft().orElseThrow();
    if (heard.pictures().isEmpty() && intents.means(words, Intent.YES)) {
      return reaching.confirmed(talk, draft, heard.language());
    }
    if (intents.cancels(words)) {
      return cancelled(heard.language());
    }
    if (intents.means(words, Intent.NO)) {
      return new Step(
          Stage.CARD,
          Optional.of(draft),
          List.of(new Act.Ask(phrases.say(heard.language(), "talk.correct"))));
    }
    if (heard.isOnlyPictures()) {
      return Step.asking(
          Stage.CARD, draft.heard("", heard.pictures()), phrases.card(heard.language(), draft));
    }
    return corrected(draft, heard);
  }

  /** An accusation among the words is a matter of the same card, or of its own. */
  private Step corrected(Draft draft, Heard heard) {
    var corrected = drafting.correct(draft, heard.words(), heard.pictures());
    return !corrected.holdsAccusation() && drafting.accuses(heard.words())
        ? apart(Optional.of(draft), heard)
        : onward(corrected, heard.language());
  }

  private Step cancelled(Language language) {
    return Step.idle(new Act.Say(phrases.say(language, "talk.cancelled")));
  }
}
