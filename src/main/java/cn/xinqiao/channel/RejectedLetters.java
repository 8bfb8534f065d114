package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Rejections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that a provider will never take as they are: a mistake of ours, or a setting that is
 * wrong. Somebody has to look, mend and send them again, or put them aside.
 */
@ApplicationScoped
public class RejectedLetters {
  private final Rejections rejections;

  RejectedLetters(Rejections rejections) {
    this.rejections = rejections;
  }

  /**
   * Without a word of what was to be sent, and without the address.
   *
   * @param why what the provider said, in our words
   * @param caseNumber the case that it was about
   */
  public record Letter(
      long id, String channel, Instant at, String why, Optional<String> caseNumber) {}

  /** The newest first; at most 200. */
  @Transactional
  public List<Letter> all() {
    return rejections.all();
  }

  /**
   * @throws cn.xinqiao.kernel.Refusal.NotFound when it is not in the list any more
   */
  @Transactional
  public void sendAgain(long id) {
    rejections.sendAgain(id);
  }

  /**
   * @throws cn.xinqiao.kernel.Refusal.NotFound when it is not in the list any more
   */
  @Transactional
  public void putAside(long id) {
    rejections.putAside(id);
  }
}
