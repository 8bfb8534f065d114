package cn.xinqiao.resident;

import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/**
 * Who writes from which address of a channel. Addresses are sealed like every contact. Each method
 * is part of the caller's transaction.
 */
@ApplicationScoped
public class ChannelIdentities {
  private final EntityManager entities;
  private final Residents residents;
  private final Vault vault;
  private final Clock clock;

  ChannelIdentities(EntityManager entities, Residents residents, Vault vault, Clock clock) {
    this.entities = entities;
    this.residents = residents;
    this.vault = vault;
    this.clock = clock;
  }

  /** An address as the rest of the system knows it: by numbers only. */
  public record Known(long id, String channel, long residentId, boolean reachable) {}

  /** Whoever wrote from this address before. */
  public Optional<Known> find(String channel, String address) {
    return entities
        .createQuery(
            "from ChannelIdentity where channel = :channel and fingerprint = :fingerprint",
            ChannelIdentity.class)
        .setParameter("channel", channel)
        .setParameter("fingerprint", fingerprint(channel, address))
        .getResultStream()
        .findFirst()
        .map(ChannelIdentities::known);
  }

  /**
   * Somebody new writes from an address.
   *
   * @throws jakarta.persistence.PersistenceException when another transaction was quicker: look
   *     again
   */
  public Known arrive(String channel, String address) {
    var resident = residents.arrive();
    var identity =
        new ChannelIdentity(
            channel,
            resident,
            vault.seal(address, owner(channel, resident)),
            fingerprint(channel, address),
            clock.instant());
    entities.persist(identity);
    return known(identity);
  }

  public Known get(long id) {
    return known(entities.getReference(ChannelIdentity.class, id));
  }

  /** In the clear, for the one parcel that goes there. */
  public String address(long id) {
    var identity = entities.getReference(ChannelIdentity.class, id);
    return vault.open(identity.sealed(), owner(identity.channel(), identity.residentId()));
  }

  /** They wrote, so they can be reached again. */
  public void wroteAgain(long id) {
    entities.getReference(ChannelIdentity.class, id).wroteAgain();
  }

  public void becameUnreachable(long id) {
    entities.getReference(ChannelIdentity.class, id).becameUnreachable(clock.instant());
  }

  private String fingerprint(String channel, String address) {
    return vault.fingerprint(channel + ":" + address);
  }

  private static Known known(ChannelIdentity identity) {
    return new Known(
        identity.id(), identity.channel(), identity.residentId(), identity.isReachable());
  }

  private static String owner(String channel, long residentId) {
    return "resident:" + residentId + ":" + channel;
  }
}
