package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.util.Optional;
import java.util.Set;

/** Takes out of a case what may leave the office. */
public interface RedactedCases {

  /**
   * For an officer who passes it on; that it was taken out is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   * @throws Refusal.Forbidden when it is on another office's desk, when its words are erased, or
   *     when it is an accusation, of which nothing ever leaves
   */
  Redacted takeOut(Caller caller, CaseNumber number);

  /**
   * For an office that was asked for something about the case. Whoever calls this has looked that
   * it was asked; that it was shown is written down.
   *
   * @param purpose goes into the audit trail, such as {@code part}
   * @throws Refusal.NotFound when there is no such case, it is confidential, or its words are
   *     erased
   */
  Redacted show(Caller caller, CaseNumber number, String purpose);

  /**
   * What in an officer's own words, which are to leave the office, would say who reported the case.
   * In the caller's transaction, of a case that the caller has taken; nothing of it is shown.
   *
   * @return empty when nothing was found
   */
  Set<Betrayal> betrayed(CaseNumber number, String words);

  /**
   * Where a case is, down to the building and with nothing in place of what was taken out; in the
   * caller's transaction, of a case that the caller sees. That it leaves is written down by whoever
   * lets it.
   */
  Optional<String> place(CaseNumber number);

  /** What words may give away of a reporter. */
  enum Betrayal {
    /** A name, or how somebody is called. */
    NAME,
    /** A telephone, an account, an address of mail, an identity number. */
    CONTACT,
    /** In which room somebody lives. */
    ROOM,
    /** Family, health or purse. */
    LIFE,
    /** A long piece of what the reporter wrote, word for word. */
    WORDS
  }
}
