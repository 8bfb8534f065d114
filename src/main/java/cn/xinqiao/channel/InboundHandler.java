package cn.xinqiao.channel;

import java.util.List;

/** Who listens to residents: implemented by the package that leads the talk. */
public interface InboundHandler {

  /**
   * Called inside the inbox transaction, and once more when a machine has read its voice, before
   * the provider gets its "ok": must be quick. A message that is dealt with here (an emergency)
   * opens no turn.
   *
   * @param words what was written, and what was read of its voice
   * @return true when the message needs no turn
   */
  boolean settlesAtOnce(Conversation conversation, Message message, String words);

  /** Understands a turn. Runs outside any transaction, holds no lock, may be repeated. */
  Effects understand(TurnWords turn);

  /** What to do with a turn that could not be understood in several attempts: nothing is lost. */
  Effects handToPerson(TurnWords turn);

  /** Written in one transaction with the end of the turn, under the conversation's lock. */
  @FunctionalInterface
  interface Effects {
    /**
     * @throws Overtaken when the talk has changed since it was looked at
     */
    void apply(Conversation conversation);
  }

  /** The talk went on by another way while a turn was being understood: look again. */
  final class Overtaken extends RuntimeException {
    public Overtaken() {
      super("the talk went on meanwhile", null, false, false);
    }
  }

  /**
   * A closed turn.
   *
   * @param messages in the order of the provider's time, then of arrival
   */
  record TurnWords(long conversationId, List<Message> messages) {}
}
