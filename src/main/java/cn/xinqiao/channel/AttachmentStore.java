package cn.xinqiao.channel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps pictures and recordings. A table first; an object store takes the same calls. */
public interface AttachmentStore {

  /**
   * @param id a token that cannot be guessed
   * @param type a media type of ours, never the one that the sender claimed
   */
  record Stored(String id, long conversationId, String type, byte[] content) {}

  Stored keep(long conversationId, String type, byte[] content);

  Optional<Stored> find(String id);

  /**
   * Makes them part of a message.
   *
   * @throws cn.xinqiao.kernel.Refusal.RuleBroken when one was not sent in this conversation
   */
  void bind(long conversationId, List<String> ids, long messageId);

  /** The ids and types of what belongs to a message. */
  List<Listed> of(long messageId);

  /**
   * Erases what was sent in a conversation whose messages go. What is kept belongs to no message
   * from now on.
   *
   * @return how many were erased
   */
  int eraseAllBut(Collection<String> kept, long conversationId);

  /** Erases those of them that belong to no message any more; the others go with their messages. */
  void eraseUnbound(Collection<String> ids);

  record Listed(String id, String type, int size) {}
}
