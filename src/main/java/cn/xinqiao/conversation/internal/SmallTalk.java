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

  /** So little beside a question to us is part of it. */
  private static final double NEXT_TO_NOTHING = 3;

  private final Intents intents;
  private final Phrases phrases;
  private final DangerWatch dangers;

  SmallTalk(Intents intents, Phrases phrases, DangerWatch dangers) {
    this.dangers = dangers;
    this.intents = intents;
    this.phrases = phrases;
  }

  /** When nothing is open. */
  Optional<Step> answer(Heard heard) {
    return aside(heard)
        .map(Step::idle)
        .or(() -> contact(heard))
        .or(() -> leftOver(heard.words()).map(key -> Step.idle(say(heard, key))));
  }

  /** What can be answered at any moment. */
  Optional<Act> aside(Heard heard) {
    return status(heard.words()).or(() -> reply(heard.words()).map(key -> say(heard, key)));
  }

  private Optional<Act> status(String words) {
    var number = CaseNumber.in(words);
    boolean asks =
        intents.means(words, Intent.STATUS)
            || number.isPresent()
                && Remainder.onlyAsks(Remainder.of(words))
                && dangers.look(words).isEmpty();
    return asks ? Optional.of(new Act.TellStatus(number, codeIn(words))) : Optional.empty();
  }

  private Optional<String> reply(String words) {
    if (intents.means(words, Intent.HELP)) {
      return Optional.of("talk.help");
    }
    if (wholly(words, Intent.WHO_ARE_YOU)) {
      return Optional.of("talk.bot");
    }
    if (intents.means(words, Intent.GREETING)) {
      return Optional.of("talk.greeting");
    }
    return wholly(words, Intent.THANKS) ? Optional.of("talk.thanks") : Optional.empty();
  }

  /** Answers to a question that nobody asked. */
  private Optional<String> leftOver(String words) {
    if (intents.means(words, Intent.YES)) {
      return Optional.of("talk.thanks");
    }
    return intents.cancels(words) || intents.means(words, Intent.NO)
        ? Optional.of("talk.nothing.to.cancel")
        : Optional.empty();
  }

  private Optional<Step> contact(Heard heard) {
    var words = heard.words();
    return ContactReader.in(words)
        .filter(_ -> Remainder.isNextToNothing(Remainder.of(words)))
        .filter(_ -> dangers.look(words).isEmpty())
        .map(found -> Step.idle(new Act.Remember(found), say(heard, "talk.contact.kept")));
  }

  /** A contact that a matter names as the writer's own, and not as whom it complains of. */
  static Optional<ContactReader.Found> ownContact(String words) {
    return NUISANCE.matcher(words).find() ? Optional.empty() : ContactReader.in(words);
  }

  private boolean wholly(String words, Intent intent) {
    return intents
        .beside(words, intent)
        .filter(rest -> Remainder.size(rest) <= NEXT_TO_NOTHING)
        .isPresent();
  }

  private Act say(Heard heard, String key) {
    return new Act.Say(phrases.say(heard.language(), key));
  }

  private static Optional<String> codeIn(String words) {
    var code = CODE.matcher(words.replaceAll("(?i)XQ\\s*\\d{8}\\s*[-－—–]?\\s*\\d{7}", " "));
    return code.find() ? Optional.of(code.group()) : Optional.empty();
  }
}
