package cn.xinqiao.cases.bridge;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.channel.OutsideAddress;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The systems that talk with us by program, kept by the city's administrator: a key for each, and
 * the address where it is told what becomes of its orders.
 */
@ApplicationScoped
public class Partners {
  private final EntityManager entities;
  private final OutsideSystems systems;
  private final Vault vault;
  private final AuditTrail audit;
  private final OutsideAddress addresses;
  private final Clock clock;

  Partners(
      EntityManager entities,
      OutsideSystems systems,
      Vault vault,
      AuditTrail audit,
      Clock clock,
      @ConfigProperty(name = "xinqiao.orders.internal-hosts") Optional<List<String>> internal) {
    this.entities = entities;
    this.systems = systems;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
    this.addresses =
        new OutsideAddress(
            internal.orElse(List.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  /**
   * @param agreed whether it has a key
   * @param host where it is told; empty when it is not
   */
  public record Partner(OutsideSystem system, boolean agreed, Optional<String> host) {}

  @Transactional
  public List<Partner> all(Caller caller) {
    checkMayKeep(caller);
    return systems.all().stream().map(this::shown).toList();
  }

  /**
   * Makes a new key; the one before signs nothing any more.
   *
   * @return the key, to be handed over: it is shown this once
   */
  @Transactional
  public String makeKey(Caller caller, String system) {
    checkMayKeep(caller);
    var named = systems.named(system);
    var key = Secrets.token() + Secrets.token();
    var now = clock.instant();
    find(named.code())
        .ifPresentOrElse(
            partner -> partner.hasKey(vault, key, now),
            () -> entities.persist(new OrderPartner(named, vault, key, now)));
    audit.record(caller.officerId(), Act.CHANGE_PARTNER, named.code(), "key");
    return key;
  }

  /**
   * @param typed empty to tell it nothing any more
   * @throws Refusal.RuleBroken for what is no address that may be called, or a system without a key
   */
  @Transactional
  public void isToldAt(Caller caller, String system, String typed) {
    checkMayKeep(caller);
    var partner =
        find(systems.named(system).code())
            .orElseThrow(() -> new Refusal.RuleBroken("it needs a key first"));
    var address =
        typed.isBlank()
            ? Optional.<String>empty()
            : Optional.of(
                addresses
                    .in(typed)
                    .map(URI::toString)
                    .orElseThrow(
                        () -> new Refusal.RuleBroken("not an address that may be called")));
    partner.isToldAt(vault, address, clock.instant());
    audit.record(caller.officerId(), Act.CHANGE_PARTNER, partner.systemCode(), "address");
  }

  /** Nothing that it signs is taken any more, and it is told nothing. */
  @Transactional
  public void end(Caller caller, String system) {
    checkMayKeep(caller);
    find(systems.of(system).code())
        .ifPresent(partner -> {
          entities.remove(partner);
          audit.record(caller.officerId(), Act.CHANGE_PARTNER, partner.systemCode(), "end");
        });
  }

  Optional<OrderPartner> find(String system) {
    return Optional.ofNullable(entities.find(OrderPartner.class, system));
  }

  OutsideAddress addresses() {
    return addresses;
  }

  /** Other systems belong to the whole service, so no other administrator is asked. */
  static void checkMayKeep(Caller caller) {
    if (caller.role() != Role.ADMIN || !caller.office().equals(OfficeCode.CITY)) {
      throw new Refusal.NotFound("only the city's administrator keeps the other systems");
    }
  }

  private Partner shown(OutsideSystem system) {
    var partner = find(system.code());
    return new Partner(
        system,
        partner.isPresent(),
        partner.flatMap(agreed -> agreed.address(vault)).map(where -> URI.create(where).getHost()));
  }
}
