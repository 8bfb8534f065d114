package cn.xinqiao.desk;

import cn.xinqiao.desk.internal.OwnNoticeActs;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.NoticeAddresses;
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
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where and when an officer wants to be told something away from the desk. */
@Path("/desk/own")
@RolesAllowed({"OFFICER", "LEAD"})
public class OwnNoticePages {
  private final OwnNoticeActs own;
  private final Frame frame;
  private final Template page;

  OwnNoticePages(OwnNoticeActs own, Frame frame, @Location("desk/own.html") Template page) {
    this.own = own;
    this.frame = frame;
    this.page = page;
  }

  record Address(long id, String kind, String masked, boolean signed) {}

  record Choice(String value, String label) {}

  @GET
  public Response show(@RestQuery boolean tried) {
    return shown(200, null, tried ? frame.say("desk.own.tried") : null);
  }

  @POST
  @Path("addresses")
  public Response add(@RestForm String kind, @RestForm String address, @RestForm String secret) {
    return done(
        () ->
            own.add(
                frame.caller(), AddressKind.valueOf(given(kind)), given(address), given(secret)),
        "desk.own.bad.address");
  }

  @POST
  @Path("addresses/first")
  public Response first(@RestForm long address) {
    return done(() -> own.first(frame.caller(), address), "desk.own.bad.address");
  }

  @POST
  @Path("addresses/removal")
  public Response remove(@RestForm long address) {
    return done(() -> own.remove(frame.caller(), address), "desk.own.bad.address");
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
        "desk.own.bad.hours");
  }

  /** Tells something harmless on the officer's ways, so that it is known whether they work. */
  @POST
  @Path("trial")
  public Response trial() {
    own.trial(frame.caller());
    return Response.seeOther(URI.create("/desk/own?tried=true")).build();
  }

  private Response done(Runnable change, String problem) {
    try {
      change.run();
      return Response.seeOther(URI.create("/desk/own")).build();
    } catch (Refusal.RuleBroken | IllegalArgumentException | DateTimeException e) {
      return shown(422, frame.say(problem, NoticeAddresses.MOST), null);
    }
  }

  private Response shown(int status, String error, String said) {
    var hours = own.hours(frame.caller());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.own.title"), "/desk/own")
            .data("addresses", addresses())
            .data("kinds", kinds())
            .data("first", hours.first())
            .data("second", hours.second())
            .data("said", said)
            .data("error", error));
  }

  private List<Address> addresses() {
    return own.addresses(frame.caller()).stream()
        .map(a -> new Address(a.id(), label(a.kind()), a.masked(), a.signed()))
        .toList();
  }

  private List<Choice> kinds() {
    return own.kinds().stream().map(kind -> new Choice(kind.name(), label(kind))).toList();
  }

  private String label(AddressKind kind) {
    return frame.say("desk.own.kind." + kind);
  }

  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }
}
