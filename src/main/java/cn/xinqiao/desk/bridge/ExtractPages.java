package cn.xinqiao.desk.bridge;

import cn.xinqiao.cases.Redacted;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.Office;
import cn.xinqiao.triage.SubjectBook;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** What an officer may hand to a property company or another third party: to copy or to print. */
@Path("/desk/cases/{number}/extract")
@RolesAllowed({"OFFICER", "LEAD"})
public class ExtractPages {
  private final RedactedCases cases;
  private final SubjectBook subjects;
  private final Frame frame;
  private final Template page;

  ExtractPages(
      RedactedCases cases,
      SubjectBook subjects,
      Frame frame,
      @Location("desk/bridge/extract.html") Template page) {
    this.cases = cases;
    this.subjects = subjects;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show(@RestPath CaseNumber number) {
    var redacted = cases.takeOut(frame.caller(), number);
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.extract.title", number), "/desk/cases/" + number)
            .data("number", number.toString())
            .data("text", text(redacted)));
  }

  private String text(Redacted redacted) {
    return Stream.of(
            told("number", redacted.number().toString()),
            told("office", name(redacted.office())),
            told("subject", subjects.shown(redacted.subject(), frame.language())),
            told("committee", redacted.neighbourhood().map(this::name).orElse(null)),
            told("place", redacted.place().orElse(null)),
            told("about", redacted.about()),
            told("wanted", redacted.wanted().orElse(null)),
            told("by", frame.signature()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private String told(String what, String value) {
    return value == null ? null : frame.say("desk.extract." + what, value);
  }

  private String name(Office office) {
    return office.name(frame.language());
  }
}
