package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.conversation.internal.Request.What;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hears what is answered when a wish was asked back about: really, or which one. Anything else lets
 * the wish drop, and nothing is done.
 */
@ApplicationScoped
class WishAnswers {
  /** An answer that chooses a case is no longer; what is longer tells something. */
  private static final double SHORT = 12;

  private static final double NEXT_TO_NOTHING = 3;

  private static final Pattern CLAUSE_END = Pattern.compile("[，,。.！!？?；;、\\n]");
  private static final Pattern DENIES =
      Pattern.compile(
          "\\s*(先|还是|我)?(不|别|勿|覅|暂不|保留)|\\s*(no\\b|not\\b|don't|do not|keep)",
          Pattern.CASE_INSENSITIVE);

  private final Intents intents;
  private final WhichCase which;
  private final CaseWishes wishes;
  private final DangerWatch dangers;
  private final Questions questions;
  private final Phrases phrases;
  private final WishPhrases asking;

  WishAnswers(
      Intents intents,
      WhichCase which,
      CaseWishes wishes,
      DangerWatch dangers,
      Questions questions,
      Phrases phrases,
      WishPhrases asking) {
    this.intents = intents;
    this.which = which;
    this.wishes = wishes;
    this.dangers = dangers;
    this.questions = questions;
    this.phrases = phrases;
    this.asking = asking;
  }

  /** The answer to what was asked back, if it is one. */
  Optional<Step> answered(TalkState talk, Heard heard, Request request, List<CaseFile> own) {
    var cases =
        own.stream().filter(c -> request.numbers().contains(c.line().number().toString())).toList();
    if (heard.choice().isPresent()) {
      return pressed(talk, heard, request, heard.choice().get().id());
    }
    if (dangers.look(heard.words()).isPresent()) {
      return Optional.empty();
    }
    return switch (request.what()) {
      case WITHDRAW -> saidToWithdrawal(talk, heard, request, cases);
      case URGE -> chosen(heard, cases).map(one -> urged(talk, heard, request, one));
      case RECUSE -> chosen(heard, cases).map(one -> recusalAsked(talk, heard, request, one));
      case ADD -> saidToAddition(talk, heard, request, cases);
      case DELETE -> saidToDeletion(talk, heard, request);
      case SEE_LEADER -> chosen(heard, cases).map(one -> visited(talk, heard, one));
    };
  }

  private Optional<Step> pressed(TalkState talk, Heard heard, Request request, String button) {
    if (button.equals(WishPhrases.NO)) {
      return Optional.of(left(talk, heard, request));
    }
    var number =
        button.startsWith(WishPhrases.CASE)
            ? Optional.of(button.substring(WishPhrases.CASE.length()))
            : request.numbers().stream().findFirst();
    return switch (request.what()) {
      case WITHDRAW -> number.map(n -> withdrawn(talk, heard, n));
      case URGE -> number.map(n -> urged(talk, heard, request, n));
      case RECUSE -> number.map(n -> recusalAsked(talk, heard, request, n));
      case ADD -> number.map(n -> addedTo(talk, heard, request, n));
      case DELETE -> Optional.of(erased(talk));
      case SEE_LEADER -> number.map(n -> visited(talk, heard, n));
    };
  }

  private Optional<Step> saidToWithdrawal(
      TalkState talk, Heard heard, Request request, List<CaseFile> cases) {
    var words = heard.words();
    boolean surely = intents.means(words, Intent.WITHDRAW) && !intents.means(words, Intent.CANCEL);
    if (!surely && denies(words)) {
      return Optional.of(left(talk, heard, request));
    }
    if (cases.size() == 1 && (surely || affirms(words, Intent.WITHDRAW))) {
      return Optional.of(withdrawn(talk, heard, request.numbers().getFirst()));
    }
    return cases.size() == 1
        ? Optional.empty()
        : chosen(heard, cases)
            .flatMap(one ->
                cases.stream().filter(c -> c.line().number().toString().equals(one)).findFirst())
            .map(one -> Step.staying(talk, asking.withdrawal(heard, List.of(one))));
  }

