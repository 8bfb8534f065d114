package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeWay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses as sealed rows; a value that is copied to another owner's row does not open there.
 */
@ApplicationScoped
@Transactional
class SealedAddresses implements NoticeAddresses {
  private static final int LONGEST_SECRET = 200;

  private final EntityManager entities;
  private final Instance<NoticeWay> ways;
  private final NoticeAttempts attempts;
  private final NoticeLinks links;
  private final Vault vault;
  private final Clock clock;

  SealedAddresses(
      EntityManager entities,
      @Any Instance<NoticeWay> ways,
      NoticeAttempts attempts,
      NoticeLinks links,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.ways = ways;
    this.attempts = attempts;
    this.links = links;
    this.vault = vault;
    this.clock = clock;
  }

  /** An address in the clear, on its way out. */
  record Opened(String address, Optional<String> secret) {}

  @Override
  public List<AddressKind> kinds() {
    return Arrays.stream(AddressKind.values()).filter(kind -> way(kind).isPresent()).toList();
  }

  @Override
  public Map<AddressKind, NoticeWay.Missing> closed() {
    var closed = new EnumMap<AddressKind, NoticeWay.Missing>(AddressKind.class);
    ways.forEach(way -> way.missing().ifPresent(missing -> closed.put(way.kind(), missing)));
    return closed;
  }

  @Override
  public boolean carryLinks() {
    return links.desk().isPresent();
  }

  @Override
  public List<Shown> of(Owner owner) {
    var rows = rows(owner);
    var lately = attempts.lately(rows.stream().map(NoticeAddress::id).toList());
    return rows.stream()
        .map(row ->
            new Shown(
                row.id(),
                row.kind(),
                masked(row, owner),
                row.secretSealed().isPresent(),
                Optional.ofNullable(lately.get(row.id()))))
        .toList();
  }

  @Override
  public void add(Owner owner, AddressKind kind, String typed, String secret) {
    var address =
        way(kind)
            .filter(way -> kind.isTyped())
            .flatMap(way -> way.addressIn(typed.strip()))
            .orElseThrow(() -> new Refusal.RuleBroken("this can be no address of that kind"));
    if (isFull(owner) || secret.length() > LONGEST_SECRET) {
      throw new Refusal.RuleBroken("there are enough addresses, or the secret is too long");
    }
    keep(owner, kind, address, secret);
  }

  boolean isFull(Owner owner) {
    return rows(owner).size() >= MOST;
  }

  boolean has(Owner owner, AddressKind kind, String address) {
    return rows(owner).stream()
        .filter(row -> row.kind() == kind)
        .anyMatch(row -> clear(owner, row).filter(address::equals).isPresent());
  }

  /** Empty when it was sealed with a key that is lost: it can still be removed. */
  private Optional<String> clear(Owner owner, NoticeAddress row) {
    try {
      return Optional.of(open(owner, row).address());
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** As the last one. */
  void keep(Owner owner, AddressKind kind, String address, String secret) {
    var known = rows(owner);
    int last = known.isEmpty() ? 0 : known.getLast().place();
    entities.persist(
        new NoticeAddress(
            owner,
            kind,
            last + 1,
            vault.seal(address, sealOwner(owner)),
            secret.isBlank() ? null : vault.seal(secret.strip(), sealOwner(owner)),
            clock.instant()));
  }

  @Override
  public void first(Owner owner, long id) {
    var row = row(owner, id);
    row.goesTo(rows(owner).getFirst().place() - 1);
  }

  @Override
  public void remove(Owner owner, long id) {
    entities.remove(row(owner, id));
  }

  /** In the order in which they are tried. */
  List<NoticeAddress> rows(Owner owner) {
    var query =
        switch (owner) {
          case Owner.Officer(var officer) ->
              entities
                  .createQuery(
                      "from NoticeAddress where officerId = :owner order by placeInRow, id",
                      NoticeAddress.class)
                  .setParameter("owner", officer);
          case Owner.Group(var office) ->
              entities
                  .createQuery(
                      "from NoticeAddress where officeCode = :owner order by placeInRow, id",
                      NoticeAddress.class)
                  .setParameter("owner", office.value());
        };
    return query.getResultList();
  }

  Opened open(Owner owner, NoticeAddress row) {
    return new Opened(
        vault.open(row.sealed(), sealOwner(owner)),
        row.secretSealed().map(secret -> vault.open(secret, sealOwner(owner))));
  }

  /** The way of this kind, where it is open. */
  Optional<NoticeWay> way(AddressKind kind) {
    return ways.stream().filter(way -> way.kind() == kind && way.isOpen()).findFirst();
  }

  private NoticeAddress row(Owner owner, long id) {
    return rows(owner).stream()
        .filter(row -> row.id() == id)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such address"));
  }

  private String masked(NoticeAddress row, Owner owner) {
    return way(row.kind()).flatMap(way -> clear(owner, row).map(way::masked)).orElse("••••");
  }

  private static String sealOwner(Owner owner) {
    return switch (owner) {
      case Owner.Officer(var officer) -> "notice-address:officer:" + officer;
      case Owner.Group(var office) -> "notice-address:office:" + office;
    };
  }
}
