package cn.xinqiao.channel.internal;

import cn.xinqiao.resident.ContactsForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** Nothing is on its way any more to a contact that is forgotten. */
@ApplicationScoped
class ForgottenContacts {
  private final EntityManager entities;

  ForgottenContacts(EntityManager entities) {
    this.entities = entities;
  }

  void forget(@Observes ContactsForgotten forgotten) {
    entities
        .createQuery(
            "delete from Dispatch where contactId in (select c.id from Contact c where"
                + " c.residentId = :resident)")
        .setParameter("resident", forgotten.residentId())
        .executeUpdate();
  }
}
