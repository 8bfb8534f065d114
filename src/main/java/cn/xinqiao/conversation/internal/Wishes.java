package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.channel.Circles;
import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What residents wish beside the matter that is told: at any moment, in few words, and without
 * losing what is open.
 */
@ApplicationScoped
public class Wishes {
  /** What is longer beside an insult or a wish says something. */
  private static final double NEXT_TO_NOTHING = 5;

  private static final String LARGE_TYPE = "elder";

  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?<=[。！!？?；;，,.\\s])(另外|还有一?(件|个)|顺便|此外|by the way|also\\b|another thing)",
          Pattern.CASE_INSENSITIVE);

  private final Intents intents;
  private final CaseWishes caseWishes;
  private final WishAnswers answers;
  private final VisitWishes visits;
  private final SmallTalk smallTalk;
  private final Drafting drafting;
  private final DangerWatch dangers;
  private final Tongues tongues;
  private final Questions questions;
  private final Phrases phrases;
  private final WishPhrases asking;

  Wishes(
      Intents intents,
      CaseWishes caseWishes,
      WishAnswers answers,
      VisitWishes visits,
      SmallTalk smallTalk,
      Drafting drafting,
      DangerWatch dangers,
      Tongues tongues,
      Questions questions,
      Phrases phrases,
      WishPhrases asking) {
    this.intents = intents;
    this.caseWishes = caseWishes;
    this.answers = answers;
    this.visits = visits;
    this.smallTalk = smallTalk;
    this.drafting = drafting;
    this.dangers = dangers;
    this.tongues = tongues;
    this.questions = questions;
    this.phrases = phrases;
    this.asking = asking;
  }

  /**
   * A wish or an answer, and another matter in one breath: "hurry with the lamp; and there is
   * something else".
   *
   * @param isAnswer whether words answer what the resident was asked
   * @return the two parts; empty when the words are of one piece
   */
  public Optional<List<Heard>> apart(TalkState talk, Heard heard, Predicate<Heard> isAnswer) {
    var cut = ANOTHER.matcher(heard.words());
    if (talk.stage() != Stage.IDLE || !heard.pictures().isEmpty() || !cut.find()) {
      return Optional.empty();
    }
    var first = heard.words().substring(0, cut.start());
    var second = heard.words().substring(cut.start());
    return drafting.isMatter(second)
            && (mayConcernCase(first) || isAnswer.test(heard.saying(first)))
        ? Optional.of(List.of(heard.saying(first), heard.saying(second)))
        : Optional.empty();
  }

  /**
   * @param own the cases of this talk, newest first; asked for only when they matter
   * @return empty when nothing is wished and the words belong to what is open, or begin a matter
   */
  public Optional<Step> granted(TalkState talk, Heard heard, Supplier<List<CaseFile>> own) {
    if (heard.choice().isPresent()) {
      return pressed(talk, heard, heard.choice().get(), own);
    }
    if (talk.stage() == Stage.EMERGENCY || talk.stage() == Stage.DANGER) {
      return heard.pictures().isEmpty() ? form(talk, heard) : Optional.empty();
    }
    return talk.asked()
        .flatMap(request -> answers.answered(talk, heard, request, own.get()))
        .or(() -> isAnswer(talk, heard.words()) ? Optional.empty() : said(talk, heard, own));
  }

  /** A button of a wish; one of the draft's own question is none. */
  public Optional<Step> pressed(
      TalkState talk, Heard heard, Choice choice, Supplier<List<CaseFile>> own) {
    if (choice.id().startsWith(WishPhrases.LANGUAGE)) {
      var tag = choice.id().substring(WishPhrases.LANGUAGE.length());
      return Optional.of(spoken(talk, heard, tag.equals("en") ? Language.EN : Language.ZH));
    }
    if (choice.id().equals(LARGE_TYPE)) {
      return Optional.of(say(talk, heard, "talk.elder.done"));
    }
    return visits
        .pressed(talk, heard, choice.id())
        .or(() ->
            talk.asked()
                .filter(request -> choice.of() != null && choice.of() == request.question())
                .flatMap(request -> answers.answered(talk, heard, request, own.get())));
  }

  /** Whether insults stand in the words that nobody has answered in this talk. */
  public boolean mustCalm(TalkState talk, Heard heard) {
    return !talk.calmed()
        && talk.stage() != Stage.EMERGENCY
        && talk.stage() != Stage.DANGER
        && intents.beside(heard.words(), Intent.ABUSE).isPresent();
  }

  /** Words that answer whatever is open are no wish. */
  private boolean isAnswer(TalkState talk, String words) {
    return talk.draft().isPresent()
        && List.of(
                Intent.YES,
                Intent.NO,
                Intent.CANCEL,
                Intent.WITHDRAW,
                Intent.DONT_KNOW,
                Intent.LOOK_MYSELF,
                Intent.ANONYMOUS)
            .stream()
            .anyMatch(intent -> intents.means(words, intent));
  }

  private Optional<Step> said(TalkState talk, Heard heard, Supplier<List<CaseFile>> own) {
    if (!heard.pictures().isEmpty()) {
      return mayConcernCase(heard.words())
          ? caseWishes.wished(talk, heard, own.get())
          : Optional.empty();
    }
    return form(talk, heard)
        .or(() -> linked(talk, heard))
        .or(() ->
            beside(heard.words(), Intent.DELETE)
                ? Optional.of(Step.staying(talk, asking.deletion(heard)))
                : Optional.empty())
        .or(() -> visits.wished(talk, heard, own))
        .or(() -> begun(talk, heard))
        .or(() -> foreign(talk, heard))
        .or(() ->
            mayConcernCase(heard.words())
                ? caseWishes.wished(talk, heard, own.get())
                : Optional.empty())
        .or(() -> nothingToUrge(talk, heard, own))
        .or(() -> person(talk, heard, own))
        .or(() -> smallTalk(talk, heard))
        .or(() -> insult(talk, heard));
  }

  /** In which form the talk is held. */
  private Optional<Step> form(TalkState talk, Heard heard) {
    var words = heard.words();
    if (intents.means(words, Intent.IN_ENGLISH)) {
      return Optional.of(spoken(talk, heard, Language.EN));
    }
    if (intents.means(words, Intent.IN_CHINESE)) {
      return Optional.of(spoken(talk, heard, Language.ZH));
    }
    if (intents.means(words, Intent.LANGUAGE)) {
      return Optional.of(Step.staying(talk, asking.languages(heard.language())));
    }
    return intents
            .beside(words, Intent.LARGE_TYPE)
            .filter(rest -> Remainder.size(rest) <= NEXT_TO_NOTHING)
            .isPresent()
        ? Optional.of(questions.aside(talk, heard.language(), new Act.OfferLargeType()))
        : Optional.empty();
  }

  /** A code alone is not enough: six letters and digits may be anything. */
  private Optional<Step> linked(TalkState talk, Heard heard) {
    var words = heard.words();
    if (intents.means(words, Intent.UNLINK)) {
      return Optional.of(questions.aside(talk, heard.language(), new Act.Leave()));
    }
    if (!beside(words, Intent.LINK)) {
      return Optional.empty();
    }
    var code = Circles.codeIn(words);
    if (code.isPresent()) {
      return Optional.of(questions.aside(talk, heard.language(), new Act.Join(code.get())));
    }
    return intents.means(words, Intent.LINK)
        ? Optional.of(questions.aside(talk, heard.language(), new Act.Invite()))
        : Optional.empty();
  }

  private Step spoken(TalkState talk, Heard heard, Language chosen) {
    return questions.aside(
        talk,
        chosen,
        new Act.Speak(chosen),
        new Act.Say(phrases.say(chosen, "talk.language.chosen")));
  }

  /** A new beginning: what is open becomes a case as it is. */
  private Optional<Step> begun(TalkState talk, Heard heard) {
    if (intents.means(heard.words(), Intent.START)) {
      return Optional.of(say(talk, heard, "talk.greeting"));
    }
    if (!intents.means(heard.words(), Intent.NEW)) {
      return Optional.empty();
    }
    var ready = new Act.Say(phrases.say(heard.language(), "talk.new"));
    return Optional.of(
        talk.draft()
            .map(draft -> Step.idle(new Act.OpenCases(drafting.asItIs(draft)), ready))
            .orElseGet(() -> Step.idle(ready)));
  }

  /** One sentence in a language that nobody here writes; danger is met before. */
  private Optional<Step> foreign(TalkState talk, Heard heard) {
    return tongues
        .of(heard.words())
        .map(sentence -> Step.staying(talk, new Act.Say(Utterance.of(sentence))));
  }

  private boolean mayConcernCase(String words) {
    return CaseNumber.in(words).isPresent()
        || List.of(
                Intent.RECUSE,
                Intent.WITHDRAW,
                Intent.CANCEL,
                Intent.URGE,
                Intent.ADD,
                Intent.STATUS)
            .stream()
            .anyMatch(intent -> beside(words, intent));
  }

  private Optional<Step> nothingToUrge(TalkState talk, Heard heard, Supplier<List<CaseFile>> own) {
    return wholly(heard.words(), Intent.URGE) && talk.draft().isEmpty() && own.get().isEmpty()
        ? Optional.of(say(talk, heard, "talk.status.none"))
        : Optional.empty();
  }

  /** Human, please: somebody gets what was said so far. */
  private Optional<Step> person(TalkState talk, Heard heard, Supplier<List<CaseFile>> own) {
    if (!wholly(heard.words(), Intent.HUMAN)) {
      return Optional.empty();
    }
    var told = talk.draft().or(talk::unread);
    if (told.isPresent()) {
      var open = new Act.OpenCases(drafting.asItIs(told.get()));
      return Optional.of(
          Step.idle(new Act.Say(phrases.say(heard.language(), "talk.human.draft")), open));
    }
    return Optional.of(
        own.get().stream()
            .filter(c -> !c.line().state().isEnded())
            .findFirst()
            .map(c -> Step.staying(talk, new Act.CallPerson(c.line().number(), heard.words())))
            .orElseGet(() ->
                Step.asking(
                    Stage.WHAT,
                    Drafting.told(heard).asked(),
                    phrases.say(heard.language(), "talk.human.what"))));
  }

  private Optional<Step> smallTalk(TalkState talk, Heard heard) {
    return talk.draft().isEmpty()
        ? Optional.empty() // it is answered after everything that may begin a matter
        : smallTalk.aside(heard).map(act -> questions.aside(talk, heard.language(), act));
  }

  /** Nothing but an insult: there is nothing more to say than what calms, if that. */
  private Optional<Step> insult(TalkState talk, Heard heard) {
    return intents
        .beside(heard.words(), Intent.ABUSE)
        .filter(rest -> Remainder.size(rest) <= NEXT_TO_NOTHING && !drafting.isMatter(rest))
        .map(_ -> Step.staying(talk));
  }

  private boolean beside(String words, Intent intent) {
    return intents.beside(words, intent).isPresent();
  }

  /** Beside it stands no matter and no danger. */
  private boolean wholly(String words, Intent intent) {
    return intents.means(words, intent)
        || intents
            .beside(words, intent)
            .filter(rest -> Remainder.size(rest) <= NEXT_TO_NOTHING)
            .filter(_ -> !drafting.isMatter(words) && dangers.look(words).isEmpty())
            .isPresent();
  }

  private Step say(TalkState talk, Heard heard, String key) {
    return questions.aside(talk, heard.language(), new Act.Say(phrases.say(heard.language(), key)));
  }
}
