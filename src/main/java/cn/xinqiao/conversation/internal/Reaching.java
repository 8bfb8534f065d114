package cn.xinqiao.conversation.internal;

import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ContactReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** What is asked beside a confirmed matter: who writes, and how they can be reached. */
@ApplicationScoped
class Reaching {
  private static final Pattern MANY_DIGITS = Pattern.compile("(?:\\d[\\s-]?){5,}|@");

  private final Intents intents;
  private final Drafting drafting;
  private final Phrases phrases;

  Reaching(Intents intents, Drafting drafting, Phrases phrases) {
    this.intents = intents;
    this.drafting = drafting;
    this.phrases = phrases;
  }

  Step confirmed(TalkState talk, Draft draft, Language language) {
    var confirmed = draft.confirm();
    if (confirmed.holdsPetition() && !confirmed.nameAsked() && !talk.introduced()) {
      return Step.asking(Stage.NAME, confirmed.nameWasAsked(), phrases.name(language));
    }
    return afterName(talk, confirmed, language);
  }

  Step afterName(TalkState talk, Draft draft, Language language) {
    if (talk.contactAsked() || talk.reachable()) {
      return Step.idle(new Act.OpenCases(draft));
    }
    return Step.asking(Stage.CONTACT, draft, phrases.contact(language));
  }

  Step named(TalkState talk, Heard heard) {
    var draft = talk.draft().orElseThrow();
    if (intents.means(heard.words(), Intent.WITHDRAW)) {
      return Step.idle(new Act.Say(phrases.say(heard.language(), "talk.cancelled")));
    }
    if (heard.words().isBlank()
        || intents.means(heard.words(), Intent.ANONYMOUS)
        || intents.cancels(heard.words())
        || intents.means(heard.words(), Intent.NO)
        || intents.means(heard.words(), Intent.LOOK_MYSELF)) {
      return afterName(talk, draft.heard("", heard.pictures()), heard.language());
    }
    var answer = Introduction.in(heard.words(), drafting::isMatter);
    var more = drafting.added(draft, 0, answer.rest(), heard.pictures());
    if (answer.nameAndAddress().isBlank()) {
      return Step.asking(Stage.NAME, more, phrases.name(heard.language()));
    }
    var contact = ContactReader.in(answer.nameAndAddress());
    var introduced =
        contact.isPresent()
            ? Step.idle(new Act.OpenCases(more)).after(new Act.Remember(contact.get()))
            : afterName(talk, more, heard.language());
    return introduced.after(new Act.Introduce(answer.nameAndAddress()));
  }

  Step contacted(TalkState talk, Heard heard) {
    var draft = talk.draft().orElseThrow();
    var words = heard.words();
    var contact = ContactReader.in(words);
    if (contact.isPresent()) {
      var more = Remainder.isNextToNothing(Remainder.of(words)) ? "" : words;
      return Step.idle(new Act.OpenCases(drafting.added(draft, 0, more, heard.pictures())))
          .after(new Act.Remember(contact.get()));
    }
    if (talk.stage() == Stage.CONTACT && MANY_DIGITS.matcher(words).find()) {
      return Step.asking(
          Stage.CONTACT_VALUE, draft, phrases.typeContact(heard.language(), "talk.contact.again"));
    }
    if (intents.means(words, Intent.WITHDRAW)) {
      return Step.idle(new Act.Say(phrases.say(heard.language(), "talk.cancelled")));
    }
    // asked once only: whatever else was written belongs to the matter, and the officer reads it
    var isAnswer =
        words.isBlank()
            || intents.means(words, Intent.LOOK_MYSELF)
            || intents.cancels(words) // the contact; the matter is confirmed
            || intents.means(words, Intent.NO)
            || intents.means(words, Intent.YES)
            || MANY_DIGITS.matcher(words).find();
    return Step.idle(
        new Act.OpenCases(
            isAnswer
                ? draft.heard("", heard.pictures())
                : drafting.added(draft, 0, words, heard.pictures())));
  }
}
