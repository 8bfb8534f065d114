package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import java.time.Duration;
import java.util.Optional;

/**
 * What an officer is told away from the desk. It goes through other people's machines, so it never
 * holds a resident's words, name or contact.
 */
public sealed interface Notice {

  /** The office that it is about. */
  OfficeCode office();

  /** Why this officer is called. */
  enum Reason {
    /** On duty where it happened. */
    DUTY,
    /** Leads that office, and nobody on duty has seen it, or nobody is on duty. */
    LEAD,
    /** On duty above, because nobody below has seen it. */
    CLIMBED
  }

  /**
   * An emergency that nobody has seen yet.
   *
   * @param danger what kind, in words
   * @param place the road and number at most, never a room; empty when it is not known
   * @param since how long ago it was told
   * @param link leads, after a login, to the case, once; empty where the installation has not been
   *     told its public address
   */
  record Emergency(
      OfficeCode office,
      Reason reason,
      String danger,
      String caseNumber,
      Optional<String> place,
      Duration since,
      Optional<String> link)
      implements Notice {}

  /** What could wait, in one notice: counts and numbers of cases. */
  record Gathered(OfficeCode office, String words, Optional<String> link) implements Notice {}

  /**
   * Another office asks for something: offices, a number and a day, for the group of the office.
   */
  record Asked(OfficeCode office, String words, Optional<String> link) implements Notice {}

  /** An officer tries whether a way works. */
  record Trial(OfficeCode office) implements Notice {}
}
