package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.conversation.internal.Request.What;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Wishes about cases that are registered already: how is it, hurry, here is more, I take it back.
 * Which case is meant is asked where the words leave it open, and nothing is taken back unasked.
 */
@ApplicationScoped
class CaseWishes {
  /** What is longer beside a wish, and fits no case, tells a matter of its own. */
  private static final double SHORT = 12;

  private static final Pattern PICTURE =
      Pattern.compile("照片|图片?|张|photo|pic", Pattern.CASE_INSENSITIVE);

  private final Intents intents;
  private final WhichCase which;
  private final Drafting drafting;
  private final DangerWatch dangers;
  private final Questions questions;
  private final Phrases phrases;
  private final WishPhrases asking;
  private final Router router;

  CaseWishes(
      Intents intents,
      WhichCase which,
      Drafting drafting,
      DangerWatch dangers,
      Questions questions,
      Phrases phrases,
      WishPhrases asking,
      Router router) {
    this.intents = intents;
    this.which = which;
    this.drafting = drafting;
    this.dangers = dangers;
    this.questions = questions;
    this.phrases = phrases;
    this.asking = asking;
    this.router = router;
  }

  /**
   * @param own the cases of this talk, newest first
   * @return empty when the words wish nothing of a case
   */
  Optional<Step> wished(TalkState talk, Heard heard, List<CaseFile> own) {
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return recusal(talk, heard, own)
        .or(() -> withdrawal(talk, heard, own))
        .or(() -> urging(talk, heard, own))
        .or(() -> addition(talk, heard, own))
        .or(() -> question(talk, heard, own));
  }

  /** Somebody else shall handle it; the reason may be told with it, and is no matter of its own. */
  private Optional<Step> recusal(TalkState talk, Heard heard, List<CaseFile> own) {
    var running = running(own);
    if (running.isEmpty()
        || talk.draft().isPresent() && !which.looksFarBack(heard.words())
        || dangers.look(heard.words()).isPresent()) {
      return Optional.empty();
    }
    return intents
        .beside(heard.words(), Intent.RECUSE)
        .map(rest -> running(which.in(heard.words(), rest, running).cases()))
        .map(meant -> meant.isEmpty() ? running : meant)
        .filter(meant -> mayHear(meant, heard))
        .map(meant ->
            meant.size() == 1
                ? questions.aside(
                    talk,
                    heard.language(),
                    new Act.AskRecusal(numberOf(meant.getFirst()), heard.words()))
                : Step.staying(talk, asking.which(What.RECUSE, heard, meant)));
  }

  private Optional<Step> withdrawal(TalkState talk, Heard heard, List<CaseFile> own) {
    var rest = intents.beside(heard.words(), Intent.WITHDRAW);
    if (rest.isEmpty() && intents.means(heard.words(), Intent.CANCEL)) {
      rest = Optional.of("");
    }
    return rest.filter(r -> isOfCase(talk, heard, r, own))
        .map(r -> meant(heard, r, own))
        .map(meant -> ended(talk, heard, meant).orElseGet(() -> askedBack(talk, heard, meant)));
  }

  private Step askedBack(TalkState talk, Heard heard, WhichCase.Meant meant) {
    return Step.staying(talk, asking.withdrawal(heard, meant.cases()));
  }

  /** Of the only case there is too, when the words name something that it does not hold. */
  private Optional<Step> urging(TalkState talk, Heard heard, List<CaseFile> own) {
    return intents
        .beside(heard.words(), Intent.URGE)
        .filter(rest -> isOfCase(talk, heard, rest, own))
        .map(rest -> new Urging(meant(heard, rest, own), !which.namesSomething(rest)))
        .filter(urging -> mayHear(urging.meant(), heard))
        .map(urging ->
            ended(talk, heard, urging.meant())
                .orElseGet(() ->
                    urging.isPlain()
                        ? questions.aside(
                            talk,
                            heard.language(),
                            new Act.Urge(numberOf(urging.first()), heard.words()))
                        : Step.staying(
                            talk, asking.which(What.URGE, heard, urging.meant().cases()))));
  }

  private record Urging(WhichCase.Meant meant, boolean namesNothing) {
    boolean isPlain() {
      return meant.isOne() && (meant.named() || namesNothing);
    }

    CaseFile first() {
      return meant.cases().getFirst();
    }
  }

  private Optional<Step> addition(TalkState talk, Heard heard, List<CaseFile> own) {
    return intents
        .beside(heard.words(), Intent.ADD)
        .filter(rest -> isOfCase(talk, heard, rest, own))
        .map(rest -> meant(heard, rest, own))
        .filter(meant -> mayHear(meant, heard))
        .map(meant -> ended(talk, heard, meant).orElseGet(() -> added(talk, heard, meant.cases())));
  }

