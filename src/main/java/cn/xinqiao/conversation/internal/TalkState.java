package cn.xinqiao.conversation.internal;

import java.util.Optional;

/**
 * A look at a talk without its lock.
 *
 * @param openQuestion the number of the message whose buttons count now; null when there is none
 * @param reachable a contact is known already
 * @param introduced name and address are known already
 * @param asked a wish that was asked back about
 * @param calmed insults were answered once
 * @param unread what was told just before, if nothing was found in it
 */
public record TalkState(
    int version,
    Stage stage,
    Long openQuestion,
    Optional<Draft> draft,
    boolean contactAsked,
    boolean reachable,
    boolean introduced,
    Optional<Request> asked,
    boolean calmed,
    Optional<Draft> unread) {

  /** The same at another stage, or with another draft. */
  public TalkState at(Stage other, Optional<Draft> open) {
    return new TalkState(
        version,
        other,
        openQuestion,
        open,
        contactAsked,
        reachable,
        introduced,
        asked,
        calmed,
        unread);
  }
}
