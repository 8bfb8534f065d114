package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** The timelines of all cases as the chain of seals covers them. */
@ApplicationScoped
class SealedTimelines implements SealedTable {
  private final EntityManager entities;

  SealedTimelines(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public List<Row> after(long id, int most) {
    return entities
        .createQuery("from CaseLine where id > :id order by id", CaseLine.class)
        .setParameter("id", id)
        .setMaxResults(most)
        .getResultStream()
        .map(CaseLine::sealed)
        .toList();
  }

  @Override
  public List<Row> among(Collection<Long> ids) {
    return entities
        .createQuery("from CaseLine where id in :ids", CaseLine.class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(CaseLine::sealed)
        .toList();
  }
}
