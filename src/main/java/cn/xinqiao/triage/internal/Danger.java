package cn.xinqiao.triage.internal;

import cn.xinqiao.triage.EmergencyKind;
import java.util.List;

/**
 * A rule that finds one kind of danger in any of several ways of saying it.
 *
 * @param alone whether it counts only where the message says nothing else: 快来人
 * @param ways each a chain of word groups that must follow one another
 */
record Danger(String id, EmergencyKind kind, boolean alone, List<Way> ways) {

  /** One way of saying it: the first group of words, then each link. */
  record Way(int first, List<Link> links) {}

  /** The next group of words, and how far off it may stand. */
  record Link(Gap gap, int words) {}

  /** What may stand between two groups of words. */
  enum Gap {
    /** Nothing. */
    NONE,
    /** A few words of the same clause. */
    CLAUSE,
    /** Some words of the same sentence, commas included. */
    SENTENCE,
    /** A sentence or two, full stops included: 药摆好了。谢谢你陪我。 */
    NEARBY
  }
}
