package cn.xinqiao.audit;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The seals in their order. Each method is part of the caller's transaction. */
@ApplicationScoped
class Chain {
  private final EntityManager entities;
  private final Vault vault;

  Chain(EntityManager entities, Vault vault) {
    this.entities = entities;
    this.vault = vault;
  }

  Optional<Seal> newest() {
    return entities
        .createQuery("from Seal order by number desc", Seal.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<Seal> after(long number, int most) {
    return entities
        .createQuery("from Seal where number > :number order by number", Seal.class)
        .setParameter("number", number)
        .setMaxResults(most)
        .getResultList();
  }

  /** Two replicas that seal at the same time want the same number: one of them fails. */
  Seal add(Optional<Seal> before, Instant at, SealContents contents) {
    long number = before.map(Seal::number).orElse(0L) + 1;
    var previous = before.map(Seal::mark).orElse("");
    var seal =
        new Seal(number, at, contents, previous, mark(number, at, previous, contents.text()));
    entities.persist(seal);
    return seal;
  }

  /** Ids of this table that were sealed since then and in front of which others may appear. */
  Set<Long> unripe(String table, Instant since) {
    var ids = new HashSet<Long>();
    entities
        .createQuery("from Seal where at >= :since and unripe > 0", Seal.class)
        .setParameter("since", since)
        .getResultStream()
        .map(seal -> seal.contents().parts().get(table))
        .filter(part -> part != null)
        .forEach(part -> ids.addAll(part.rows().keySet()));
    return ids;
  }

  boolean isWhole(Seal seal) {
    return mark(seal.number(), seal.at(), seal.previous(), seal.text()).equals(seal.mark());
  }

  private String mark(long number, Instant at, String previous, String contents) {
    return vault.fingerprint(
        String.join(
            "\n",
            "audit-seal",
            String.valueOf(number),
            at.toString(),
            previous,
            Secrets.digest(contents)));
  }

  /** What was read in this transaction is not looked at for changes, nor kept in memory. */
  void forgetRead() {
    entities.clear();
  }
}
