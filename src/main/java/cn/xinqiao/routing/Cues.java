package cn.xinqiao.routing;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.routing.Name.Sort;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the places that a message names are meant: not the denied, not the compared ones. */
final class Cues {
  private enum Cue {
    NOT_A_PLACE,
    QUESTION,
    NEGATES,
    COMPARES,
    OWN,
    CORRECTS
  }

  // how many characters may stand between a cue and the place that it speaks of: 不是说我们殷行
  private static final int REACH = 3;
  private static final String STOPS = "，。；！？、;!?:：\n";

  private final Map<Cue, List<String>> words = new EnumMap<>(Cue.class);

  Cues(SeedFile file) {
    for (Cue cue : Cue.values()) {
      words.put(cue, new ArrayList<>());
    }
    for (SeedTable.Row row : SeedTable.rows(file)) {
      words.get(row.as("cue", Cues::cue)).add(PlainText.of(row.text("word")));
    }
  }

  private static Cue cue(String text) {
    return Cue.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Words that look like a place and are none. */
  List<String> noPlaces() {
    return words.get(Cue.NOT_A_PLACE);
  }

  /**
   * The mentions that are meant.
   *
   * @param own those of them that the writer calls his own, such as 我们殷行街道
   * @param reasons why others were left out
   */
  record Meant(List<Mention> kept, Set<Mention> own, List<String> reasons) {}

  Meant sift(PlainText text, List<Mention> mentions) {
    var kept = new ArrayList<Mention>();
    var own = new HashSet<Mention>();
    var reasons = new ArrayList<String>();
    int previousEnd = 0;
    Optional<String> leftOut = Optional.empty();
    boolean isOwn = false;
    for (Mention mention : mentions) {
      var between = text.text().substring(previousEnd, mention.start());
      boolean goesOn = previousEnd > 0 && (between.isEmpty() || between.equals("的"));
      if (corrects(between)) {
        dropEarlier(text, mention, kept, reasons);
      }
      // 不是杨浦区殷行街道: what is said of the district is said of its street
      if (!goesOn) {
        leftOut = leftOut(between);
        isOwn = ends(Cue.OWN, clause(between)).isPresent();
      }
      if (leftOut.isPresent()) {
        reasons.add("‘" + written(text, mention) + "’前有‘" + leftOut.get() + "’，不作为地点");
      } else {
        kept.add(mention);
        if (isOwn) {
          own.add(mention);
        }
      }
      previousEnd = mention.end();
    }
    return new Meant(kept, own, reasons);
  }

  private static String written(PlainText text, Mention mention) {
    return text.original(mention.start(), mention.end());
  }

  private boolean corrects(String between) {
    var bare = between.replaceAll("[" + STOPS + "]", "");
    return words.get(Cue.CORRECTS).stream().anyMatch(bare::contains);
  }

  /** A correction takes back what was said of the same sort or nearer; the district may stay. */
  private static void dropEarlier(
      PlainText text, Mention corrected, List<Mention> kept, List<String> reasons) {
    for (Mention earlier : List.copyOf(kept)) {
      if (earlier.sort().compareTo(corrected.sort()) >= 0 || earlier.is(Sort.STREET)) {
        kept.remove(earlier);
        reasons.add("‘" + written(text, earlier) + "’后来被更正");
      }
    }
  }

  private Optional<String> leftOut(String between) {
    var clause = clause(between);
    for (String question : words.get(Cue.QUESTION)) {
      clause = clause.replace(question, "。");
    }
    var negated = ends(Cue.NEGATES, clause);
    return negated.isPresent() ? negated : ends(Cue.COMPARES, clause);
  }

  /** The word of this cue that stands within reach of the clause's end. */
  private Optional<String> ends(Cue cue, String clause) {
    return words.get(cue).stream()
        .filter(word -> {
          int at = clause.lastIndexOf(word);
          return at >= 0 && clause.length() - at - word.length() <= REACH;
        })
        .findFirst();
  }

  private static String clause(String between) {
    int start = between.length();
    while (start > 0 && STOPS.indexOf(between.charAt(start - 1)) < 0) {
      start--;
    }
    return between.substring(start);
  }
}
