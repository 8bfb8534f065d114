package cn.xinqiao.cases.document.paper;

import java.util.Optional;
import java.util.stream.Stream;

/** What a template can take from the case itself, by the name that stands in its braces. */
public enum Fact {
  CASE("case"),
  OFFICE("office"),
  OFFICE_EN("office.en"),
  /** The office above: who would review. */
  ABOVE("above"),
  RECEIVED("received"),
  RECEIVED_EN("received.en"),
  ACCEPTED("accepted"),
  ACCEPTED_EN("accepted.en"),
  /** By when an answer is owed. */
  DUE("due"),
  DUE_EN("due.en"),
  SUMMARY("summary"),
  /** What the resident wants, or, where that was never said, the words. */
  REQUEST("request"),
  /** The last answer that was sent. */
  REPLY("reply"),
  /** Why it was refused. */
  REASON("reason"),
  /** Why it takes longer. */
  EXTENSION("extension.reason"),
  /** Why the resident asked for a review. */
  REVIEW("review.reason"),
  /** How the resident introduced themselves. */
  NAME("name"),
  /** Title and number of the document that was issued last. */
  ISSUED("issued");

  private final String key;

  Fact(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** Whether it can stand on a page in English. */
  boolean isEnglish() {
    return this == CASE || key.endsWith(".en");
  }

  static Optional<Fact> of(String key) {
    return Stream.of(values()).filter(fact -> fact.key.equals(key)).findFirst();
  }
}
