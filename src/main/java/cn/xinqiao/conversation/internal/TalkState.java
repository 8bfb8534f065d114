package cn.xinqiao.conversation.internal;

import java.util.Optional;

/**
 * A look at a talk without its lock.
 *
 * @param openQuestion the number of the message whose buttons count now; null when there is none
 * @param reachable a contact is known already
 * @param introduced name and address are known already
 */
public record TalkState(
    int version,
    Stage stage,
    Long openQuestion,
    Optional<Draft> draft,
    boolean contactAsked,
    boolean reachable,
    boolean introduced) {}
