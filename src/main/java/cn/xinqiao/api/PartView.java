package cn.xinqiao.api;

import cn.xinqiao.cases.together.Parts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A part that an office has in a case, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartView(
    long id,
    String number,
    Parts.Origin origin,
    Parts.State state,
    OfficeView office,
    OfficeView lead,
    Due due,
    List<Line> lines) {

  /**
   * @param notBefore the day is not exact yet
   * @param rule left out when a person set the day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Due(LocalDate on, boolean notBefore, String rule) {}

  /**
   * @param photo the address of a picture that came with it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(Instant at, Parts.Saying what, OfficeView office, String text, String photo) {}

  static PartView of(Parts.Part part) {
    return new PartView(
        part.id(),
        part.number().toString(),
        part.origin(),
        part.state(),
        OfficeView.of(part.office()),
        OfficeView.of(part.lead()),
        new Due(part.due(), part.provisional(), part.rule().orElse(null)),
        part.lines().stream()
            .map(line ->
                new Line(
                    line.at(),
                    line.what(),
                    line.office().map(OfficeView::of).orElse(null),
                    line.words().orElse(null),
                    line.photo() ? photo(part, line) : null))
            .toList());
  }

  private static String photo(Parts.Part part, Parts.Line line) {
    return "/api/cases/" + part.number() + "/parts/" + part.id() + "/photos/" + line.id();
  }
}
