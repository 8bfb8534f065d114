package cn.xinqiao.desk.together;

import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.triage.SubjectBook;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * 争议: between which offices it was disputed whose a matter is, and how departments answered when
 * they were invited. Counts, no cases: also for administrators, who see none.
 */
@Path("/desk/disputes")
@RolesAllowed({"LEAD", "AUDITOR", "ADMIN"})
public class DisputePages {
  private final Returns returns;
  private final Invitations invitations;
  private final SubjectBook subjects;
  private final Frame frame;
  private final Template page;

  DisputePages(
      Returns returns,
      Invitations invitations,
      SubjectBook subjects,
      Frame frame,
      @Location("desk/together/disputes.html") Template page) {
    this.returns = returns;
    this.invitations = invitations;
    this.subjects = subjects;
    this.frame = frame;
    this.page = page;
  }

  /** A border in words. */
  public record Border(
      String holder,
      String sender,
      String subject,
      long asked,
      long agreed,
      long disputed,
      long forHolder) {}

  /**
   * A department in words.
   *
   * @param rated how many of its answers were rated at all
   */
  public record Department(String name, Invitations.Tally counts, long rated) {}

  @GET
  public Response show() {
    var language = frame.language();
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.disputes.title"), "/desk/disputes")
            .data(
                "borders",
                returns.borders(frame.caller()).stream()
                    .map(b ->
                        new Border(
                            b.holder().name(language),
                            b.sender().name(language),
                            subjects.shown(b.subject(), language),
                            b.asked(),
                            b.agreed(),
                            b.disputed(),
                            b.forHolder()))
                    .toList())
            .data(
                "departments",
                invitations.tallies(frame.caller()).stream()
                    .map(r ->
                        new Department(
                            r.department().name(language),
                            r,
                            r.resolved() + r.partly() + r.notResolved()))
                    .toList()));
  }
}