  /**
   * Words are never left waiting for an answer: they stand on one case and may stand on another.
   */
  private Step added(TalkState talk, Heard heard, List<CaseFile> cases) {
    var first = safest(cases);
    if (heard.pictures().isEmpty() && isAnnouncement(heard.words())) {
      return Step.staying(talk, asking.forMore(heard, numberOf(first)));
    }
    var add = new Act.AddToCase(numberOf(first), heard.words(), heard.pictures());
    if (cases.size() == 1) {
      return questions.aside(talk, heard.language(), add);
    }
    var others = cases.stream().filter(c -> c != first).toList();
    return Step.staying(talk, add, asking.which(What.ADD, heard, others));
  }

  /** "I have another photo", and nothing else. */
  boolean isAnnouncement(String words) {
    return PICTURE.matcher(words).find()
        && intents.beside(words, Intent.ADD).filter(r -> !which.namesSomething(r)).isPresent();
  }

  /** What is perhaps about an accusation is shown to nobody but its own desk. */
  private static CaseFile safest(List<CaseFile> cases) {
    return cases.stream().filter(c -> c.line().confidential()).findFirst().orElse(cases.getFirst());
  }

  private Optional<Step> question(TalkState talk, Heard heard, List<CaseFile> own) {
    if (!heard.pictures().isEmpty()) {
      return Optional.empty();
    }
    return intents
        .beside(heard.words(), Intent.STATUS)
        .filter(rest -> isOfCase(talk, heard, rest, own))
        .map(rest -> which.in(heard.words(), rest, own))
        .map(meant ->
            questions.aside(
                talk,
                heard.language(),
                new Act.TellStatus(
                    meant.isOne()
                        ? Optional.of(numberOf(meant.cases().getFirst()))
                        : Optional.empty(),
                    Optional.empty())));
  }

  /** An honest answer about a case that has ended. */
  private Optional<Step> ended(TalkState talk, Heard heard, WhichCase.Meant meant) {
    return meant.named() && meant.isOne() && meant.cases().getFirst().line().state().isEnded()
        ? Optional.of(
            questions.aside(talk, heard.language(), asking.ended(heard, meant.cases().getFirst())))
        : Optional.empty();
  }

  private WhichCase.Meant meant(Heard heard, String rest, List<CaseFile> own) {
    var meant = which.in(heard.words(), rest, own);
    var running = running(meant.cases());
    if (running.isEmpty()) { // the newest says what has become of it
      return new WhichCase.Meant(meant.cases().subList(0, 1), true);
    }
    return new WhichCase.Meant(running, meant.named());
  }

  /**
   * Whether the words are about a registered case and not about what is being told now: while a
   * draft is open they must look back; else what they name must be of a case, or be next to
   * nothing.
   */
  private boolean isOfCase(TalkState talk, Heard heard, String rest, List<CaseFile> own) {
    if (talk.draft().isPresent() && !which.looksFarBack(heard.words())) {
      return false;
    }
    if (running(own).isEmpty() && which.namesSomething(rest) && !which.looksBack(heard.words())) {
      return false;
    }
    var meant = which.in(heard.words(), rest, own);
    if (meant.cases().isEmpty() || dangers.look(heard.words()).isPresent()) {
      return false;
    }
    return CaseNumber.in(heard.words()).isPresent()
        || which.looksBack(heard.words()) && size(rest) <= 2 * SHORT
        || !isElsewhere(heard.words(), meant)
            && (meant.named() && !isAnotherMatter(rest, meant)
                || !which.namesSomething(rest)
                || isShortWish(rest));
  }

  /** A word in common is not enough: a card too many is seen, a matter too few is not. */
  private boolean isAnotherMatter(String rest, WhichCase.Meant meant) {
    return size(rest) > SHORT / 2
        && meant.cases().stream().allMatch(c -> which.share(rest, c) < 0.5)
        && drafting.isMatter(rest);
  }

  private boolean isShortWish(String rest) {
    return size(rest) <= SHORT / 2 && !drafting.isMatter(rest);
  }

  /** A place of another office is another matter. */
  private boolean isElsewhere(String words, WhichCase.Meant meant) {
    return router
        .route(words)
        .office()
        .filter(office ->
            meant.cases().stream()
                .noneMatch(
                    c -> c.line().confidential() || c.line().office().code().equals(office.code())))
        .isPresent();
  }

  /** Nobody reads whom the resident accuses but the desk that holds an accusation. */
  private boolean mayHear(WhichCase.Meant meant, Heard heard) {
    return mayHear(meant.cases(), heard);
  }

  boolean mayHear(List<CaseFile> cases, Heard heard) {
    return cases.stream().allMatch(c -> c.line().confidential())
        || !drafting.accuses(heard.words());
  }

  private static List<CaseFile> running(List<CaseFile> cases) {
    return cases.stream().filter(c -> !c.line().state().isEnded()).toList();
  }

  private static CaseNumber numberOf(CaseFile file) {
    return file.line().number();
  }

  private static double size(String words) {
    return Remainder.size(words);
  }
}
