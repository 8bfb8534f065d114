package cn.xinqiao.channel;

import java.util.Optional;

/**
 * Short messages to people who have no talk with us and no account: each says, in words that are
 * registered with the provider, who asks and under which link.
 */
public interface ShortMessages {

  /** Whether any can be sent: there is a gateway, and a text for this is registered with it. */
  boolean isOpen();

  /** In the international form; empty for what takes no short messages. */
  Optional<String> addressIn(String typed);

  /** Waits for the provider some seconds. */
  Delivery send(Call call);

  /**
   * The network could not deliver a message that the provider had taken. Perhaps it was another's:
   * residents and officers are written to through the same gateway.
   *
   * @param providerId as the delivery named it
   */
  record Lost(String providerId) {}

  /**
   * Somebody is asked to do something.
   *
   * @param id the same for each try
   * @param to an international number
   * @param by until when, in words
   */
  record Call(String id, String to, String office, String by, String link) {
    /** Never in a log: it holds a number and a key. */
    @Override
    public String toString() {
      return "call " + id;
    }
  }
}
