package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Sent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where a provider tells what became of a message that it was handed. */
@ApplicationScoped
public class Reports {
  private final Sent sent;

  Reports(Sent sent) {
    this.sent = sent;
  }

  /** A message that nobody knows any more, or a report that comes twice, changes nothing. */
  @Transactional
  public void arrived(String channel, String providerId) {
    sent.arrived(channel, providerId);
  }

  /**
   * It did not arrive: the next contact is tried.
   *
   * @param why in our words, with nothing personal in it
   */
  @Transactional
  public void failed(String channel, String providerId, String why) {
    sent.failed(channel, providerId, why);
  }
}
