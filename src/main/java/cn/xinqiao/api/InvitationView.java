package cn.xinqiao.api;

import cn.xinqiao.cases.together.Invitations;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/** An invitation of a department, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationView(
    long id,
    String number,
    Invitations.State state,
    OfficeView inviter,
    OfficeView office,
    PartView.Due due,
    boolean overdue,
    Instant invitedAt,
    Instant answeredAt,
    LocalDate attendsOn,
    Invitations.Rating rating,
    String reason,
    String answer,
    String sentence) {

  static InvitationView of(Invitations.Invited one) {
    return new InvitationView(
        one.id(),
        one.number().toString(),
        one.state(),
        OfficeView.of(one.inviter()),
        OfficeView.of(one.department()),
        new PartView.Due(one.due(), one.provisional(), one.rule()),
        one.overdue(),
        one.invitedAt(),
        one.answeredAt().orElse(null),
        one.attendsOn().orElse(null),
        one.rating().orElse(null),
        one.reason().orElse(null),
        one.answer().orElse(null),
        one.sentence().orElse(null));
  }
}
