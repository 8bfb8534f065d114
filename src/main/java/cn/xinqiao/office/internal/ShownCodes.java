package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The codes as rows. Who was dismissed meanwhile joins nothing any more. */
@ApplicationScoped
@Transactional
class ShownCodes implements NoticeCodes {
  private static final List<Role> TOLD = List.of(Role.OFFICER, Role.LEAD);

  private final EntityManager entities;
  private final SealedAddresses addresses;
  private final CodeTries tries;
  private final Vault vault;
  private final Clock clock;

  ShownCodes(
      EntityManager entities,
      SealedAddresses addresses,
      CodeTries tries,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.addresses = addresses;
    this.tries = tries;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public String show(long officerId, AddressKind kind) {
    entities
        .createQuery("delete from NoticeCode where officerId = :officer and kind = :kind")
        .setParameter("officer", officerId)
        .setParameter("kind", kind)
        .executeUpdate();
    var code = Secrets.sixCharacters();
    entities.persist(new NoticeCode(digest(code), officerId, kind, clock.instant().plus(LIVES)));
    return code;
  }

  @Override
  public Joined join(AddressKind kind, String address, String code) {
    var who = vault.fingerprint("notice-address:" + kind + ":" + address);
    if (tries.mayNotTry(who)) {
      return new Joined.Paused();
    }
    var held = locked(code).filter(found -> found.isGood(kind, clock.instant()));
    if (held.filter(found -> found.isTakenBy(who)).isPresent()) {
      return new Joined.Again();
    }
    var joined =
        held.filter(found -> !found.isTaken())
            .flatMap(found -> officer(found.officerId()))
            .map(officer -> joined(officer, kind, address));
    joined.filter(Joined.Yes.class::isInstance).ifPresent(yes -> held.orElseThrow().takenBy(who));
    return joined.orElseGet(() -> {
      tries.failed(who);
      return new Joined.Unknown();
    });
  }

  /** Two chats may bring the same code at once. */
  private Optional<NoticeCode> locked(String code) {
    entities
        .createNativeQuery("select digest from notice_code where digest = :digest for update")
        .setParameter("digest", digest(code))
        .getResultList();
    return Optional.ofNullable(entities.find(NoticeCode.class, digest(code)));
  }

  private Joined joined(Joined.Yes officer, AddressKind kind, String address) {
    var owner = new Owner.Officer(officer.officerId());
    if (addresses.has(owner, kind, address)) {
      return officer;
    }
    if (addresses.isFull(owner)) {
      return new Joined.Full();
    }
    addresses.keep(owner, kind, address, "");
    return officer;
  }

  private Optional<Joined.Yes> officer(long id) {
    return entities
        .createQuery(
            "select o.login, o.officeCode from Officer o where o.id = :id and o.active = true and"
                + " o.role in :roles",
            Object[].class)
        .setParameter("id", id)
        .setParameter("roles", TOLD)
        .getResultStream()
        .map(row -> new Joined.Yes(id, (String) row[0], new OfficeCode((String) row[1])))
        .findFirst();
  }

  private static String digest(String code) {
    return Secrets.digest("notice", code.toUpperCase(Locale.ROOT));
  }
}
