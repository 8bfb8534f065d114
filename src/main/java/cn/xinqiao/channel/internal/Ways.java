package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.internal.Dispatch.Way;
import cn.xinqiao.resident.ChannelIdentities;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to a resident: the talk's own address, those of talks joined to it, given contacts. */
@ApplicationScoped
class Ways {
  private final EntityManager entities;
  private final Instance<ChannelAdapter> adapters;
  private final ChannelIdentities identities;
  private final Residents residents;

  Ways(
      EntityManager entities,
      @Any Instance<ChannelAdapter> adapters,
      ChannelIdentities identities,
      Residents residents) {
    this.entities = entities;
    this.adapters = adapters;
    this.identities = identities;
    this.residents = residents;
  }

  Optional<ChannelAdapter> adapter(String channel) {
    return adapters.stream()
        .filter(adapter -> adapter.channel().equals(channel) && adapter.isOpen())
        .findFirst();
  }

  /** The address of the talk itself; empty for a browser, which fetches. */
  static Optional<Way> own(Conversation talk) {
    return talk.identityId().map(identity -> new Way(talk.channel(), identity, null));
  }

  /** The next way that has not been gone with this message. */
  Optional<Way> next(Conversation talk, List<Way> gone) {
    return Stream.concat(joined(talk), contacts(talk))
        .filter(way -> !gone.contains(way))
        .filter(way -> adapter(way.channel()).isPresent())
        .findFirst();
  }

  String address(Way way) {
    return way.identityId() != null
        ? identities.address(way.identityId())
        : residents.contact(way.contactId()).value();
  }

  /** Whoever was heard of last is the most likely to read. */
  private Stream<Way> joined(Conversation talk) {
    return talk.circle()
        .map(circle ->
            entities
                .createQuery(
                    "from Conversation where circle = :circle and identityId is not null order by"
                        + " heardAt desc, id desc",
                    Conversation.class)
                .setParameter("circle", circle)
                .getResultStream())
        .orElseGet(Stream::empty)
        .filter(other -> identities.get(other.identityId().orElseThrow()).reachable())
        .flatMap(other -> own(other).stream());
  }

  private Stream<Way> contacts(Conversation talk) {
    return residents.knownContacts(talk.residentId()).stream()
        .map(contact -> new Way(channelOf(contact.kind()), null, contact.id()));
  }

  private static String channelOf(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> "email";
      case PHONE -> "sms";
    };
  }
}
