package cn.xinqiao.triage.internal;

import cn.xinqiao.triage.internal.PhraseBook.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One message under the rules: which phrases stand in it, and which of them are calmed. */
final class EmergencyReading {
  /** How many Han characters or Latin words may stand between two links of a chain. */
  private static final int CLAUSE_GAP = 11;

  private static final int SENTENCE_GAP = 18;

  private static final int NEARBY_GAP = 32;

  /** Context further away than this is not looked at; keeps the work bounded. */
  private static final int HORIZON = 60;

  /** A message longer than this says more than a cry for help. */
  private static final int LONGEST_CRY = 60;

  /** A clause up to this long only sets the scene for the next: 去年冬天, 上个月有一次. */
  private static final int SCENE = 7;

  private final EmergencyLexicon lexicon;
  private final EmergencyText text;
  private final List<List<Found>> found;
  private final List<Calm> calms;
  private final BitSet dangerousClauses = new BitSet();

  EmergencyReading(EmergencyLexicon lexicon, EmergencyText text) {
    this.lexicon = lexicon;
    this.text = text;
    found = lexicon.phrases().find(text);
    calms = lexicon.calms().stream().filter(calm -> !found.get(calm.words()).isEmpty()).toList();
    for (Danger danger : lexicon.dangers()) {
      danger.ways().stream()
          .filter(way -> way.links().isEmpty() && !danger.alone())
          .flatMap(way -> found.get(way.first()).stream())
          .forEach(f -> dangerousClauses.set(text.clauseOf(f.start())));
    }
  }

  /** The first place where this way of saying it stands and nothing calms it. */
  Optional<List<Found>> find(Danger danger, Danger.Way way) {
    boolean lacks = way.links().stream().anyMatch(link -> found.get(link.words()).isEmpty());
    if (lacks || danger.alone() && !isAll(way.first())) {
      return Optional.empty();
    }
    for (Found first : found.get(way.first())) {
      var chain = new ArrayList<>(List.of(first));
      if (follow(danger.id(), way.links(), chain)) {
        return Optional.of(chain);
      }
    }
    return Optional.empty();
  }

