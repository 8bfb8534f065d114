package cn.xinqiao.resident;

import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Forgets names, contacts and addresses of residents of whom nothing is kept any more. */
@ApplicationScoped
class ResidentErasure implements Eraser {
  private final EntityManager entities;
  private final Instance<ResidentNeed> needs;

  ResidentErasure(EntityManager entities, @Any Instance<ResidentNeed> needs) {
    this.entities = entities;
    this.needs = needs;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.CONTACT;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select r.id from Resident r where r.unneededSince <= :before and r.id > :after order by"
                + " r.id",
            Long.class)
        .setParameter("before", before)
        .setParameter("after", after.isEmpty() ? 0 : Long.parseLong(after))
        .setMaxResults(MOST)
        .getResultStream()
        .map(String::valueOf)
        .toList();
  }

  /** The lock comes first: who erases the other words of this resident marks them under it. */
  @Override
  public Map<String, Integer> erase(String id, Retention.Rule rule, Instant before) {
    var resident = lock(Long.parseLong(id));
    if (resident.unneededSince() == null || resident.unneededSince().isAfter(before)) {
      return Map.of();
    }
    if (needs.stream().anyMatch(need -> need.needs(resident.id()))) {
      resident.isNeeded();
      return Map.of();
    }
    resident.forget();
    return Map.of(
        "residents", 1,
        "contacts", eraseContacts(resident.id()),
        "addresses", forgetAddresses(resident.id()));
  }

  /** Their rows stay, because talks refer to them. */
  private int forgetAddresses(long residentId) {
    var addresses =
        entities
            .createQuery("from ChannelIdentity where residentId = :resident", ChannelIdentity.class)
            .setParameter("resident", residentId)
            .getResultList();
    addresses.forEach(ChannelIdentity::forget);
    return addresses.size();
  }

  private int eraseContacts(long residentId) {
    return entities
        .createQuery("delete from Contact where residentId = :resident")
        .setParameter("resident", residentId)
        .executeUpdate();
  }

  private Resident lock(long id) {
    return (Resident)
        entities
            .createNativeQuery("select * from resident where id = :id for update", Resident.class)
            .setParameter("id", id)
            .getSingleResult();
  }
}
