package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a button of the open question does; one of an older question does nothing. */
@ApplicationScoped
class Buttons {
  private final DangerWatch dangers;
  private final Reaching reaching;
  private final Drafting drafting;
  private final Telling telling;
  private final Questions questions;
  private final Phrases phrases;
  private final OfficeTree offices;

  Buttons(
      DangerWatch dangers,
      Reaching reaching,
      Drafting drafting,
      Telling telling,
      Questions questions,
      Phrases phrases,
      OfficeTree offices) {
    this.dangers = dangers;
    this.reaching = reaching;
    this.drafting = drafting;
    this.telling = telling;
    this.questions = questions;
    this.phrases = phrases;
    this.offices = offices;
  }

  /** Words that came in the same turn belong to the matter, unless they accuse somebody. */
  Step pressed(TalkState talk, Heard heard, Choice choice) {
    if (talk.draft().isEmpty() || !choice.of().equals(talk.openQuestion())) {
      return stale(talk, heard.language());
    }
    if (!DangerWatch.isAbout(choice) && telling.accusesBeside(talk, heard)) {
      var chosen = heard.hasPressed("confirm") ? talk.draft().map(Draft::confirm) : talk.draft();
      return telling.apart(heard.hasPressed("cancel") ? Optional.empty() : chosen, heard);
    }
    return answered(talk, withMore(talk.draft().get().resumed(), heard), choice, heard.language());
  }

  private Step answered(TalkState talk, Draft draft, Choice choice, Language language) {
    return switch (choice.id()) {
      case "confirm" -> reaching.confirmed(talk, draft, language);
      case "correct" -> questions.whatIsWrong(draft, language);
      case "cancel" -> questions.cancelled(language);
      case DangerWatch.YES -> dangers.confirmed(draft);
      case DangerWatch.NO -> telling.unharmed(draft, language);
      case "place:unknown" -> questions.onward(givenUp(choice, draft), language);
      case "name:anonymous" -> reaching.afterName(talk, draft, language);
      case "contact:phone" -> typed(draft, language, "talk.contact.phone");
      case "contact:email" -> typed(draft, language, "talk.contact.email");
      case "contact:link" ->
          new Step(Stage.CONTACT, Optional.of(draft), List.of(new Act.InviteInstead()));
      case "contact:self" -> Step.idle(new Act.OpenCases(draft));
      default ->
          choice.id().startsWith(Phrases.JOIN)
              ? joinChosen(talk, choice, draft, language)
              : officeChosen(choice, draft, language);
    };
  }

  private Step typed(Draft draft, Language language, String key) {
    return Step.asking(Stage.CONTACT_VALUE, draft, phrases.typeContact(language, key));
  }

  /** A draft that has no matter yet is read as a whole later. */
  private Draft withMore(Draft draft, Heard heard) {
    return draft.matters().isEmpty()
        ? draft.heard(heard.words(), heard.pictures())
        : drafting.added(draft, 0, heard.words(), heard.pictures());
  }

  /** One matter alone is confirmed by that; of several the others are still to be confirmed. */
  private Step joinChosen(TalkState talk, Choice choice, Draft draft, Language language) {
    var ref = choice.id().substring(Phrases.JOIN.length());
    var joining =
        draft.with(
            draft.matters().stream()
                .map(m -> m.offer().filter(o -> o.ref().equals(ref)).isPresent() ? m.joining() : m)
                .toList());
    return joining.matters().stream().allMatch(DraftMatter::joins)
        ? reaching.confirmed(talk, joining, language)
        : Step.asking(Stage.CARD, joining, phrases.card(language, joining));
  }

  private Step officeChosen(Choice choice, Draft draft, Language language) {
    var office = offices.get(new OfficeCode(choice.id().substring("office:".length())));
    int index = matter(choice, draft);
    var matter = draft.matters().get(index);
    var chosen = matter.where().chosen(office, offices.answeringFor(office.code()));
    return questions.onward(draft.with(index, matter.at(chosen)), language);
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
    return questions
        .again(draft.pausedAt().orElse(talk.stage()), draft.resumed(), language)
        .after(new Act.Say(phrases.say(language, "talk.stale")));
  }
}
