package cn.xinqiao.conversation.internal;

import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ContactReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** What is asked once a matter is confirmed: for a petition who it is, and how to be reached. */
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
    if (heard.words().isBlank()
        || intents.means(heard.words(), Intent.ANONYMOUS)
        || intents.means(heard.words(), Intent.LOOK_MYSELF)) {
      return afterName(talk, draft, heard.language());
    }
    var contact = ContactReader.in(heard.words());
    var introduced =
        contact.isPresent()
            ? Step.idle(new Act.OpenCases(draft)).after(new Act.Remember(contact.get()))
            : afterName(talk, draft, heard.language());
    return introduced.after(new Act.Introduce(heard.words()));
  }

  Step contacted(TalkState talk, Heard heard) {
    var draft = talk.draft().orElseThrow();
    var words = heard.words();
    var contact = ContactReader.in(words);
    if (contact.isPresent()) {
      return Step.idle(new Act.OpenCases(draft)).after(new Act.Remember(contact.get()));
    }
    if (talk.stage() == Stage.CONTACT && MANY_DIGITS.matcher(words).find()) {
      return Step.asking(
          Stage.CONTACT_VALUE, draft, phrases.typeContact(heard.language(), "talk.contact.again"));
    }
    if (intents.means(words, Intent.CANCEL)) {
      return Step.idle(new Act.Say(phrases.say(heard.language(), "talk.cancelled")));
    }
    // asked once only: whatever else was written belongs to the matter, and the officer reads it
    var isAnswer =
        words.isBlank()
            || intents.means(words, Intent.LOOK_MYSELF)
            || intents.means(words, Intent.NO)
            || intents.means(words, Intent.YES)
            || MANY_DIGITS.matcher(words).find();
    return Step.idle(
        new Act.OpenCases(isAnswer ? draft : drafting.added(draft, words, heard.pictures())));
  }
}
