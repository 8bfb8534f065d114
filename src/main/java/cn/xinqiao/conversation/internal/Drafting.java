package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.Gist;
import cn.xinqiao.triage.SortedMatter;
import cn.xinqiao.triage.Triage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a draft of a resident's words: which matters, and where. */
@ApplicationScoped
public class Drafting {
  /** So few characters can hardly name a matter, whatever the classifier makes of them. */
  private static final int TOO_SHORT = 5;

  /** A correction this short is about the place; a longer one may retell the matter. */
  private static final int SHORT_CORRECTION = 30;

  private static final Pattern ACCUSING =
      Pattern.compile("举报|检举|控告|揭发|红包|受贿|行贿|贿赂|贪|收(了)?钱|好处费|包庇|保护伞|徇私|corrupt|brib");

  private static final Pattern ANOTHER =
      Pattern.compile(
          "另外|还有(一|个|件)|再(说|反映|报)(一|个|件)|另一件|换个事|顺便|此外"
              + "|another (thing|matter|problem|issue)|\\balso\\b|besides|by the way|one more thing",
          Pattern.CASE_INSENSITIVE);

  /** In place of a classifier's id: nothing decided. */
  private static final String UNREAD = "none";

  private static final int SUMMARY = 60;

  private final Triage triage;
  private final Router router;

  Drafting(Triage triage, Router router) {
    this.triage = triage;
    this.router = router;
  }

  /** What the words came to. */
  sealed interface Outcome {
    record Clear(Draft draft) implements Outcome {}

    /** A best guess that one open question may improve. */
    record Unclear(Draft draft) implements Outcome {}

    /** Chat, praise, advertisement. */
    record NoMatter() implements Outcome {}
  }

  /**
   * What the words came to, and the danger in them that no single message named.
   *
   * @param peril found by a rule in all words together, or resembled by them
   */
  record Understood(Outcome outcome, Optional<Peril> peril) {}

  Understood read(Draft draft) {
    var found = triage.understand(draft.words());
    var peril =
        found
            .emergency()
            .map(Peril::named)
            .or(() -> found.suspicion().map(s -> Peril.resembled(s, classifier(found.matters()))));
    return new Understood(outcome(draft, found.matters()), peril);
  }

  Outcome understand(Draft draft) {
    return read(draft).outcome();
  }

  private static String classifier(List<SortedMatter> sorted) {
    return sorted.isEmpty() ? DangerWatch.LIKENESS : sorted.getFirst().decidedWith();
  }

  private Outcome outcome(Draft draft, List<SortedMatter> sorted) {
    var words = draft.words();
    if (sorted.isEmpty()) {
      return new Outcome.NoMatter();
    }
    var matters = matters(words, sorted);
    var all = draft.with(matters);
    boolean unclear =
        matters.size() == 1
            && sorted.getFirst().isUnsure()
            && (sorted.getFirst().kind() == Kind.OTHER
                || words.codePointCount(0, words.length()) <= TOO_SHORT);
    return unclear ? new Outcome.Unclear(all) : new Outcome.Clear(all);
  }

  /** "Not Yinhang, it is Changhai Road", or more about the matter, or the matter told again. */
  Draft correct(Draft draft, String words, List<String> pictures) {
    var route = router.route(words);
    boolean placeOnly =
        route.office().isPresent() && words.codePointCount(0, words.length()) <= SHORT_CORRECTION;
    var more = draft.heard(words, pictures);
    if (placeOnly) {
      return more.with(
          draft.matters().stream().map(m -> m.at(m.where().learnedFrom(route))).toList());
    }
    return switch (understand(more)) {
      case Outcome.Clear(var clear) -> keepingPlaces(draft, clear);
      case Outcome.Unclear(var guess) -> keepingPlaces(draft, guess);
      case Outcome.NoMatter() -> added(draft, 0, words, pictures);
    };
  }

  /** More words that change nothing of what was understood, but must not be lost. */
  Draft added(Draft draft, int index, String words, List<String> pictures) {
    var more = draft.heard(words, pictures);
    return words.isBlank() ? more : more.with(index, more.matters().get(index).withMore(words));
  }

  /** Whether the words accuse somebody, who may work where the case is that is talked about. */
  public boolean accuses(String words) {
    return words.codePointCount(0, words.length()) > TOO_SHORT
        && triage.understand(words).matters().stream()
            .anyMatch(m ->
                m.subKind() == SubKind.ACCUSATION
                    && (!m.isUnsure() || ACCUSING.matcher(words).find()));
  }

  /** Whether words in danger surely speak of something else: else they belong to the danger. */
  boolean leavesDanger(String words) {
    boolean announced = ANOTHER.matcher(words).find();
    return words.codePointCount(0, words.length()) > TOO_SHORT
        && triage.understand(words).matters().stream()
            .filter(m -> !m.isUnsure())
            .anyMatch(
                m -> announced || m.subKind() == SubKind.ACCUSATION || m.kind() == Kind.SUGGESTION);
  }

