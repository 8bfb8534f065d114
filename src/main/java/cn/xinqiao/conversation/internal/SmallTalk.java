package cn.xinqiao.conversation.internal;

import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.resident.ContactReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers that need no matter: how is my case, hello, thanks, who are you. */
@ApplicationScoped
class SmallTalk {
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  private static final Pattern NUISANCE =
      Pattern.compile("骚扰|诈骗|骗子|推销|陌生|对方|老板|店家|公司|scam|spam|nuisance", Pattern.CASE_INSENSITIVE);

  private final Intents intents;
  private final Phrases phrases;

  private final DangerWatch dangers;

  SmallTalk(Intents intents, Phrases phrases, DangerWatch dangers) {
    this.dangers = dangers;
    this.intents = intents;
    this.phrases = phrases;
  }

  Optional<Step> answer(Heard heard) {
    var words = heard.words();
    var number = CaseNumber.in(words);
    if (intents.means(words, Intent.STATUS)
        || number.isPresent()
            && Remainder.onlyAsks(Remainder.of(words))
            && dangers.look(words).isEmpty()) {
      return Optional.of(Step.idle(new Act.TellStatus(number, codeIn(words))));
    }
    var contact = ContactReader.in(words);
    if (contact.isPresent()
        && Remainder.isNextToNothing(Remainder.of(words))
        && dangers.look(words).isEmpty()) {
      return Optional.of(
          Step.idle(
              new Act.Remember(contact.get()),
              new Act.Say(phrases.say(heard.language(), "talk.contact.kept"))));
    }
    return replyTo(words).map(key -> Step.idle(new Act.Say(phrases.say(heard.language(), key))));
  }

  /** A contact that a matter names as the writer's own, and not as whom it complains of. */
  static Optional<ContactReader.Found> ownContact(String words) {
    return NUISANCE.matcher(words).find() ? Optional.empty() : ContactReader.in(words);
  }

  private Optional<String> replyTo(String words) {
    if (intents.means(words, Intent.HELP)) {
      return Optional.of("talk.help");
    }
    if (intents.means(words, Intent.WHO_ARE_YOU)) {
      return Optional.of("talk.bot");
    }
    if (intents.means(words, Intent.HUMAN)) {
      return Optional.of("talk.human");
    }
    if (intents.means(words, Intent.GREETING)) {
      return Optional.of("talk.greeting");
    }
    if (intents.means(words, Intent.THANKS) || intents.means(words, Intent.YES)) {
      return Optional.of("talk.thanks");
    }
    if (intents.cancels(words) || intents.means(words, Intent.NO)) {
      return Optional.of("talk.nothing.to.cancel");
    }
    return Optional.empty();
  }

  private static Optional<String> codeIn(String words) {
    var code = CODE.matcher(words.replaceAll("(?i)XQ\\s*\\d{8}\\s*[-－—–]?\\s*\\d{7}", " "));
    return code.find() ? Optional.of(code.group()) : Optional.empty();
  }
}
