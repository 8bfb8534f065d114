package cn.xinqiao.office;

import java.time.Duration;
import java.util.Optional;

/**
 * A way to tell an officer something away from the desk; one class for each provider, found as a
 * bean. It carries one letter and answers what became of it: which way is tried when, and how
 * often, is decided elsewhere.
 */
public interface NoticeWay {

  AddressKind kind();

  /** What this installation lacks; a way that lacks something is not offered. */
  Optional<Missing> missing();

  default boolean isOpen() {
    return missing().isEmpty();
  }

  /** What an operator has to set up before a way opens. */
  enum Missing {
    /** Somebody who takes short messages. */
    GATEWAY,
    /** Texts for officers that are registered with the gateway. */
    TEMPLATES,
    /** A relay for letters. */
    RELAY,
    /** A bot with its token. */
    BOT
  }

  /** The address as it is kept; empty when what was typed can be none of this kind. */
  Optional<String> addressIn(String typed);

  /** As much of an address as tells its owner which one it is, and nobody else how to use it. */
  String masked(String address);

  /** Waits for the provider a few seconds at most: an emergency has other ways to try. */
  Result send(Letter letter);

  /**
   * A notice to one address.
   *
   * @param id two numbers with a full stop between them, the same for each try at that address, for
   *     providers that know a repeated request by its id
   * @param secret what the provider or the receiver gave to sign with
   * @param text the notice in words, for ways that carry words
   */
  record Letter(String id, String address, Optional<String> secret, Notice notice, String text) {
    /** Never in a log: an address is a key to the officer. */
    @Override
    public String toString() {
      return "a letter about " + notice.office();
    }
  }

  /** What became of it. The reasons hold no address and no secret. */
  sealed interface Result {
    /**
     * The provider has it.
     *
     * @param providerId by which it may speak of it later, see {@link NoticeReports}; empty where
     *     it gives none, at most 120 characters
     */
    record Taken(String providerId) implements Result {}

    /** This address takes no such letter, now or later. */
    record Refused(String why) implements Result {}

    /**
     * It may work later.
     *
     * @param after how long the provider asked us to wait; zero when it did not say
     */
    record TryLater(Duration after, String why) implements Result {}
  }
}