  /** "By the way", "there is something else". */
  boolean announcesAnother(String words) {
    return ANOTHER.matcher(words).find();
  }

  /** A matter that is announced as another one, if it surely is one. */
  Optional<Draft> another(Heard heard) {
    if (!announcesAnother(heard.words()) || !isMatter(heard.words())) {
      return Optional.empty();
    }
    return switch (understand(told(heard))) {
      case Outcome.Clear(var clear) -> Optional.of(clear);
      case Outcome.Unclear _ -> Optional.empty();
      case Outcome.NoMatter() -> Optional.empty();
    };
  }

  /** Whether the words surely tell of something to be done, and are not a name or an address. */
  boolean isMatter(String words) {
    return words.codePointCount(0, words.length()) > TOO_SHORT
        && triage.understand(words).matters().stream().anyMatch(m -> !m.isUnsure());
  }

  /** Nobody understood it: the words go to the triage desk as they are, for a person to read. */
  public Draft forPerson(Draft draft) {
    var words = draft.words().isBlank() ? "（只有图片，没有文字）" : draft.words();
    var unread =
        new SortedMatter(
            words,
            new Gist(Excerpt.of(words, SUMMARY), Optional.empty(), Optional.empty()),
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Subject.PARTY_AND_GOVERNMENT,
            Optional.empty(),
            Urgency.NORMAL,
            0,
            DecidedBy.UNSURE,
            UNREAD,
            List.of("没有读懂，请人工确认类别和承办单位"));
    return draft.with(List.of(new DraftMatter(unread, Spot.unread(router.route(words)))));
  }

  /** The case that a turn becomes which could not be understood, with what was open before it. */
  public Step unread(Stage stage, Optional<Draft> open, Heard heard) {
    boolean silent = heard.words().isBlank() && heard.pictures().isEmpty();
    if (stage == Stage.EMERGENCY && !silent) {
      return new Step(
          stage, open, List.of(new Step.Act.AddToEmergency(heard.words(), heard.pictures())));
    }
    if (stage == Stage.DANGER) { // nobody's answer is missed: the alarm is raised soon
      return new Step(
          stage, open.map(asked -> asked.heard(heard.words(), heard.pictures())), List.of());
    }
    if (open.isEmpty()) {
      return silent
          ? new Step(stage, open, List.of())
          : Step.idle(new Step.Act.OpenCases(forPerson(told(heard))));
    }
    var draft = open.get().heard(heard.words(), heard.pictures());
    boolean asUnderstood = silent || draft.holdsAccusation(); // which no other desk may read
    return Step.idle(
        new Step.Act.OpenCases(
            draft.matters().isEmpty() || !asUnderstood
                ? forPerson(draft)
                : heard.hasPressed("confirm") ? draft.confirm() : draft));
  }

  /** What becomes a case before the resident has confirmed it. */
  Draft asItIs(Draft draft) {
    return draft.matters().isEmpty() ? forPerson(draft) : draft;
  }

  static Draft told(Heard heard) {
    return Draft.begun(heard.words(), heard.firstAt(), heard.pictures());
  }

  /** Whether {@link #forPerson} made this draft. */
  public static boolean isForPerson(Draft draft) {
    return isForPerson(draft.matters().getFirst().what().decidedWith());
  }

  /** Whether a case that says so was opened by such a draft. */
  public static boolean isForPerson(String decidedWith) {
    return decidedWith.equals(UNREAD);
  }

  private List<DraftMatter> matters(String words, List<SortedMatter> sorted) {
    var whole = router.route(words);
    return sorted.stream().map(s -> DraftMatter.of(asMatter(s), routeOf(s, whole))).toList();
  }

  /** A place named once holds for every matter that names no other. */
  private Route routeOf(SortedMatter matter, Route whole) {
    var own = router.route(matter.text());
    return own.candidates().isEmpty() ? whole : own;
  }

  /** The best guess OTHER cannot become a case; an unsure one is asked about as help needed. */
  private static SortedMatter asMatter(SortedMatter sorted) {
    if (sorted.kind() != Kind.OTHER) {
      return sorted;
    }
    return new SortedMatter(
        sorted.text(),
        sorted.gist(),
        Kind.SERVICE_REQUEST,
        SubKind.ASSISTANCE,
        sorted.subject(),
        sorted.subject2(),
        sorted.urgency(),
        sorted.confidence(),
        DecidedBy.UNSURE,
        sorted.decidedWith(),
        sorted.reasons(),
        sorted.meaning());
  }

  private static Draft keepingPlaces(Draft before, Draft now) {
    if (now.firstWithoutOffice() < 0 || before.matters().isEmpty()) {
      return now;
    }
    var known = before.matters().getFirst().where();
    return now.with(
        now.matters().stream().map(m -> m.where() == Spot.UNKNOWN ? m.at(known) : m).toList());
  }
}
