package cn.xinqiao.desk.queue;

import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.desk.charge.ChargeView;
import cn.xinqiao.desk.duty.DutyView;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
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
  private final ChargeView charge;
  private final DutyView duty;
  private final WorkCalendar calendar;
  private final Frame frame;
  private final Template page;
  private final Template rows;
  private final Template list;
  private final Template noCases;

  QueuePages(
      QueueView queue,
      ChargeView charge,
      DutyView duty,
      WorkCalendar calendar,
      Frame frame,
      @Location("desk/queue/queue.html") Template page,
      @Location("desk/queue/rows.html") Template rows,
      @Location("desk/queue/list.html") Template list,
      @Location("desk/queue/no-cases.html") Template noCases) {
    this.queue = queue;
    this.charge = charge;
    this.duty = duty;
    this.calendar = calendar;
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
              .data("cityGap", duty.isUnattendedCityOf(frame.caller()))
              .data("missing", missingYears())
              .data("city", frame.caller().office().equals(OfficeCode.CITY)));
    }
    var query = Query.of(address.getQueryParameters());
    var found = queue.rows(frame, query);
    queue.shown(frame, query, found);
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.queue.title"), "/desk" + query.address())
            .data("tabs", queue.tabs(frame, query))
            .data("filters", queue.filters(frame, query))
            .data("narrow", query.isNarrow())
            .data("mine", charge.tab(frame))
            .data("list", new RawString(list(query, found, content(found)))));
  }

  /** Told to those who can bring them. */
  private List<Integer> missingYears() {
    return frame.caller().office().equals(OfficeCode.CITY)
        ? calendar.missing(ShanghaiTime.day(frame.clock().instant()))
        : List.of();
  }

  /**
   * @param shown what the page has; the same again is answered with nothing, so that nobody who
   *     reads or moves in the list is disturbed
   * @param cases which cases the page has: the same ones, looking a minute older, are no new view
   */
  @GET
  @Path("list")
  @Produces(MediaType.TEXT_HTML)
  public Response renew(UriInfo address, @RestQuery String shown, @RestQuery String cases) {
    var query = Query.of(address.getQueryParameters());
    var found = queue.rows(frame, query);
    var content = content(found);
    if (Secrets.digest(content).equals(shown)) {
      return Response.noContent().build();
    }
    if (!found.cases().equals(cases)) {
      queue.shown(frame, query, found);
    }
    return Response.ok(list(query, found, content)).build();
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

  private String content(QueueView.Rows found) {
    return frame.part(rows).data("queue", found).render();
  }

  private String list(Query query, QueueView.Rows found, String content) {
    var has = "&shown=" + Secrets.digest(content) + "&cases=" + found.cases();
    return frame
        .part(list)
        .data("renew", "/desk/list" + query.address() + has)
        .data("content", new RawString(content))
        .render();
  }
}
