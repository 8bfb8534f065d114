package cn.xinqiao.channel;

import java.util.Set;

/** What other features still need of a talk that is over. */
public interface TalkNeed {

  /** Whether something that the resident wrote still waits to become a case. */
  default boolean isUnfinished(long conversationId) {
    return false;
  }

  /** Ids of the attachments of this talk that have to stay when its messages go. */
  default Set<String> attachments(long conversationId) {
    return Set.of();
  }
}
