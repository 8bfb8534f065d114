package cn.xinqiao.desk.reception;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.reception.PromiseBook;
import cn.xinqiao.cases.reception.ReceptionKind;
import cn.xinqiao.cases.reception.ReceptionPlan;
import cn.xinqiao.cases.reception.Receptions;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The days on which leaders receive: planned, changed, cancelled; who comes, and their papers. */
@Path("/desk/receptions")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ReceptionPages {
  private static final String PATH = "/desk/receptions";

  private final Receptions receptions;
  private final Visits visits;
  private final PromiseBook promises;
  private final ReceptionView view;
  private final Frame frame;
  private final Template list;
  private final Template page;
  private final Template papers;

  ReceptionPages(
      Receptions receptions,
      Visits visits,
      PromiseBook promises,
      ReceptionView view,
      Frame frame,
      @Location("desk/reception/receptions.html") Template list,
      @Location("desk/reception/reception-day.html") Template page,
      @Location("desk/reception/reception-papers.html") Template papers) {
    this.receptions = receptions;
    this.visits = visits;
    this.promises = promises;
    this.view = view;
    this.frame = frame;
    this.list = list;
    this.page = page;
    this.papers = papers;
  }

  /** What the forms carry; a field that was left out is an empty one. */
  public static class Sent {
    @RestForm String kind;
    @RestForm String on;
    @RestForm String from;
    @RestForm String until;
    @RestForm String minutes;
    @RestForm String capacity;
    @RestForm String place;
    @RestForm String address;
    @RestForm String leader;
    @RestForm String anyway;
    @RestForm String reason;
    @RestForm String number;
    @RestForm String slot;
    @RestForm String key;

    ReceptionPlan plan() {
      var way =
          Arrays.stream(ReceptionKind.values())
              .filter(one -> one.name().equals(kind))
              .findFirst()
              .orElse(ReceptionKind.COUNTER);
      return new ReceptionPlan(
          way,
          LocalDate.parse(given(on)),
          LocalTime.parse(given(from)),
          LocalTime.parse(given(until)),
          Integer.parseInt(given(minutes)),
          Integer.parseInt(given(capacity)),
          given(place),
          given(address),
          given(leader),
          isMeant());
    }

    Receptions.Change change() {
      return new Receptions.Change(
          LocalDate.parse(given(on)),
          LocalTime.parse(given(from)),
          given(place),
          given(address),
          given(leader),
          isMeant());
    }

    private boolean isMeant() {
      return "yes".equals(anyway);
    }

    Request request() {
      return new Request(
          caseNumber(), Optional.empty(), Optional.of(given(key)).filter(k -> !k.isEmpty()));
    }

    private CaseNumber caseNumber() {
      return CaseNumber.in(given(number))
          .orElseThrow(() -> new Refusal.NotFound("no number of a case"));
    }

    static String given(String field) {
      return Objects.toString(field, "").strip();
    }
  }

  @GET
  public Response list() {
    return list(200, null);
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response plan(Sent sent) {
    return done(
        () -> receptions.plan(frame.caller(), frame.caller().office(), sent.plan()).id(),
        (status, problem) -> list(status, problem));
  }

  @GET
  @Path("{day}")
  public Response show(@RestPath long day) {
    return show(200, day, null);
  }

  @POST
  @Path("{day}/change")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response change(@RestPath long day, Sent sent) {
    return done(
        () -> receptions.change(frame.caller(), day, sent.change()).id(),
        (status, problem) -> show(status, day, problem));
  }

  @POST
  @Path("{day}/cancellation")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response cancel(@RestPath long day, Sent sent) {
    return done(
        () -> receptions.cancel(frame.caller(), day, Sent.given(sent.reason)).id(),
        (status, problem) -> show(status, day, problem));
  }

  /** At the counter, for somebody who has a number. */
  @POST
  @Path("{day}/visits")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response book(@RestPath long day, Sent sent) {
    receptions.day(frame.caller(), day);
    try {
      visits.book(frame.caller(), sent.request(), Sent.given(sent.slot));
      return frame.onTo(PATH + "/" + day, "RECEPTION", sent.request().number().toString());
    } catch (Refusal.NotFound e) {
      return show(422, day, frame.say("desk.reception.error.number"));
    } catch (Refusal.Conflict e) {
      return show(409, day, frame.say("desk.reception.error.conflict"));
    } catch (Refusal.Forbidden e) {
      return show(403, day, frame.say("desk.error.notYours"));
    } catch (Refusal.RuleBroken e) {
      return show(422, day, frame.say("desk.reception.error.number"));
    }
  }

  /** One page for each visitor, to be printed; of one visitor where one is named. */
  @GET
  @Path("{day}/papers")
  public Response papers(@RestPath long day, @RestQuery Long visit) {
    var shown = receptions.day(frame.caller(), day);
    var comes =
        visits.on(frame.caller(), day).stream()
            .filter(one -> visit == null || one.visit().id() == visit)
            .toList();
    return frame.respond(
        200,
        frame
            .inside(papers, frame.say("desk.reception.papers.title"), PATH + "/" + day + "/papers")
            .data("day", view.day(frame, shown))
            .data("list", visit == null)
            .data("visitors", comes.stream().map(one -> view.visitor(frame, day, one)).toList())
            .data("papers", comes.stream().map(one -> view.paper(frame, one)).toList()));
  }

  /** How a page is shown again, with why something was not done. */
  private interface Again {
    Response show(int status, String problem);
  }

  private Response done(Supplier<Long> act, Again again) {
    try {
      return Response.seeOther(URI.create(PATH + "/" + act.get())).build();
    } catch (DateTimeException | NumberFormatException e) {
      return again.show(422, frame.say("desk.reception.error.unreadable"));
    } catch (Refusal.RuleBroken | Refusal.TooLarge e) {
      return again.show(422, frame.say("desk.reception.rule.plan"));
    } catch (Refusal.Conflict e) {
      return again.show(409, frame.say("desk.reception.error.conflict"));
    } catch (Refusal.Forbidden e) {
      return again.show(403, frame.say("desk.reception.error.forbidden"));
    }
  }

  private Response list(int status, String problem) {
    var caller = frame.caller();
    var days = receptions.from(caller, ReceptionView.today(frame));
    boolean keeps = receptions.keeps(caller, caller.office());
    return frame.respond(
        status,
        frame
            .inside(list, frame.say("desk.reception.title"), PATH)
            .data("days", days.stream().map(day -> view.day(frame, day)).toList())
            .data("keeps", keeps)
            .data("overdue", promises.overdue(caller))
            .data("leaders", keeps ? receptions.receivers(caller, caller.office()) : List.of())
            .data("kinds", kinds())
            .data("today", ReceptionView.today(frame).toString())
            .data("problem", problem));
  }

  private List<Choice> kinds() {
    return Arrays.stream(ReceptionKind.values())
        .map(kind -> new Choice(kind.name(), frame.say("desk.reception.kind." + kind), false))
        .toList();
  }

  private Response show(int status, long id, String problem) {
    var caller = frame.caller();
    var day = receptions.day(caller, id);
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.reception.title"), PATH + "/" + id)
            .data("day", view.day(frame, day))
            .data(
                "leaders",
                day.keeps() ? receptions.receivers(caller, day.office().code()) : List.of())
            .data(
                "visitors",
                visits.on(caller, id).stream().map(one -> view.visitor(frame, id, one)).toList())
            .data("key", Secrets.token())
            .data("problem", problem));
  }
}
