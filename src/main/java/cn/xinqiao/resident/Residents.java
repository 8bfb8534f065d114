package cn.xinqiao.resident;

import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The people who wrote, and how they may be reached. Everything personal is sealed for the one
 * resident it belongs to. Each method is part of the caller's transaction.
 */
@ApplicationScoped
public class Residents {
  private final EntityManager entities;
  private final Vault vault;
  private final Event<ContactsForgotten> forgotten;
  private final Clock clock;

  Residents(EntityManager entities, Vault vault, Event<ContactsForgotten> forgotten, Clock clock) {
    this.entities = entities;
    this.vault = vault;
    this.forgotten = forgotten;
    this.clock = clock;
  }

  /** Somebody new, of whom nothing is known. */
  public long arrive() {
    var resident = new Resident(clock.instant());
    entities.persist(resident);
    return resident.id();
  }

  /** True exactly once for each version of the privacy notice: then it has to be shown. */
  public boolean mustSeeNotice(long residentId, String version) {
    var resident = entities.getReference(Resident.class, residentId);
    if (resident.hasSeenNotice(version)) {
      return false;
    }
    resident.sawNotice(version, clock.instant());
    return true;
  }

  public void mayBeReached(long residentId, ContactReader.Found contact) {
    var fingerprint = vault.fingerprint(contact.kind() + ":" + contact.value());
    if (contacts(residentId, fingerprint).isEmpty()) {
      entities.persist(
          new Contact(
              residentId,
              contact.kind(),
              vault.seal(contact.value(), owner(residentId)),
              fingerprint,
              clock.instant()));
    }
  }

  public boolean isReachable(long residentId) {
    return !contactsOf(residentId).isEmpty();
  }

  /** In the clear, for an officer whose view has been written down. */
  public List<ContactReader.Found> contacts(long residentId) {
    return contactsOf(residentId).stream()
        .map(c -> new ContactReader.Found(c.kind(), vault.open(c.sealed(), owner(residentId))))
        .toList();
  }

  /** The resident wants it so. */
  public void forgetContacts(long residentId) {
    forgotten.fire(new ContactsForgotten(residentId));
    entities
        .createQuery("delete from Contact where residentId = :resident")
        .setParameter("resident", residentId)
        .executeUpdate();
  }

  /** A way to a resident, without saying where it leads. */
  public record KnownContact(long id, ContactKind kind) {}

  /** In the order in which they were given. */
  public List<KnownContact> knownContacts(long residentId) {
    return contactsOf(residentId).stream().map(c -> new KnownContact(c.id(), c.kind())).toList();
  }

  /** In the clear, for the one message that goes there. */
  public ContactReader.Found contact(long contactId) {
    var contact = entities.getReference(Contact.class, contactId);
    return new ContactReader.Found(
        contact.kind(), vault.open(contact.sealed(), owner(contact.residentId())));
  }

  /** Name and address in the resident's own words, asked only for a petition. */
  public void introduce(long residentId, String nameAndAddress) {
    entities
        .getReference(Resident.class, residentId)
        .introduce(vault.seal(nameAndAddress, owner(residentId)));
  }

  public Optional<String> introduction(long residentId) {
    return Optional.ofNullable(entities.find(Resident.class, residentId).nameSealed())
        .map(sealed -> vault.open(sealed, owner(residentId)));
  }

  /**
   * Words of theirs were erased, perhaps the last ones. Whether anything else needs them is looked
   * at when the time comes.
   */
  public void perhapsUnneeded(Collection<Long> residentIds) {
    entities
        .createQuery("update Resident set unneededSince = :now where id in :ids")
        .setParameter("now", clock.instant())
        .setParameter("ids", residentIds)
        .executeUpdate();
  }

  private List<Contact> contactsOf(long residentId) {
    return entities
        .createQuery("from Contact where residentId = :resident order by id", Contact.class)
        .setParameter("resident", residentId)
        .getResultList();
  }

  private List<Contact> contacts(long residentId, String fingerprint) {
    return entities
        .createQuery(
            "from Contact where residentId = :resident and fingerprint = :fingerprint",
            Contact.class)
        .setParameter("resident", residentId)
        .setParameter("fingerprint", fingerprint)
        .getResultList();
  }

  private static String owner(long residentId) {
    return "resident:" + residentId;
  }
}