  /** What was announced, or "that one" after words were put on another case. */
  private Optional<Step> saidToAddition(
      TalkState talk, Heard heard, Request request, List<CaseFile> cases) {
    boolean announced = wishes.isAnnouncement(request.words()) && request.pictures().isEmpty();
    if (announced) {
      return intents.isShortAnswer(heard.words()) && heard.pictures().isEmpty()
              || cases.isEmpty()
              || !wishes.mayHear(cases, heard)
          ? Optional.empty()
          : Optional.of(
              questions.aside(
                  talk,
                  heard.language(),
                  new Act.AddToCase(
                      cases.getFirst().line().number(), heard.words(), heard.pictures())));
    }
    return heard.pictures().isEmpty()
        ? chosen(heard, cases).map(one -> addedTo(talk, heard, request, one))
        : Optional.empty();
  }

  private Optional<Step> saidToDeletion(TalkState talk, Heard heard, Request request) {
    if (denies(heard.words())) {
      return Optional.of(left(talk, heard, request));
    }
    return affirms(heard.words(), Intent.DELETE) ? Optional.of(erased(talk)) : Optional.empty();
  }

  /** "No", "better not", "don't withdraw it". */
  private boolean denies(String words) {
    return intents.means(words, Intent.NO)
        || intents.means(words, Intent.CANCEL)
        || DENIES.matcher(words).lookingAt();
  }

  /** "Yes", "yes, do", or the wish itself once more. */
  private boolean affirms(String words, Intent wish) {
    return intents.means(words, Intent.YES)
        || intents.means(CLAUSE_END.split(words.strip(), 2)[0], Intent.YES)
        || intents
            .beside(words, wish)
            .filter(rest -> Remainder.size(rest) <= NEXT_TO_NOTHING)
            .isPresent();
  }

  /** The number that short words choose among these cases. */
  private Optional<String> chosen(Heard heard, List<CaseFile> cases) {
    var meant = which.in(heard.words(), heard.words(), cases);
    return Optional.of(meant)
        .filter(m -> m.isOne() && m.named() && Remainder.size(heard.words()) <= SHORT)
        .map(m -> m.cases().getFirst().line().number().toString());
  }

  private Step withdrawn(TalkState talk, Heard heard, String number) {
    return questions.aside(talk, heard.language(), new Act.Withdraw(CaseNumber.valueOf(number)));
  }

  private Step urged(TalkState talk, Heard heard, Request request, String number) {
    return questions.aside(
        talk, heard.language(), new Act.Urge(CaseNumber.valueOf(number), request.words()));
  }

  private Step recusalAsked(TalkState talk, Heard heard, Request request, String number) {
    return questions.aside(
        talk, heard.language(), new Act.AskRecusal(CaseNumber.valueOf(number), request.words()));
  }

  private Step addedTo(TalkState talk, Heard heard, Request request, String number) {
    return questions.aside(
        talk,
        heard.language(),
        new Act.AddToCase(CaseNumber.valueOf(number), request.words(), request.pictures()));
  }

  private Step visited(TalkState talk, Heard heard, String number) {
    return questions.aside(talk, heard.language(), new Act.OfferVisit(CaseNumber.valueOf(number)));
  }

  private static Step erased(TalkState talk) {
    return new Step(
        talk.stage() == Stage.EMERGENCY ? Stage.EMERGENCY : Stage.IDLE,
        Optional.empty(),
        List.of(new Act.Erase()));
  }

  private Step left(TalkState talk, Heard heard, Request request) {
    var key = request.what() == What.DELETE ? "talk.delete.kept" : "talk.wish.left";
    return questions.aside(talk, heard.language(), new Act.Say(phrases.say(heard.language(), key)));
  }
}
