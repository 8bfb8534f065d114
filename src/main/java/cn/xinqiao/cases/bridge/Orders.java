package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.kernel.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Orders that another system sends by program. Each becomes a case before it is acknowledged; one
 * that is a case already is answered with it, whatever else it says this time.
 */
@ApplicationScoped
public class Orders {
  /** How far from now the time of a signature may be, either way. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final EntityManager entities;
  private final Partners partners;
  private final OutsideSystems systems;
  private final References references;
  private final OrderMatter matters;
  private final ProxyOpening opening;
  private final Casework casework;
  private final Vault vault;
  private final Clock clock;

  Orders(
      EntityManager entities,
      Partners partners,
      OutsideSystems systems,
      References references,
      OrderMatter matters,
      ProxyOpening opening,
      Casework casework,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.partners = partners;
    this.systems = systems;
    this.references = references;
    this.matters = matters;
    this.opening = opening;
    this.casework = casework;
    this.vault = vault;
    this.clock = clock;
  }

  /** A request as it was signed. */
  public record Signed(String system, String seconds, String signature, byte[] body) {}

  /**
   * What became of an order.
   *
   * @param number of the case; empty when it may not be told: what is confidential never leaves
   * @param first whether it was opened just now
   */
  public record Taken(Optional<CaseNumber> number, boolean first) {}

  /**
   * Whose request this is.
   *
   * @throws Refusal.NotFound without a good and fresh signature of a system that we agreed with:
   *     nobody else needs to know that this is here
   */
  public OutsideSystem signedBy(Signed request) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            systems
                .find(request.system())
                .filter(system ->
                    partners
                        .find(system.code())
                        .filter(partner -> isGood(partner.key(vault), request))
                        .isPresent())
                .orElseThrow(() -> new Refusal.NotFound("nothing here")));
  }

  private boolean isGood(String key, Signed request) {
    return Signature.isGood(
        key, request.seconds(), request.signature(), request.body(), clock.instant(), FRESH);
  }

  /**
   * @throws Refusal.RuleBroken for what is no order
   * @throws Refusal.Conflict when this very request was taken before
   */
  public Taken take(OutsideSystem system, Signed request, Order order) {
    var number = References.number(order.number().orElse(null));
    if (order.words().isBlank()) {
      throw new Refusal.RuleBroken("'words' is missing");
    }
    var known = QuarkusTransaction.requiringNew().call(() -> known(system, number));
    // understood before anything is locked
    var told = known.isPresent() ? null : matters.told(system, order);
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> {
            checkFirst(system, request);
            return told == null
                ? taken(known.get(), false)
                : taken(opening.open(told).number(), true);
          });
    } catch (Refusal.Conflict e) {
      // the same order may have come twice at once; the very same request is refused once more
      var quicker = QuarkusTransaction.requiringNew().call(() -> known(system, number));
      if (told == null || quicker.isEmpty() || wasSeen(system, request)) {
        throw e;
      }
      return QuarkusTransaction.requiringNew().call(() -> taken(quicker.get(), false));
    }
  }

  private Optional<CaseNumber> known(OutsideSystem system, OutsideNumber number) {
    return references.find(system, number).map(CaseReference::caseNumber);
  }

  private Taken taken(CaseNumber number, boolean first) {
    return new Taken(
        Optional.of(number).filter(opened -> !casework.now(opened).confidential()), first);
  }

  /** Written down with the case: a request that failed may come again as it is. */
  private void checkFirst(OutsideSystem system, Signed request) {
    var now = clock.instant();
    entities
        .createNativeQuery("delete from order_request where taken_at < :old")
        .setParameter("old", now.minus(FRESH.multipliedBy(3)))
        .executeUpdate();
    int first =
        entities
            .createNativeQuery(
                "insert ignore into order_request (digest, taken_at) values (:digest, :now)")
            .setParameter("digest", digest(system, request))
            .setParameter("now", now)
            .executeUpdate();
    if (first == 0) {
      throw new Refusal.Conflict("this very request was taken before: sign it anew");
    }
  }

  private boolean wasSeen(OutsideSystem system, Signed request) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            !entities
                .createNativeQuery("select digest from order_request where digest = :digest")
                .setParameter("digest", digest(system, request))
                .getResultList()
                .isEmpty());
  }

  private static String digest(OutsideSystem system, Signed request) {
    return Secrets.digest(system.code(), request.seconds(), request.signature());
  }
}
