package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import java.time.Instant;
import java.util.Optional;

/** Asked when a notice is about to go, so that nothing is told that has become untrue. */
public interface NoticeSubjects {

  /**
   * The emergency, if it still rings, and if the called office may know of it.
   *
   * @param called whose officers are to be told
   */
  Optional<Ringing> ringing(String caseNumber, OfficeCode called);

  /**
   * An emergency that nobody has seen.
   *
   * @param danger its kind, such as {@code FIRE}
   * @param holder the office that holds the case
   * @param place the road and number at most
   */
  record Ringing(String danger, OfficeCode holder, Optional<String> place, Instant since) {}
}
