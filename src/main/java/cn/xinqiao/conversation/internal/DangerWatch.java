package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.triage.Triage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The second look: danger that no message named by itself, but that the words of a turn name
 * together, or resemble. What is likely enough raises the alarm; what is not is asked about once.
 */
@ApplicationScoped
public class DangerWatch {
  static final String YES = "danger:yes";
  static final String NO = "danger:no";

  /** So few letters resemble anything. */
  private static final int TOO_SHORT = 5;

  /** Numbers, addresses and what is written onto them: not words. */
  private static final Pattern NUMBERS = Pattern.compile("[\\w.+@-]*(?:\\d{5}|@)[\\w.+@-]*");

  private static final Pattern CLAUSE_END = Pattern.compile("[，,。.！!？?；;、\\n]");

  /** In place of a classifier's id, where its own decisions are not at hand. */
  static final String LIKENESS = "danger-likeness";

  private final Triage triage;
  private final Intents intents;
  private final Phrases phrases;

  DangerWatch(Triage triage, Intents intents, Phrases phrases) {
    this.triage = triage;
    this.intents = intents;
    this.phrases = phrases;
  }

  /** What free words speak of; a number, a contact and a short answer speak of no danger. */
  public Optional<Peril> look(String words) {
    var free = NUMBERS.matcher(words).replaceAll(" ");
    if (free.codePoints().filter(Character::isLetter).count() < TOO_SHORT
        || intents.isShortAnswer(words) && !intents.means(words, Intent.DANGER_NOW)) {
      return Optional.empty();
    }
    return triage
        .emergency(words)
        .map(Peril::named)
        .or(() -> triage.suspicion(words).map(s -> Peril.resembled(s, LIKENESS)));
  }

  /**
   * What comes before everything else when this danger was seen in a draft: the alarm, or the
   * question if it was never asked about this draft.
   */
  Optional<Step> before(Draft draft, Optional<Peril> seen, Language language) {
    return seen.filter(peril -> peril.sure() || !draft.wasAskedAboutDanger())
        .map(peril ->
            peril.sure() ? alarm(draft, peril) : question(draft.suspecting(peril), language));
  }

  Step question(Draft draft, Language language) {
    var suspected = draft.suspected().orElseThrow();
    return Step.asking(Stage.DANGER, draft, phrases.danger(language, suspected.kind()));
  }

  /** For words that answer another question, which stays open: only what is sure. */
  Optional<Step> aside(TalkState talk, Heard heard) {
    var told = Draft.begun(heard.words(), heard.firstAt(), heard.pictures());
    return look(heard.words())
        .filter(Peril::sure)
        .map(peril ->
            new Step(talk.stage(), talk.draft(), List.of(new Act.RaiseAlarm(told, peril))));
  }

  /** The alarm after "yes, now". */
  Step confirmed(Draft draft) {
    return alarm(draft.confirm(), draft.suspected().orElseThrow().because("市民回答：现在有危险"));
  }

  /** The alarm, if the words that answer the question affirm the danger or speak of it anew. */
  Optional<Step> affirmed(Draft asked, Heard heard) {
    var words = heard.words();
    if (affirms(words)) {
      return Optional.of(confirmed(told(asked, heard)));
    }
    return look(words)
        .filter(peril -> peril.sure() || !denies(words))
        .map(peril -> alarm(told(asked, heard), peril.because("问过是不是现在的危险，市民接着说的仍像有危险")));
  }

  /** The draft with the answer; a plain yes or no says nothing about the matter. */
  Draft told(Draft asked, Heard heard) {
    return asked.heard(intents.isShortAnswer(heard.words()) ? "" : heard.words(), heard.pictures());
  }

  /** "No", "not now", also with more words after it. */
  boolean denies(String words) {
    return opensWith(words, Intent.NO) || opensWith(words, Intent.NO_DANGER);
  }

  static boolean isAbout(Choice choice) {
    return choice.id().equals(YES) || choice.id().equals(NO);
  }

  /** A plain answer to the open question about danger, by button or by word. */
  boolean isAnswer(TalkState talk, Heard heard) {
    return talk.stage() == Stage.DANGER
        && (heard.choice().map(Choice::of).filter(of -> of.equals(talk.openQuestion())).isPresent()
            || affirms(heard.words())
            || denies(heard.words()));
  }

  boolean affirms(String words) {
    return opensWith(words, Intent.YES) || opensWith(words, Intent.DANGER_NOW);
  }

  private boolean opensWith(String words, Intent intent) {
    var clauses = CLAUSE_END.split(words.strip(), 2);
    return intents.means(words, intent) || intents.means(clauses[0], intent);
  }

  private static Step alarm(Draft told, Peril peril) {
    return Step.inEmergency(new Act.RaiseAlarm(told, peril));
  }
}
