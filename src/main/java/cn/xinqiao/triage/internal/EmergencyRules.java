package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.internal.PhraseBook.Found;
import java.util.List;
import java.util.Optional;

/**
 * Tells from the words alone whether life or property is in danger now. Runs on every message
 * before it is acknowledged, so it needs no model and its work is linear in the message; the
 * phrases are those of {@code seeds/emergency.csv}, of which the first rule that holds wins.
 *
 * <p>Denials, drills, films, history and figures of speech are no danger. Where it cannot tell, it
 * raises the alarm: an officer woken for nothing is the smaller harm.
 */
public final class EmergencyRules {
  /** Beyond this many words of the resident a quotation is shortened to what was matched. */
  private static final int LONGEST_QUOTE = 80;

  private final EmergencyLexicon lexicon;

  /**
   * @param seeds {@code emergency.csv}
   * @throws SeedFile.Invalid when a row cannot be used
   */
  public EmergencyRules(SeedFile seeds) {
    lexicon = EmergencyLexicon.read(seeds);
  }

  /** The most pressing danger in a message; never throws, whatever the characters. */
  public Optional<Emergency> check(String words) {
    var text = EmergencyText.of(words, lexicon.variants());
    var reading = new EmergencyReading(lexicon, text);
    for (Danger danger : lexicon.dangers()) {
      for (Danger.Way way : danger.ways()) {
        var found = reading.find(danger, way);
        if (found.isPresent()) {
          return Optional.of(emergency(danger, text, found.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Emergency emergency(Danger danger, EmergencyText text, List<Found> chain) {
    int start = chain.getFirst().start();
    int end = chain.getLast().end();
    var quote = text.quote(start, end);
    var phrase = quote.length() > LONGEST_QUOTE ? text.plain().substring(start, end) : quote;
    var kind = danger.kind();
    return new Emergency(
        kind, phrase, "“" + phrase + "”符合紧急规则 " + danger.id() + "（" + kind.label() + "）");
  }
}
