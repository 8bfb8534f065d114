package cn.xinqiao.desk.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.charge.Leaders;
import cn.xinqiao.cases.charge.Recusals;
import cn.xinqiao.cases.charge.Relief;
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
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Who answers for a case, and who keeps off it. */
@Path("/desk/cases/{number}/charge")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ChargePages {
  private static final String HANDS_UP = "";

  private final Leaders leaders;
  private final Recusals recusals;
  private final Relief relief;
  private final ChargeView views;
  private final Frame frame;
  private final Template page;
  private final Template part;

  ChargePages(
      Leaders leaders,
      Recusals recusals,
      Relief relief,
      ChargeView views,
      Frame frame,
      @Location("desk/charge/charge.html") Template page,
      @Location("desk/charge/charge-part.html") Template part) {
    this.leaders = leaders;
    this.recusals = recusals;
    this.relief = relief;
    this.views = views;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** What every form here carries. */
  public static class Sent {
    @RestForm String key;
    @RestForm String leader;
    @RestForm String officer;
    @RestForm String heir;
    @RestForm String text;

    Request on(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    Recusals.Order order() {
      return new Recusals.Order(
          Optional.of(given(officer)).filter(o -> !o.isEmpty()),
          Optional.of(given(heir)).filter(h -> !h.equals(HANDS_UP)),
          given(text));
    }

    static String given(String field) {
      return Objects.toString(field, "").replace("\r\n", "\n").strip();
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(200, frame.part(part).data("sheet", views.lay(frame, number, null, "")))
        : shown(200, number, null, "");
  }

  @POST
  @Path("leader")
  @RolesAllowed("LEAD")
  public Response lead(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "LEADER",
        "/desk/cases/" + number,
        sent,
        () ->
            leaders.give(
                frame.caller(), sent.on(number), Sent.given(sent.leader), Sent.given(sent.text)));
  }

  @POST
  @Path("leader/end")
  @RolesAllowed("LEAD")
  public Response leadNoMore(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "LEADER_END",
        "/desk/cases/" + number,
        sent,
        () -> leaders.end(frame.caller(), sent.on(number), Sent.given(sent.text)));
  }

  /** Whoever keeps off sees the case no more: the queue comes next. */
  @POST
  @Path("recusal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response recuse(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "RECUSAL",
        "/desk",
        sent,
        () -> recusals.order(frame.caller(), sent.on(number), sent.order()));
  }

  /** After a threat or abuse: one tap. */
  @POST
  @Path("relief")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response handOver(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, "RELIEF", "/desk", sent, () -> relief.handOver(frame.caller(), sent.on(number)));
  }

  @POST
  @Path("wishes/{wish}/declining")
  @RolesAllowed("LEAD")
  public Response decline(@RestPath CaseNumber number, @RestPath long wish, Sent sent) {
    return act(
        number,
        "RECUSAL_DECLINED",
        "/desk/cases/" + number,
        sent,
        () -> recusals.decline(frame.caller(), sent.on(number), wish, Sent.given(sent.text)));
  }

  private Response act(CaseNumber number, String what, String next, Sent sent, Runnable act) {
    return new FormAct(frame, "desk.charge", what, number, next)
        .carryOut(act, (status, problem) -> shown(status, number, problem, Sent.given(sent.text)));
  }

  private Response shown(int status, CaseNumber number, String problem, String typed) {
    return frame.respond(
        status,
        frame
            .inside(
                page, frame.say("desk.charge.title", number), "/desk/cases/" + number + "/charge")
            .data("sheet", views.lay(frame, number, problem, typed)));
  }
}
