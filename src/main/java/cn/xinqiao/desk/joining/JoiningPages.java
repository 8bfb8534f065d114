package cn.xinqiao.desk.joining;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.GroupMatters;
import cn.xinqiao.cases.Joining;
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
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What is likely the same as a case, who is told of it, and who speaks for many. */
@Path("/desk/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class JoiningPages {
  private final Joining joining;
  private final GroupMatters groups;
  private final JoiningView views;
  private final Frame frame;
  private final Template page;
  private final Template part;

  JoiningPages(
      Joining joining,
      GroupMatters groups,
      JoiningView views,
      Frame frame,
      @Location("desk/joining/joining.html") Template page,
      @Location("desk/joining/joining-part.html") Template part) {
    this.joining = joining;
    this.groups = groups;
    this.views = views;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** What every form here carries. */
  public static class Sent {
    @RestForm String key;

    /** The page that the button stood on: of a join it may be either of the two cases. */
    @RestForm String back;

    @RestForm String into;
    @RestForm String one;
    @RestForm Long reporter;

    Request on(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    CaseNumber back(CaseNumber otherwise) {
      return back == null ? otherwise : read(back);
    }

    Joining.Parting parting() {
      return new Joining.Parting(
          one == null || one.isBlank() ? List.of() : List.of(read(one)),
          reporter == null ? List.of() : List.of(reporter));
    }

    long speaker() {
      if (reporter == null) {
        throw new Refusal.Malformed("'reporter' is missing");
      }
      return reporter;
    }

    static CaseNumber read(String number) {
      try {
        return CaseNumber.valueOf(number);
      } catch (RuntimeException e) {
        throw new Refusal.Malformed("no number of a case");
      }
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  @Path("joining")
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(200, frame.part(part).data("sheet", sheet(number, null)))
        : show(200, number, null);
  }

  @POST
  @Path("joining/join")
  public Response join(@RestPath CaseNumber number, Sent sent) {
    var back = sent.back(number);
    return act(
        number,
        back,
        "JOIN",
        () -> joining.join(frame.caller(), sent.on(number), Sent.read(sent.into)));
  }

  @POST
  @Path("joining/split")
  public Response split(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        number,
        "SPLIT",
        () -> joining.part(frame.caller(), sent.on(number), sent.parting()));
  }

  @POST
  @Path("joining/group")
  public Response mark(@RestPath CaseNumber number, Sent sent) {
    return act(number, number, "GROUP", () -> groups.mark(frame.caller(), sent.on(number)));
  }

  @POST
  @Path("joining/no-group")
  public Response unmark(@RestPath CaseNumber number, Sent sent) {
    return act(number, number, "NO_GROUP", () -> groups.unmark(frame.caller(), sent.on(number)));
  }

  @POST
  @Path("joining/representative")
  public Response name(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        number,
        "REPRESENTATIVE",
        () -> groups.name(frame.caller(), sent.on(number), sent.speaker()));
  }

  @POST
  @Path("joining/no-representative")
  public Response dismiss(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        number,
        "NO_REPRESENTATIVE",
        () -> groups.dismiss(frame.caller(), sent.on(number), sent.speaker()));
  }

  private Response act(CaseNumber number, CaseNumber back, String what, Runnable act) {
    try {
      act.run();
      return frame.onTo("/desk/cases/" + back, what, number.toString());
    } catch (Refusal.Conflict e) {
      return show(409, back, frame.say("desk.joining.conflict"));
    } catch (Refusal.Forbidden e) {
      return show(403, back, frame.say("desk.error.notYours"));
    } catch (Refusal.RuleBroken e) {
      return show(422, back, broken(what, back));
    }
  }

  private String broken(String what, CaseNumber number) {
    if (!what.equals("REPRESENTATIVE")) {
      return frame.say("desk.joining.rule." + what);
    }
    var together = joining.together(frame.caller(), number);
    return frame.say("desk.joining.rule.REPRESENTATIVE", together.most(), together.rule());
  }

  private Response show(int status, CaseNumber number, String problem) {
    return frame.respond(
        status,
        frame
            .inside(
                page, frame.say("desk.joining.title", number), "/desk/cases/" + number + "/joining")
            .data("sheet", sheet(number, problem)));
  }

  private JoiningView.Sheet sheet(CaseNumber number, String problem) {
    var caller = frame.caller();
    return views.lay(
        frame,
        number,
        joining.likely(caller, number, frame.language()),
        joining.together(caller, number),
        problem);
  }
}
