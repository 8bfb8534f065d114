package cn.xinqiao.desk.track;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.document.OwnDocuments;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.conversation.WordsElsewhere;
import cn.xinqiao.conversation.WordsElsewhere.Danger;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.followup.ResidentKeys;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.Triage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resident does on the page of a case. A form that is sent twice does nothing twice, and
 * words that tell of danger are heard as in the talk.
 */
@ApplicationScoped
class TrackActs {
  private static final Duration SAME_URGE = Duration.ofMinutes(10);

  private final ResidentCases cases;
  private final OwnDocuments documents;
  private final ResidentKeys keys;
  private final Inbox inbox;
  private final Triage triage;
  private final WordsElsewhere elsewhere;
  private final Vault vault;
  private final Texts texts;
  private final Clock clock;

  TrackActs(
      ResidentCases cases,
      OwnDocuments documents,
      ResidentKeys keys,
      Inbox inbox,
      Triage triage,
      WordsElsewhere elsewhere,
      Vault vault,
      Texts texts,
      Clock clock) {
    this.elsewhere = elsewhere;
    this.cases = cases;
    this.documents = documents;
    this.keys = keys;
    this.inbox = inbox;
    this.triage = triage;
    this.vault = vault;
    this.texts = texts;
    this.clock = clock;
  }

  /** What opens the page. */
  record Key(CaseNumber number, String code) {}

  /**
   * What the page says after an act.
   *
   * @param hotlines whom to call now; empty where there is no danger
   */
  record Told(String words, List<String> hotlines) {}

  /** More words; of those that are there already nothing is made a second time. */
  Told add(Key key, CaseFile file, String written) {
    var words = Incoming.readable(written).strip();
    if (words.isEmpty()) {
      return told(file, "track.add.empty");
    }
    if (words.length() > Incoming.LONGEST) {
      return told(file, "track.add.long");
    }
    var named = triage.emergency(words).map(Emergency::kind);
    var resembled = named.isPresent() ? Optional.<Danger>empty() : elsewhere.look(words);
    boolean surely = named.isPresent() || resembled.filter(Danger::isSure).isPresent();
    if (!surely && file.line().state().isEnded()) {
      return resembled
          .map(danger -> caution(file, danger.kind(), "track.ended"))
          .orElseGet(() -> told(file, "track.ended"));
    }
    if (!last(file, "ADDED").flatMap(CaseFile.Step::words).equals(Optional.of(words))) {
      named.ifPresent(kind -> sound(key, words));
      resembled
          .filter(Danger::isSure)
          .ifPresent(
              danger -> elsewhere.raise(cases.talkOf(key.number(), key.code()), words, danger));
      keep(key, file.line().number(), words, resembled.filter(danger -> !danger.isSure()));
    }
    return named
        .or(() -> resembled.filter(Danger::isSure).map(Danger::kind))
        .map(kind -> safety(file, kind))
        .or(() -> resembled.map(danger -> caution(file, danger.kind(), "track.add.first")))
        .orElseGet(() -> told(file, "track.add.done"));
  }

  private void keep(Key key, CaseNumber number, String words, Optional<Danger> perhaps) {
    var talk = cases.talkOf(key.number(), key.code());
    QuarkusTransaction.requiringNew()
        .run(() ->
            perhaps.ifPresentOrElse(
                danger -> cases.addPerhapsDanger(number, talk, words, danger.kind().name()),
                () -> cases.add(number, talk, words, List.of())));
  }

  /** In the talk, where the rules for danger open its case, ring and answer. */
  private void sound(Key key, String words) {
    inbox.take(
        cases.talkOf(key.number(), key.code()),
        new Incoming(
            "track-" + Secrets.token(),
            words,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            clock.instant()));
  }

  private Told safety(CaseFile file, EmergencyKind kind) {
    var language = file.language();
    return new Told(
        texts.say(language, "emergency." + kind) + "\n" + texts.say(language, "emergency.honest"),
        kind.hotlines());
  }

  /** A page cannot ask whether it happens now: it says whom to call, and an officer looks first. */
  private Told caution(CaseFile file, EmergencyKind kind, String became) {
    boolean despair = kind == EmergencyKind.SUICIDE_OWN;
    return new Told(
        texts.say(file.language(), despair ? "track.add.despair" : "track.add.caution")
            + "\n"
            + texts.say(file.language(), became),
        despair ? List.of("12356", "120", "110") : List.of("110", "119", "120"));
  }

  Told urge(Key key, CaseFile file) {
    var before = last(file, "URGED").map(CaseFile.Step::at).orElse(Instant.MIN);
    if (before.isAfter(clock.instant().minus(SAME_URGE))) {
      return told(file, "track.urge.again");
    }
    try {
      cases.urge(file.line().number(), cases.talkOf(key.number(), key.code()), "");
      return told(file, "track.urge.done", file.line().office().name(file.language()));
    } catch (Refusal.Conflict e) {
      return told(file, "track.ended");
    }
  }

  Told withdraw(Key key, CaseFile file) {
    try {
      cases.withdraw(file.line().number(), cases.talkOf(key.number(), key.code()));
      return told(file, "track.withdraw.done");
    } catch (Refusal.Conflict e) {
      return told(file, "track.ended");
    }
  }

  /** The resident's word on electronic service. */
  Told consent(Key key, CaseFile file, boolean given) {
    documents.consent(key.number(), key.code(), given);
    return told(file, given ? "track.consent.given" : "track.consent.refused");
  }

  /** How it stands, in the resident's word. */
  Told answer(Key key, CaseFile file, String said, String device) {
    try {
      return new Told(
          keys.told(key.number(), key.code(), Answer.valueOf(said), vault.fingerprint(device)),
          List.of());
    } catch (IllegalArgumentException | NullPointerException | Refusal.RuleBroken e) {
      return told(file, "track.asked.late");
    }
  }

  /** 复查 or 复核 */
  Told review(Key key, CaseFile file) {
    try {
      keys.review(key.number(), key.code());
      return told(file, "track.review.done");
    } catch (Refusal.RuleBroken | Refusal.Conflict e) {
      return told(file, "track.review.late");
    }
  }

  private static Optional<CaseFile.Step> last(CaseFile file, String what) {
    return file.timeline().stream()
        .filter(s -> s.what().equals(what))
        .reduce((before, last) -> last);
  }

  private Told told(CaseFile file, String key, Object... parts) {
    return new Told(texts.say(file.language(), key, parts), List.of());
  }
}
