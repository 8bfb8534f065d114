package cn.xinqiao.api;

import cn.xinqiao.cases.together.Meetings;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What offices decided around one table, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingView(
    long id,
    Instant at,
    String place,
    List<Seat> parties,
    String minutes,
    String decision,
    OfficeView owner,
    LocalDate due,
    long part) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Seat(OfficeView office, String roles) {}

  static MeetingView of(Meetings.Meeting one) {
    return new MeetingView(
        one.id(),
        one.at(),
        one.place().orElse(null),
        one.seats().stream()
            .map(s -> new Seat(OfficeView.of(s.office()), s.roles().orElse(null)))
            .toList(),
        one.minutes().orElse(null),
        one.decision().orElse(null),
        OfficeView.of(one.owner()),
        one.due(),
        one.part());
  }
}
