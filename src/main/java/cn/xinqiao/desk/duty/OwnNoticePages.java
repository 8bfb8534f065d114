package cn.xinqiao.desk.duty;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeCodes;
import cn.xinqiao.office.Notices;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where and when an officer wants to be told something away from the desk. */
@Path("/desk/own")
@RolesAllowed({"OFFICER", "LEAD"})
public class OwnNoticePages {
  private final OwnNoticeActs own;
  private final WaysView view;
  private final Frame frame;
  private final Template page;

  OwnNoticePages(
      OwnNoticeActs own,
      WaysView view,
      Frame frame,
      @Location("desk/duty/own.html") Template page) {
    this.own = own;
    this.view = view;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show(@RestQuery boolean tried) {
    return shown(200, null, tried ? frame.say("desk.own.tried") : null, null);
  }

  /** Shown once: whoever writes it into a chat is told there from then on. */
  @POST
  @Path("codes")
  public Response code(@RestForm String kind) {
    try {
      var code = own.code(frame.caller(), AddressKind.valueOf(given(kind)));
      return shown(200, null, null, code);
    } catch (Refusal.RuleBroken | IllegalArgumentException e) {
      return shown(422, frame.say("desk.own.bad.code"), null, null);
    }
  }

  @POST
  @Path("addresses")
  public Response add(@RestForm String kind, @RestForm String address, @RestForm String secret) {
    return done(
        () ->
            own.add(
                frame.caller(), AddressKind.valueOf(given(kind)), given(address), given(secret)),
        frame.say("desk.own.bad.address", NoticeAddresses.MOST));
  }

  @POST
  @Path("addresses/first")
  public Response first(@RestForm long address) {
    return done(
        () -> own.first(frame.caller(), address),
        frame.say("desk.own.bad.address", NoticeAddresses.MOST));
  }

  @POST
  @Path("addresses/removal")
  public Response remove(@RestForm long address) {
    return done(
        () -> own.remove(frame.caller(), address),
        frame.say("desk.own.bad.address", NoticeAddresses.MOST));
  }

  @POST
  @Path("hours")
  public Response choose(@RestForm String first, @RestForm String second) {
    return done(
        () ->
            own.choose(
                frame.caller(),
                new GatheredHours.Hours(
                    LocalTime.parse(given(first)), LocalTime.parse(given(second)))),
        frame.say("desk.own.bad.hours"));
  }

  /** Sends something harmless to one address, so that it is known whether it works. */
  @POST
  @Path("addresses/trial")
  public Response trial(@RestForm long address) {
    return done(
        () -> own.trial(frame.caller(), address),
        frame.say("desk.own.bad.trial", Notices.MOST_TRIALS),
        "/desk/own?tried=true");
  }

  private Response done(Runnable change, String problem) {
    return done(change, problem, "/desk/own");
  }

  private Response done(Runnable change, String problem, String then) {
    try {
      change.run();
      return Response.seeOther(URI.create(then)).build();
    } catch (Refusal.RuleBroken | IllegalArgumentException | DateTimeException e) {
      return shown(422, problem, null, null);
    }
  }

  private Response shown(int status, String error, String said, String code) {
    var hours = own.hours(frame.caller());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.own.title"), "/desk/own")
            .data("ways", view.lay(frame, owner(), "/desk/own/addresses"))
            .data("code", code)
            .data("lives", frame.say("desk.own.code.lives", NoticeCodes.LIVES.toMinutes()))
            .data("first", hours.first())
            .data("second", hours.second())
            .data("said", said)
            .data("error", error));
  }

  private Owner owner() {
    return new Owner.Officer(frame.caller().officerId());
  }

  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }
}
