package cn.xinqiao.cases.internal;

import cn.xinqiao.channel.AttachmentStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Which pictures came with which intake. */
@ApplicationScoped
class CasePictures {
  private final EntityManager entities;
  private final AttachmentStore attachments;

  CasePictures(EntityManager entities, AttachmentStore attachments) {
    this.entities = entities;
    this.attachments = attachments;
  }

  void belongTo(long intakeId, List<String> ids) {
    for (String id : ids) {
      entities
          .createNativeQuery(
              "insert ignore into intake_picture (intake_id, attachment_id) values (:intake,"
                  + " :picture)")
          .setParameter("intake", intakeId)
          .setParameter("picture", id)
          .executeUpdate();
    }
  }

  List<String> of(Matter matter) {
    List<?> found =
        entities
            .createNativeQuery(
                "select attachment_id from intake_picture where intake_id = :intake", String.class)
            .setParameter("intake", matter.intakeId())
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  /** A picture of this matter, and of no other. */
  Optional<AttachmentStore.Stored> find(Matter matter, String id) {
    return of(matter).contains(id) ? attachments.find(id) : Optional.empty();
  }
}
