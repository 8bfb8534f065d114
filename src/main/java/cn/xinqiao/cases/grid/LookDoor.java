package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.grid.Looks.Over;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.util.Optional;

/**
 * What a keeper opens with a link, and answers. No account, no name and no number is asked for: the
 * link is the key, and it ends with the answer.
 */
public interface LookDoor {
  int LONGEST_SENTENCE = 200;

  /**
   * What a keeper reads; anybody who has the link, until it ends.
   *
   * @throws Refusal.NotFound for what is no link
   */
  Opened open(String token);

  /**
   * 看过了. Once: a second answer is told that there is one.
   *
   * @param sentence may be empty
   * @param photo a JPEG that was drawn anew
   * @return how it stands then
   * @throws Refusal.RuleBroken when the sentence is too long
   */
  Opened answer(String token, String sentence, Optional<byte[]> photo);

  /** What a link opens. */
  sealed interface Opened {
    /** All that a keeper gets. */
    record Task(
        CaseNumber number, Office office, Subject subject, String place, String wanted, Instant by)
        implements Opened {}

    record Closed(Over why) implements Opened {}
  }
}
