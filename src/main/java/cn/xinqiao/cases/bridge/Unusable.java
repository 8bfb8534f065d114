package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.CaseNumber;
import java.util.Optional;

/** Why what was typed or brought cannot become a case; nothing was opened. */
public final class Unusable extends RuntimeException {
  private final Problem problem;
  private final Optional<CaseNumber> about;

  Unusable(Problem problem) {
    this(problem, Optional.empty());
  }

  Unusable(Problem problem, Optional<CaseNumber> about) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.about = about;
  }

  /** What is wrong. */
  public enum Problem {
    /** Nothing says what the matter is. */
    NO_WORDS,
    TOO_LONG,
    /** No date that lies ahead, and none of more than a year ago. */
    RECEIVED,
    DUE,
    /** A kind that cannot have this sub-kind, or none. */
    KIND,
    /** No office that this may be registered for. */
    OFFICE,
    /** Neither a telephone number nor an address of mail. */
    CONTACT,
    SYSTEM,
    NUMBER,
    /** A spreadsheet has rounded the number: its column has to be text. */
    ROUNDED,
    /** The order is a case already. */
    TAKEN,
    /** The same number stands in the table once more, further up. */
    TWICE,
    /** This form was sent before. */
    SENT_BEFORE,
    /** Something of ours failed; the log says what. */
    FAULT
  }

  public Problem problem() {
    return problem;
  }

  /** The case that has it already, if the asker may know. */
  public Optional<CaseNumber> about() {
    return about;
  }
}
