package cn.xinqiao.desk.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Texts;
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
public class TrackActs {
  private static final Duration SAME_URGE = Duration.ofMinutes(10);

  private final ResidentCases cases;
  private final Inbox inbox;
  private final Triage triage;
  private final Texts texts;
  private final Clock clock;

  TrackActs(ResidentCases cases, Inbox inbox, Triage triage, Texts texts, Clock clock) {
    this.cases = cases;
    this.inbox = inbox;
    this.triage = triage;
    this.texts = texts;
    this.clock = clock;
  }

  /** What opens the page. */
  public record Key(CaseNumber number, String code) {}

  /**
   * What the page says after an act.
   *
   * @param hotlines whom to call now; empty where there is no danger
   */
  public record Told(String words, List<String> hotlines) {}

  /** More words; of those that are there already nothing is made a second time. */
  public Told add(Key key, CaseFile file, String written) {
    var words = Incoming.readable(written).strip();
    if (words.isEmpty()) {
      return told(file, "track.add.empty");
    }
    if (words.length() > Incoming.LONGEST) {
      return told(file, "track.add.long");
    }
    var danger = triage.emergency(words).map(e -> e.kind());
    if (danger.isEmpty() && file.line().state().isEnded()) {
      return told(file, "track.ended");
    }
    if (!last(file, "ADDED").flatMap(CaseFile.Step::words).equals(Optional.of(words))) {
      danger.ifPresent(kind -> sound(key, words));
      QuarkusTransaction.requiringNew().run(() -> cases.add(key.number(), words, List.of()));
    }
    return danger.map(kind -> safety(file, kind)).orElseGet(() -> told(file, "track.add.done"));
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

  public Told urge(Key key, CaseFile file) {
    var before = last(file, "URGED").map(CaseFile.Step::at).orElse(Instant.MIN);
    if (before.isAfter(clock.instant().minus(SAME_URGE))) {
      return told(file, "track.urge.again");
    }
    try {
      cases.urge(key.number(), "");
      return told(file, "track.urge.done", file.line().office().name(file.language()));
    } catch (Refusal.Conflict e) {
      return told(file, "track.ended");
    }
  }

  public Told withdraw(Key key, CaseFile file) {
    try {
      cases.withdraw(key.number());
      return told(file, "track.withdraw.done");
    } catch (Refusal.Conflict e) {
      return told(file, "track.ended");
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
