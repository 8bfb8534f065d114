package cn.xinqiao.desk;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The officers' queue, its part that renews itself, and what rings. */
@Path("/desk")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class QueuePages {
  private final QueueView queue;
  private final Frame frame;
  private final Template page;
  private final Template rows;
  private final Template list;
  private final Template noCases;

  QueuePages(
      QueueView queue,
      Frame frame,
      @Location("desk/queue.html") Template page,
      @Location("desk/rows.html") Template rows,
      @Location("desk/list.html") Template list,
      @Location("desk/no-cases.html") Template noCases) {
    this.queue = queue;
    this.frame = frame;
    this.page = page;
    this.rows = rows;
    this.list = list;
    this.noCases = noCases;
  }

  /** An emergency that nobody at this desk has seen. */
  public record Ringing(String number, String what, String office) {}

  @GET
  @RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
  public Response show(UriInfo address) {
    if (!frame.caller().mayRead()) {
      return frame.respond(
          200,
          frame
              .inside(noCases, frame.say("desk.noCases.title"), "/desk")
              .data("city", frame.caller().office().equals(OfficeCode.CITY)));
    }
    var query = Query.of(address.getQueryParameters());
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.queue.title"), "/desk" + query.address())
            .data("tabs", queue.tabs(frame, query))
            .data("filters", queue.filters(frame, query))
            .data("narrow", query.isNarrow())
            .data("list", new RawString(list(query, content(query)))));
  }

  /**
   * @param shown what the page has; the same again is answered with nothing, so that nobody who
   *     reads or moves in the list is disturbed
   */
  @GET
  @Path("list")
  @Produces(MediaType.TEXT_HTML)
  public Response renew(UriInfo address, @RestQuery String shown) {
    var query = Query.of(address.getQueryParameters());
    var content = content(query);
    return Secrets.digest(content).equals(shown)
        ? Response.noContent().build()
        : Response.ok(list(query, content)).build();
  }

  @GET
  @Path("alarms")
  @Produces(MediaType.APPLICATION_JSON)
  public List<Ringing> alarms() {
    return queue.ringing(frame).stream()
        .map(row ->
            new Ringing(
                row.number(),
                (row.emergency() == null ? "" : row.emergency() + " · ") + row.summary(),
                row.office()))
        .toList();
  }

  private String content(Query query) {
    return frame.part(rows).data("queue", queue.rows(frame, query)).render();
  }

  private String list(Query query, String content) {
    return frame
        .part(list)
        .data("renew", "/desk/list" + query.address() + "&shown=" + Secrets.digest(content))
        .data("content", new RawString(content))
        .render();
  }
}
