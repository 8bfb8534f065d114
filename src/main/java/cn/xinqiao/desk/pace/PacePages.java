package cn.xinqiao.desk.pace;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.pace.Executing;
import cn.xinqiao.cases.pace.Following;
import cn.xinqiao.cases.pace.Supervising;
import cn.xinqiao.desk.frame.FormAct;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** 督办, 督促执行, and what follows a case whose procedure has ended. */
@Path("/desk/cases/{number}/pace")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class PacePages {
  private final CaseDesk desk;
  private final Supervising supervising;
  private final Executing executing;
  private final Following following;
  private final PaceSheet sheets;
  private final Frame frame;
  private final Template page;
  private final Template part;

  PacePages(
      CaseDesk desk,
      Supervising supervising,
      Executing executing,
      Following following,
      PaceSheet sheets,
      Frame frame,
      @Location("desk/pace/pace.html") Template page,
      @Location("desk/pace/pace-part.html") Template part) {
    this.desk = desk;
    this.supervising = supervising;
    this.executing = executing;
    this.following = following;
    this.sheets = sheets;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** What every form here carries. */
  public static class Sent {
    @RestForm String key;
    @RestForm String text;
    @RestForm String on;

    Request request(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    LocalDate day() {
      try {
        return LocalDate.parse(Objects.toString(on, ""));
      } catch (DateTimeException e) {
        throw new Refusal.RuleBroken("by which day?");
      }
    }

    String text() {
      return Objects.toString(text, "").replace("\r\n", "\n").strip();
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(200, frame.part(part).data("sheet", sheets.lay(frame, number, null, null)))
        : show(200, number, null, null);
  }

  @POST
  @Path("supervision")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response supervise(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPERVISED",
        sent,
        () -> supervising.issue(frame.caller(), sent.request(number), sent.day(), sent.text()));
  }

  @POST
  @Path("supervision/aside")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response putAside(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPERVISION_DROPPED",
        sent,
        () -> supervising.putAside(frame.caller(), sent.request(number), sent.text()));
  }

  @POST
  @Path("supervision/answer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response answer(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPERVISION_ANSWERED",
        sent,
        () -> supervising.answer(frame.caller(), sent.request(number), sent.text()));
  }

  @POST
  @Path("supervision/closure")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response close(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPERVISION_CLOSED",
        sent,
        () -> supervising.close(frame.caller(), sent.request(number), sent.text()));
  }

  @POST
  @Path("executions/{id}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response done(@RestPath CaseNumber number, @RestPath long id, Sent sent) {
    return act(
        number,
        "EXECUTION_DONE",
        sent,
        () -> executing.done(frame.caller(), sent.request(number), id, sent.text()));
  }

  @POST
  @Path("new-facts")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response newFacts(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "NEW_FACTS",
        sent,
        () -> following.newFacts(frame.caller(), sent.request(number), sent.text()));
  }

  @POST
  @Path("support")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response support(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPPORT_NOTED",
        sent,
        () -> following.support(frame.caller(), sent.request(number), sent.text()));
  }

  @POST
  @Path("support/end")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response endSupport(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "SUPPORT_ENDED",
        sent,
        () -> following.endSupport(frame.caller(), sent.request(number), sent.text()));
  }

  private Response act(CaseNumber number, String what, Sent sent, Runnable act) {
    return FormAct.onCase(frame, "desk.pace", what, number)
        .carryOut(act, (status, problem) -> show(status, number, problem, sent.text()));
  }

  /** Not as a part of the case's page, so that the view has to be written down here. */
  private Response show(int status, CaseNumber number, String problem, String typed) {
    desk.show(frame.caller(), number, frame.language());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.pace.title", number), "/desk/cases/" + number + "/pace")
            .data("sheet", sheets.lay(frame, number, problem, typed)));
  }
}
