package cn.xinqiao.desk.bridge;

import cn.xinqiao.cases.bridge.OrderUpdates;
import cn.xinqiao.cases.bridge.Partners;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.Refusal;
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
import org.jboss.resteasy.reactive.RestPath;

/** Where the city's administrator keeps the systems that send orders by program. */
@Path("/desk/partners")
@RolesAllowed("ADMIN")
public class PartnerPages {
  private static final String PATH = "/desk/partners";

  private final Partners partners;
  private final OrderUpdates updates;
  private final Frame frame;
  private final Template page;

  PartnerPages(
      Partners partners,
      OrderUpdates updates,
      Frame frame,
      @Location("desk/bridge/partners.html") Template page) {
    this.partners = partners;
    this.updates = updates;
    this.frame = frame;
    this.page = page;
  }

  /** A system in words. */
  public record Row(String code, String name, boolean agreed, String host) {}

  /** What a system does not take, in words. */
  public record Dead(long id, String at, String system, String number, String what, String why) {}

  @GET
  public Response show() {
    return shown(200, null, null);
  }

  /** The key is shown on the answer to this, and never again. */
  @POST
  @Path("key")
  public Response makeKey(@RestForm String system) {
    try {
      return shown(200, null, partners.makeKey(frame.caller(), system));
    } catch (Refusal.RuleBroken e) {
      return shown(422, frame.say("desk.partners.bad.system"), null);
    }
  }

  @POST
  @Path("address")
  public Response isToldAt(@RestForm String system, @RestForm String address) {
    try {
      partners.isToldAt(frame.caller(), system, Objects.toString(address, "").strip());
      return Response.seeOther(URI.create(PATH)).build();
    } catch (Refusal.RuleBroken e) {
      return shown(422, frame.say("desk.partners.bad.address"), null);
    }
  }

  @POST
  @Path("removal")
  public Response end(@RestForm String system) {
    partners.end(frame.caller(), Objects.toString(system, ""));
    return Response.seeOther(URI.create(PATH)).build();
  }

  @POST
  @Path("updates/{id}/again")
  public Response sendAgain(@RestPath long id) {
    updates.sendAgain(frame.caller(), id);
    return Response.seeOther(URI.create(PATH)).build();
  }

  @POST
  @Path("updates/{id}/aside")
  public Response putAside(@RestPath long id) {
    updates.putAside(frame.caller(), id);
    return Response.seeOther(URI.create(PATH)).build();
  }

  private Response shown(int status, String problem, String key) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.partners.title"), PATH)
            .data("rows", partners.all(frame.caller()).stream().map(this::row).toList())
            .data("dead", updates.dead(frame.caller()).stream().map(this::dead).toList())
            .data("problem", problem)
            .data("key", key));
  }

  private Row row(Partners.Partner partner) {
    return new Row(
        partner.system().code(),
        partner.system().name(frame.language()),
        partner.agreed(),
        partner.host().orElse(null));
  }

  private Dead dead(OrderUpdates.Dead update) {
    return new Dead(
        update.id(),
        ShanghaiTime.minute(update.at()),
        update.system().name(frame.language()),
        update.number().toString(),
        frame.say("desk.partners.event." + update.what()),
        update.why().orElse(""));
  }
}
