package cn.xinqiao.conversation.internal;

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

/** Makes a draft of a resident's words: which matters, and where. */
@ApplicationScoped
public class Drafting {
  /** So few characters can hardly name a matter, whatever the classifier makes of them. */
  private static final int TOO_SHORT = 5;

  /** A correction this short is about the place; a longer one may retell the matter. */
  private static final int SHORT_CORRECTION = 30;

  /** In place of a classifier's id: nothing decided. */
  private static final String UNREAD = "none";

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
      case Outcome.NoMatter() -> more;
    };
  }

  /** More words that change nothing of what was confirmed, but must not be lost. */
  Draft added(Draft draft, String words, List<String> pictures) {
    var more = draft.heard(words, pictures);
    var first = draft.matters().getFirst();
    return more.with(0, first.withMore(words));
  }

  /** Nobody understood it: the words go to the triage desk as they are, for a person to read. */
  public Draft forPerson(Draft draft) {
    var words = draft.words().isBlank() ? "（只有图片，没有文字）" : draft.words();
    var unread =
        new SortedMatter(
            words,
            new Gist(shortened(words), Optional.empty(), Optional.empty()),
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Subject.PARTY_AND_GOVERNMENT,
            Optional.empty(),
            Urgency.NORMAL,
            0,
            DecidedBy.UNSURE,
            UNREAD,
            List.of("没有读懂，请人工确认类别和承办单位"));
    var where = Spot.UNKNOWN.learnedFrom(router.route(words));
    return draft.with(
        List.of(new DraftMatter(unread, where.isMissing() ? where.abandoned() : where)));
  }

  /** Whether {@link #forPerson} made this draft. */
  public static boolean isForPerson(Draft draft) {
    return draft.matters().getFirst().what().decidedWith().equals(UNREAD);
  }

  private static String shortened(String words) {
    int most = Math.min(60, words.codePointCount(0, words.length()));
    return words.substring(0, words.offsetByCodePoints(0, most));
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
        sorted.reasons());
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
