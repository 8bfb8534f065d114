package cn.xinqiao.cases.bridge;

import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import java.util.Optional;

/**
 * What the resident takes home. The code in it is shown this once and kept nowhere.
 *
 * @param receiptTo the end of the telephone number, or the address of mail, that a receipt without
 *     the code goes to; empty when none was sent
 * @param visible whether the officer who registered it may open the case
 * @param danger it rings, and nobody has called for help because of it
 */
public record Slip(
    OpenedCase opened,
    Way way,
    Optional<String> receiptTo,
    boolean visible,
    boolean confidential,
    boolean danger) {

  public CaseNumber number() {
    return CaseNumber.valueOf(opened.number());
  }
}