  /** Whether words of this group and asides, end to end, are the whole message. */
  private boolean isAll(int group) {
    int length = text.plain().length();
    if (found.get(group).isEmpty() || length > LONGEST_CRY || text.isCommand()) {
      return false;
    }
    var reached = new BitSet();
    reached.set(0);
    for (int at = 0; at < length; at = reached.nextSetBit(at + 1)) {
      near(group, at, at).forEach(word -> reached.set(word.end()));
      near(lexicon.asides(), at, at).forEach(word -> reached.set(word.end()));
      if (text.plain().charAt(at) == ' ') {
        reached.set(at + 1);
      }
      if (reached.nextSetBit(at + 1) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Context is looked at last: most chains break before. */
  private boolean follow(String rule, List<Danger.Link> links, List<Found> chain) {
    if (chain.size() > links.size()) {
      return chain.stream().noneMatch(phrase -> isCalmed(rule, phrase));
    }
    var link = links.get(chain.size() - 1);
    var last = chain.getLast();
    for (Found next : near(link.words(), last.end(), last.end() + HORIZON)) {
      if (links(link.gap(), last, next)) {
        chain.add(next);
        if (follow(rule, links, chain)) {
          return true;
        }
        chain.removeLast();
      }
    }
    return false;
  }

  private boolean links(Danger.Gap gap, Found last, Found next) {
    int between = text.distance(last.end(), next.start());
    return switch (gap) {
      case NONE -> touch(last.end(), next.start());
      case CLAUSE -> between <= CLAUSE_GAP && text.sameClause(last.end() - 1, next.start());
      case SENTENCE -> between <= SENTENCE_GAP && text.sameSentence(last.end() - 1, next.start());
      case NEARBY -> between <= NEARBY_GAP;
    };
  }

  private boolean isCalmed(String rule, Found phrase) {
    return calms.stream().anyMatch(calm -> calm.rules().contains(rule) && calms(calm, phrase));
  }

  private boolean calms(Calm calm, Found phrase) {
    // the nearest denial is the last one before the phrase
    for (Found word : nearby(calm, phrase).reversed()) {
      if (reaches(calm.reach(), word, phrase) && !isRevived(calm, word, phrase)) {
        return true;
      }
    }
    return false;
  }

  private List<Found> nearby(Calm calm, Found phrase) {
    int before = phrase.start() - HORIZON;
    int after = phrase.end() + HORIZON;
    return switch (calm.reach()) {
      case DENIES -> near(calm.words(), phrase.start() - HORIZON / 2, phrase.start());
      case CLOSES -> near(calm.words(), phrase.end(), phrase.end() + 1);
      case CLAUSE_AFTER, SENTENCE_AFTER -> near(calm.words(), before, phrase.start());
      case BACKWARDS -> near(calm.words(), phrase.end(), after);
      case CLAUSE, STORY, SENTENCE -> near(calm.words(), before, after);
    };
  }

  private boolean reaches(CalmReach reach, Found word, Found phrase) {
    boolean before = word.end() <= phrase.start();
    boolean after = word.start() >= phrase.end();
    return switch (reach) {
      case DENIES -> before && sameClause(word, phrase) && denies(word, phrase.start());
      case CLOSES -> after && touch(phrase.end(), word.start());
      case CLAUSE_AFTER -> before && sameClause(word, phrase);
      case CLAUSE -> (before || after) && sameClause(word, phrase);
      case STORY -> (before || after) && sameClause(word, phrase) || before && tells(word, phrase);
      case SENTENCE_AFTER -> before && sameSentence(word, phrase);
      case SENTENCE -> (before || after) && sameSentence(word, phrase);
      case BACKWARDS -> after;
    };
  }

  /** Steps back over filler words, so that 没有发生着火 is as good a denial as 没着火. */
  private boolean denies(Found word, int start) {
    if (text.distance(word.end(), start) > CLAUSE_GAP) {
      return false;
    }
    int at = start;
    while (!touch(word.end(), at)) {
      var filler = fillerEndingAt(at);
      if (filler.isEmpty() || filler.get().start() < word.end()) {
        return false;
      }
      at = filler.get().start();
    }
    return true;
  }

  private Optional<Found> fillerEndingAt(int end) {
    return near(lexicon.fillers(), end - HORIZON / 4, end).stream()
        .filter(f -> touch(f.end(), end))
        .findFirst();
  }

  /** Nothing, or the space after a Latin word, stands between. */
  private boolean touch(int end, int start) {
    return end == start || end + 1 == start && text.plain().charAt(end) == ' ';
  }

  private boolean tells(Found word, Found phrase) {
    if (!sameSentence(word, phrase)) {
      return false;
    }
    int clause = text.clauseOf(word.start());
    boolean next = text.clauseOf(phrase.start()) == clause + 1;
    return dangerousClauses.get(clause) || next && clauseLength(word) <= SCENE;
  }

  private int clauseLength(Found word) {
    int start = word.start();
    while (start > 0 && text.sameClause(start - 1, word.start()) && word.start() - start < SCENE) {
      start--;
    }
    int end = word.end();
    while (end < text.plain().length()
        && text.sameClause(end, word.start())
        && text.distance(start, end) <= SCENE) {
      end++;
    }
    return text.distance(start, end);
  }

  private boolean isRevived(Calm calm, Found word, Found phrase) {
    return calm.unless().stream()
            .flatMap(group -> afterwards(group, word, phrase))
            .anyMatch(again -> again.start() < phrase.start() || sameClause(again, phrase))
        || calm.pleas().stream()
            .flatMap(group -> afterwards(group, word, phrase))
            .anyMatch(again -> sameSentence(again, phrase));
  }

  /** What is said of a group from the calming word onwards, or from the phrase if that is first. */
  private Stream<Found> afterwards(int group, Found word, Found phrase) {
    int from = Math.min(word.start(), phrase.start());
    return near(group, from, phrase.end() + HORIZON).stream()
        .filter(again -> again.end() <= word.start() || word.end() <= again.start());
  }

  private boolean sameClause(Found a, Found b) {
    return text.sameClause(a.start(), b.start());
  }

  private boolean sameSentence(Found a, Found b) {
    return text.sameSentence(a.start(), b.start());
  }

  /** What was found of a group with its start within these positions. */
  private List<Found> near(int group, int from, int to) {
    var all = found.get(group);
    return all.subList(firstAtOrAfter(all, from), firstAtOrAfter(all, to + 1));
  }

  private static int firstAtOrAfter(List<Found> all, int position) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
