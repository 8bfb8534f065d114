package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.NoticeAddresses.Owner;
import java.util.List;
import java.util.Optional;

/**
 * Tells officers something away from their desk, each on the first of their ways that works. What
 * is planned is part of the caller's transaction and leaves right after it.
 */
public interface Notices {
  /** Trials of one owner in an hour: each costs something, and a number may be a stranger's. */
  int MOST_TRIALS = 10;

  /** Calls these officers, and the group of the office if it has left an address. */
  void call(Call call);

  /** What could wait, for one officer. */
  void gathered(long officerId, OfficeCode office, String words);

  /** That an office is asked for something, to its group if it has left an address. */
  void asked(OfficeCode office, String words);

  /**
   * Something harmless to this one address, so that its owner learns whether it works.
   *
   * @param office which is named in it
   * @throws Refusal.RuleBroken when the owner has tried too often lately
   */
  void trial(Owner owner, OfficeCode office, long address);

  /** Everybody who works cases and has left a way to be told. */
  List<Reader> readers();

  /**
   * Spends the link of a notice, for the officer whom it was sent to or anybody of that group.
   *
   * @return the case that it is about; empty when the link is unknown, spent or too old
   */
  Optional<String> open(String token, long officerId);

  /**
   * A call about an emergency.
   *
   * @param office where it rings
   * @param topic the same for everybody of one call
   */
  record Call(
      String caseNumber,
      OfficeCode office,
      Notice.Reason reason,
      List<Long> officers,
      String topic) {}

  /** Somebody who can be told something. */
  record Reader(long officerId, OfficeCode office) {}

  /** A call that none of those called could be told of; observed in the same transaction. */
  record Unheard(String caseNumber, String topic) {}
}
