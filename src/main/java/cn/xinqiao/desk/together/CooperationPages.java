package cn.xinqiao.desk.together;

import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Meetings;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.desk.frame.FormAct;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What a case's own office asks of others: parts, invitations, what a meeting decided. */
@Path("/desk/cases/{number}/cooperation")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class CooperationPages {
  private final Parts parts;
  private final Invitations invitations;
  private final Meetings meetings;
  private final CooperationView views;
  private final Frame frame;
  private final Template page;
  private final Template part;

  CooperationPages(
      Parts parts,
      Invitations invitations,
      Meetings meetings,
      CooperationView views,
      Frame frame,
      @Location("desk/together/cooperation.html") Template page,
      @Location("desk/together/cooperation-part.html") Template part) {
    this.parts = parts;
    this.invitations = invitations;
    this.meetings = meetings;
    this.views = views;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(200, frame.part(part).data("sheet", views.lay(frame, number, null)))
        : show(200, number, null);
  }

  @POST
  @Path("parts")
  public Response ask(@RestPath CaseNumber number, TogetherSent sent) {
    return act(
        number,
        "PART",
        () -> parts.ask(frame.caller(), sent.on(number), sent.goal(), sent.text(), sent.day()));
  }

  @POST
  @Path("parts/{id}/done")
  public Response done(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(number, "PART_DONE", () -> parts.done(frame.caller(), sent.on(number), id));
  }

  @POST
  @Path("parts/{id}/again")
  public Response again(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number,
        "PART",
        () -> parts.askAgain(frame.caller(), sent.on(number), id, sent.text(), sent.day()));
  }

  @POST
  @Path("parts/{id}/end")
  public Response end(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number, "PART_ENDED", () -> parts.end(frame.caller(), sent.on(number), id, sent.text()));
  }

  @POST
  @Path("invitations")
  public Response invite(@RestPath CaseNumber number, TogetherSent sent) {
    return act(
        number,
        "INVITED",
        () -> invitations.invite(frame.caller(), sent.on(number), sent.goal(), sent.text()));
  }

  @POST
  @Path("meetings")
  public Response meet(@RestPath CaseNumber number, TogetherSent sent) {
    return act(
        number, "MEETING", () -> meetings.write(frame.caller(), sent.on(number), sent.held()));
  }

  private Response act(CaseNumber number, String what, Runnable act) {
    return FormAct.onCase(frame, "desk.coop", what, number)
        .carryOut(act, (status, problem) -> show(status, number, problem));
  }

  private Response show(int status, CaseNumber number, String problem) {
    return frame.respond(
        status,
        frame
            .inside(
                page,
                frame.say("desk.coop.title", number),
                "/desk/cases/" + number + "/cooperation")
            .data("sheet", views.lay(frame, number, problem)));
  }
}
