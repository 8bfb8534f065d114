package cn.xinqiao.api;

import static cn.xinqiao.api.ReceptionResource.given;
import static cn.xinqiao.api.ReceptionResource.read;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.reception.PromiseBook;
import cn.xinqiao.cases.reception.Promises;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The visits of a case to a leader, and what was promised there or besides, for programs. */
@Path("/api/cases")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class VisitResource {
  private final Visits visits;
  private final Promises promises;
  private final PromiseBook book;
  private final CurrentCaller caller;

  VisitResource(Visits visits, Promises promises, PromiseBook book, CurrentCaller caller) {
    this.visits = visits;
    this.promises = promises;
    this.book = book;
    this.caller = caller;
  }

  record Booking(String slot) {}

  /**
   * @param outcome CAME, ABSENT, or GIVEN_UP: the visitor told the office that they do not come
   * @param minutes what was said; may be left out
   */
  record Outcome(String outcome, String minutes) {}

  /**
   * What is promised.
   *
   * @param visit at which somebody heard it; left out for what the office promises by itself
   */
  record Made(Long visit, String owner, String role, String what, String by) {}

  /**
   * @param outcome KEPT, MOVED or BROKEN
   * @param text what was done, or why
   * @param by the new day, for what is moved
   */
  record Settled(String outcome, String text, String by) {}

  record VisitView(long id, String number, String state, Instant begins, String place) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PromiseView(
      long id,
      String number,
      String owner,
      String role,
      String what,
      LocalDate by,
      LocalDate movedFrom,
      String movedWhy,
      String state,
      String outcome,
      boolean overdue) {}

  @GET
  @Path("/{number}/visits")
  public List<VisitView> visits(@RestPath CaseNumber number) {
    return visits.show(caller.get(), number).visits().stream()
        .map(one ->
            new VisitView(
                one.id(), one.number().toString(), one.state().name(), one.begins(), one.place()))
        .toList();
  }

  @POST
  @Path("/{number}/visits")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<VisitView> book(
      @RestPath CaseNumber number, Booking body, @BeanParam Conditions conditions) {
    if (given(body).slot() == null) {
      throw new Refusal.Malformed("'slot' is missing");
    }
    visits.book(caller.get(), conditions.on(number), body.slot());
    return visits(number);
  }

  @POST
  @Path("/{number}/visits/{visit}/outcome")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<VisitView> settle(
      @RestPath CaseNumber number,
      @RestPath long visit,
      Outcome body,
      @BeanParam Conditions conditions) {
    var request = conditions.on(number);
    switch (String.valueOf(given(body).outcome())) {
      case "CAME" -> visits.came(caller.get(), request, visit, body.minutes());
      case "ABSENT" -> visits.absent(caller.get(), request, visit);
      case "GIVEN_UP" -> visits.callOff(caller.get(), request, visit);
      default -> throw new Refusal.Malformed("'outcome' is CAME, ABSENT or GIVEN_UP");
    }
    return visits(number);
  }

  @GET
  @Path("/{number}/promises")
  public List<PromiseView> promises(@RestPath CaseNumber number) {
    visits.show(caller.get(), number);
    return book.of(caller.get(), number).stream().map(VisitResource::view).toList();
  }

  @POST
  @Path("/{number}/promises")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PromiseView> promise(
      @RestPath CaseNumber number, Made body, @BeanParam Conditions conditions) {
    var made =
        new Promises.Made(
            read("owner", given(body).owner(), OfficeCode::new),
            read("role", body.role(), Role::valueOf),
            body.what(),
            read("by", body.by(), LocalDate::parse));
    promises.make(caller.get(), conditions.on(number), Optional.ofNullable(body.visit()), made);
    return promises(number);
  }

  @POST
  @Path("/{number}/promises/{promise}/outcome")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PromiseView> settle(
      @RestPath CaseNumber number,
      @RestPath long promise,
      Settled body,
      @BeanParam Conditions conditions) {
    var request = conditions.on(number);
    switch (String.valueOf(given(body).outcome())) {
      case "KEPT" -> promises.keep(caller.get(), request, promise, body.text());
      case "MOVED" ->
          promises.move(
              caller.get(), request, promise, read("by", body.by(), LocalDate::parse), body.text());
      case "BROKEN" -> promises.admit(caller.get(), request, promise, body.text());
      default -> throw new Refusal.Malformed("'outcome' is KEPT, MOVED or BROKEN");
    }
    return promises(number);
  }

  private static PromiseView view(PromiseBook.Given given) {
    return new PromiseView(
        given.id(),
        given.number().toString(),
        given.owner().code().value(),
        given.role().name(),
        given.what(),
        given.by(),
        given.movedFrom().orElse(null),
        given.movedWhy().orElse(null),
        given.state().name(),
        given.outcome().orElse(null),
        given.overdue());
  }
}
