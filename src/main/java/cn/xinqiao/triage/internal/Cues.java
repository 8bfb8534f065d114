package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Phrases that say something about a matter by themselves: "told them many times", "I suggest",
 * "how do I". The classifier weighs them beside the meaning of the whole, and officers read them as
 * reasons. Some also tell the urgency.
 */
public final class Cues {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_PHRASE = 24;
  private static final int OPENING = 40;
  private static final int CLOSING = 60;

  private final List<Cue> cues = new ArrayList<>();

  /**
   * One cue.
   *
   * @param meaning in Chinese, for officers
   * @param urgency what it says about urgency; null for nothing
   */
  private record Cue(String id, Pattern pattern, String meaning, Urgency urgency) {}

  /**
   * A cue that was found.
   *
   * @param index its place among all cues, stable for one version of the list
   * @param phrase where it was found first
   * @param times how often, at least 1
   * @param opening whether it stands in the title or at the beginning
   * @param closing whether it stands at the end, where letters say what they want
   */
  public record Found(
      int index,
      String phrase,
      String meaning,
      Optional<Urgency> urgency,
      int times,
      boolean opening,
      boolean closing) {

    public String reason() {
      return "“" + phrase + "”：" + meaning;
    }
  }

  Cues(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      cues.add(
          new Cue(
              row.text("id"),
              row.as("pattern", p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE)),
              row.text("meaning"),
              row.textOr("urgency", "").isEmpty() ? null : row.as("urgency", Urgency::valueOf)));
    }
  }

  int size() {
    return cues.size();
  }

  public List<Found> in(String text) {
    var found = new ArrayList<Found>();
    for (int i = 0; i < cues.size(); i++) {
      var matches = cues.get(i).pattern().matcher(text).results().toList();
      if (!matches.isEmpty()) {
        found.add(found(i, matches, text));
      }
    }
    return found;
  }

  private Found found(int index, List<MatchResult> matches, String text) {
    var cue = cues.get(index);
    return new Found(
        index,
        Excerpt.of(matches.getFirst().group().strip(), LONGEST_PHRASE),
        cue.meaning(),
        Optional.ofNullable(cue.urgency()),
        matches.size(),
        matches.getFirst().start() < openingOf(text),
        matches.getLast().end() > text.length() - CLOSING);
  }

  private static int openingOf(String text) {
    int title = text.indexOf('\n');
    return title > 0 && title <= LONGEST_TITLE ? title : OPENING;
  }
}
