package cn.xinqiao.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** The audit trail as the chain of seals covers it. */
@ApplicationScoped
class AuditEntries implements SealedTable {
  private final EntityManager entities;

  AuditEntries(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public List<Row> after(long id, int most) {
    return entities
        .createQuery("from AuditEntry where id > :id order by id", AuditEntry.class)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultStream()
        .map(AuditEntry::sealed)
        .toList();
  }

  @Override
  public List<Row> among(Collection<Long> ids) {
    return entities
        .createQuery("from AuditEntry where id in :ids", AuditEntry.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(AuditEntry::sealed)
        .toList();
  }
}
