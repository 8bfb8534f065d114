package cn.xinqiao.api;

import cn.xinqiao.cases.reception.ReceptionKind;
import cn.xinqiao.cases.reception.ReceptionPlan;
import cn.xinqiao.cases.reception.Receptions;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Days on which leaders receive, for programs: planned, changed, cancelled, and who comes. */
@Path("/api/receptions")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ReceptionResource {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Receptions receptions;
  private final Visits visits;
  private final CurrentCaller caller;
  private final Clock clock;

  ReceptionResource(Receptions receptions, Visits visits, CurrentCaller caller, Clock clock) {
    this.receptions = receptions;
    this.visits = visits;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * @param office without it the caller's own
   * @param on a day, {@code from} and {@code until} times of it, in Shanghai
   * @param leader the account of who receives
   * @param anyway also on a day that is not worked
   */
  record Plan(
      String office,
      String kind,
      String on,
      String from,
      String until,
      Integer slotMinutes,
      Integer capacity,
      String place,
      String address,
      String leader,
      Boolean anyway) {
    ReceptionPlan plan() {
      return new ReceptionPlan(
          kind == null ? ReceptionKind.COUNTER : read("kind", kind, ReceptionKind::valueOf),
          read("on", on, LocalDate::parse),
          read("from", from, LocalTime::parse),
          read("until", until, LocalTime::parse),
          slotMinutes == null ? 30 : slotMinutes,
          capacity == null ? 1 : capacity,
          place,
          address,
          leader == null ? "" : leader,
          Boolean.TRUE.equals(anyway));
    }
  }

  /** What is changed; how long the day lasts stays. */
  record Change(
      String on, String from, String place, String address, String leader, Boolean anyway) {
    Receptions.Change change() {
      return new Receptions.Change(
          read("on", on, LocalDate::parse),
          read("from", from, LocalTime::parse),
          place,
          address,
          leader == null ? "" : leader,
          Boolean.TRUE.equals(anyway));
    }
  }

  record Cancellation(String reason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DayView(
      long id,
      OfficeView office,
      String kind,
      LocalDate on,
      Instant begins,
      Instant ends,
      int slotMinutes,
      String place,
      String address,
      OfficeView receivedBy,
      boolean cancelled,
      String reason,
      boolean worked,
      List<SlotView> slots) {
    static DayView of(Receptions.Day day) {
      return new DayView(
          day.id(),
          view(day.office()),
          day.kind().name(),
          day.on(),
          day.begins(),
          day.ends(),
          day.slotMinutes(),
          day.place(),
          day.address(),
          view(day.leaderOffice()),
          day.cancelled(),
          day.reason().orElse(null),
          day.worked(),
          day.slots().stream()
              .map(slot ->
                  new SlotView(
                      slot.ref(), slot.begins(), slot.capacity(), slot.capacity() - slot.taken()))
              .toList());
    }

    private static OfficeView view(cn.xinqiao.office.Office office) {
      return new OfficeView(office.code().value(), office.name(Language.ZH));
    }

    /** Code and name. */
    record OfficeView(String code, String name) {}
  }

  record SlotView(String ref, Instant begins, int capacity, int free) {}

  record VisitView(long id, String number, String state, Instant begins, String summary) {}

  @GET
  public List<DayView> list(@RestQuery String from) {
    var first =
        from == null
            ? LocalDate.ofInstant(clock.instant(), SHANGHAI)
            : read("from", from, LocalDate::parse);
    return receptions.from(caller.get(), first).stream().map(DayView::of).toList();
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response plan(Plan body) {
    var asked = given(body);
    var office =
        asked.office() == null
            ? caller.get().office()
            : read("office", asked.office(), OfficeCode::new);
    var day = receptions.plan(caller.get(), office, asked.plan());
    return Response.created(URI.create("/api/receptions/" + day.id()))
        .entity(DayView.of(day))
        .build();
  }

  @GET
  @Path("/{id}")
  public DayView show(@RestPath long id) {
    return DayView.of(receptions.day(caller.get(), id));
  }

  @POST
  @Path("/{id}/change")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DayView change(@RestPath long id, Change body) {
    return DayView.of(receptions.change(caller.get(), id, given(body).change()));
  }

  @POST
  @Path("/{id}/cancellation")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DayView cancel(@RestPath long id, Cancellation body) {
    return DayView.of(receptions.cancel(caller.get(), id, given(body).reason()));
  }

  @GET
  @Path("/{id}/visits")
  public List<VisitView> visits(@RestPath long id) {
    return visits.on(caller.get(), id).stream()
        .map(comes ->
            new VisitView(
                comes.visit().id(),
                comes.visit().number().toString(),
                comes.visit().state().name(),
                comes.visit().begins(),
                comes.about().summary()))
        .toList();
  }

  static <T> T given(T body) {
    return Optional.ofNullable(body).orElseThrow(() -> new Refusal.Malformed("no body"));
  }

  static <T> T read(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new Refusal.Malformed("'" + name + "' is missing or cannot be read");
    }
  }
}
