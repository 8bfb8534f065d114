package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class CaseNeedsTest {
  private final CaseNeeds needs;
  private final CasePictures pictures;
  private final Conversations conversations;
  private final AttachmentStore attachments;
  private final EntityManager entities;

  CaseNeedsTest(
      CaseNeeds needs,
      CasePictures pictures,
      Conversations conversations,
      AttachmentStore attachments,
      EntityManager entities) {
    this.needs = needs;
    this.pictures = pictures;
    this.conversations = conversations;
    this.attachments = attachments;
    this.entities = entities;
  }

  @Test
  void a_case_needs_a_picture_also_when_it_came_in_a_talk_that_its_code_opened() {
    var number = OpenedCase.inWujiaochang().number();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var elsewhere = conversations.begin("web").id();
          var picture = attachments.keep(elsewhere, "image/jpeg", new byte[] {1}).id();
          entities.flush();
          pictures.belongTo(intakeOf(number), List.of(picture));
          assertThat(needs.attachments(elsewhere)).containsExactly(picture);
        });
  }

  private long intakeOf(String number) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select m.intake_id from cases c join matter m on m.id = c.matter_id where"
                        + " c.number = ?")
                .setParameter(1, number)
                .getSingleResult())
        .longValue();
  }
}
