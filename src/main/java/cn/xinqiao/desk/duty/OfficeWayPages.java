package cn.xinqiao.desk.duty;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Where an office itself is told of its emergencies, whoever is on duty: a group's robot, the duty
 * telephone, a shared mailbox. Kept by who keeps its roster.
 */
@Path("/desk/duty/ways")
@RolesAllowed({"LEAD", "ADMIN"})
public class OfficeWayPages {
  private static final String PATH = "/desk/duty/ways";

  private final DutyActs acts;
  private final WaysView view;
  private final OfficeTree offices;
  private final Frame frame;
  private final Template page;

  OfficeWayPages(
      DutyActs acts,
      WaysView view,
      OfficeTree offices,
      Frame frame,
      @Location("desk/duty/office-ways.html") Template page) {
    this.acts = acts;
    this.view = view;
    this.offices = offices;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show(@RestQuery String office, @RestQuery boolean tried) {
    return shown(
        200, acts.office(frame.caller(), office), null, tried ? frame.say("desk.own.tried") : null);
  }

  @POST
  public Response add(
      @RestForm String office,
      @RestForm String kind,
      @RestForm String address,
      @RestForm String secret) {
    var code = acts.office(frame.caller(), office);
    return done(
        code,
        badAddress(),
        "",
        () ->
            acts.addAddress(
                frame.caller(),
                code,
                AddressKind.valueOf(given(kind)),
                given(address),
                given(secret)));
  }

  @POST
  @Path("first")
  public Response first(@RestForm String office, @RestForm long address) {
    var code = acts.office(frame.caller(), office);
    return done(code, badAddress(), "", () -> acts.putFirst(frame.caller(), code, address));
  }

  @POST
  @Path("removal")
  public Response remove(@RestForm String office, @RestForm long address) {
    var code = acts.office(frame.caller(), office);
    return done(code, badAddress(), "", () -> acts.removeAddress(frame.caller(), code, address));
  }

  @POST
  @Path("trial")
  public Response tryOut(@RestForm String office, @RestForm long address) {
    var code = acts.office(frame.caller(), office);
    return done(
        code,
        frame.say("desk.own.bad.trial", Notices.MOST_TRIALS),
        "&tried=true",
        () -> acts.tryAddress(frame.caller(), code, address));
  }

  private Response done(OfficeCode office, String problem, String then, Runnable change) {
    try {
      change.run();
      return Response.seeOther(URI.create(PATH + "?office=" + office + then)).build();
    } catch (Refusal.RuleBroken | IllegalArgumentException e) {
      return shown(422, office, problem, null);
    }
  }

  private Response shown(int status, OfficeCode office, String error, String said) {
    if (!acts.keeps(frame.caller(), office)) {
      throw new Refusal.Forbidden("others keep the roster of " + office);
    }
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.duty.ways"), PATH + "?office=" + office)
            .data("office", offices.get(office).name(frame.language()))
            .data("ways", view.lay(frame, new Owner.Group(office), PATH))
            .data("said", said)
            .data("error", error));
  }

  private String badAddress() {
    return frame.say("desk.own.bad.address", NoticeAddresses.MOST);
  }

  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }
}
