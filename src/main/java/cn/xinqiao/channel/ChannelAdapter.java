package cn.xinqiao.channel;

/**
 * The way out of one wire format. Translates and nothing else: order, pace, repetition, fallback
 * and proof are the outbox's.
 */
public interface ChannelAdapter {

  /** As rows and {@code seeds/rules/channels.csv} name it, such as {@code telegram}. */
  String channel();

  /** Whether it is configured here at all; a closed one is never a way to anybody. */
  boolean isOpen();

  /** Whether residents talk there as in a chat, and do not only get messages. */
  default boolean hasTalks() {
    return true;
  }

  /**
   * Hands one parcel to the provider, outside any transaction. May wait for the network, ten
   * seconds at most. Called again for the same parcel when a process died before the answer was
   * written down.
   *
   * @throws RuntimeException what has no name here (the network is down, a mistake of ours); counts
   *     as {@link Delivery.TryLater}
   */
  Delivery send(Parcel parcel);
}
