package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.internal.Dispatch.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.stream.Stream;

/** What providers hold and owe a report about. */
@ApplicationScoped
public class Sent {
  private final EntityManager entities;
  private final Post post;

  Sent(EntityManager entities, Post post) {
    this.entities = entities;
    this.post = post;
  }

  public void arrived(String channel, String providerId) {
    handedOver(channel, providerId).forEach(post::reported);
  }

  public void failed(String channel, String providerId, String why) {
    handedOver(channel, providerId)
        .forEach(dispatch -> post.fails(dispatch, State.UNREACHABLE, why));
  }

  /** Several messages may have been one parcel. */
  private Stream<Dispatch> handedOver(String channel, String providerId) {
    return entities
        .createQuery(
            "from Dispatch where channel = :channel and providerId = :provider and state = :state",
            Dispatch.class)
        .setParameter("channel", channel)
        .setParameter("provider", providerId)
        .setParameter("state", State.HANDED_OVER)
        .getResultList()
        .stream();
  }
}
