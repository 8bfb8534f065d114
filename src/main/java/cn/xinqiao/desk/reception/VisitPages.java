package cn.xinqiao.desk.reception;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.reception.Promises;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** The visits of a case to a leader, who came, and what was promised. */
@Path("/desk/cases/{number}/reception")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class VisitPages {
  private final Visits visits;
  private final Promises promises;
  private final ReceptionView view;
  private final Frame frame;
  private final Template page;
  private final Template part;

  VisitPages(
      Visits visits,
      Promises promises,
      ReceptionView view,
      Frame frame,
      @Location("desk/reception/reception.html") Template page,
      @Location("desk/reception/reception-part.html") Template part) {
    this.visits = visits;
    this.promises = promises;
    this.view = view;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** What the forms carry. */
  public static class Sent {
    @RestForm String key;
    @RestForm String slot;
    @RestForm Long visit;
    @RestForm Long promise;
    @RestForm String text;
    @RestForm String owner;
    @RestForm String role;
    @RestForm String on;

    Request on(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    long visit() {
      return needed(visit);
    }

    long promise() {
      return needed(promise);
    }

    private static long needed(Long id) {
      if (id == null) {
        throw new Refusal.RuleBroken("which one?");
      }
      return id;
    }

    String text() {
      return Objects.toString(text, "").replace("\r\n", "\n").strip();
    }

    LocalDate day() {
      try {
        return LocalDate.parse(Objects.toString(on, ""));
      } catch (DateTimeParseException e) {
        throw new Refusal.RuleBroken("by which day?");
      }
    }

    Promises.Made made() {
      var whose =
          Stream.of(Role.values())
              .filter(one -> one.name().equals(role))
              .findFirst()
              .orElseThrow(() -> new Refusal.RuleBroken("whose word is it?"));
      try {
        return new Promises.Made(new OfficeCode(Objects.toString(owner, "")), whose, text(), day());
      } catch (IllegalArgumentException e) {
        throw new Refusal.RuleBroken("which office promises?");
      }
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(
            200,
            frame.part(part).data("sheet", sheet(number, visits.of(frame.caller(), number), null)))
        : show(200, number, null);
  }

  @POST
  @Path("booking")
  public Response book(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        () ->
            visits.book(frame.caller(), sent.on(number), Objects.toString(sent.slot, "").strip()));
  }

  @POST
  @Path("off")
  public Response callOff(@RestPath CaseNumber number, Sent sent) {
    return act(number, () -> visits.callOff(frame.caller(), sent.on(number), sent.visit()));
  }

  @POST
  @Path("came")
  public Response came(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, () -> visits.came(frame.caller(), sent.on(number), sent.visit(), sent.text()));
  }

  @POST
  @Path("absent")
  public Response absent(@RestPath CaseNumber number, Sent sent) {
    return act(number, () -> visits.absent(frame.caller(), sent.on(number), sent.visit()));
  }

  @POST
  @Path("promise")
  public Response promise(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        () ->
            promises.make(
                frame.caller(), sent.on(number), Optional.ofNullable(sent.visit), sent.made()));
  }

  @POST
  @Path("kept")
  public Response keep(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, () -> promises.keep(frame.caller(), sent.on(number), sent.promise(), sent.text()));
  }

  @POST
  @Path("moved")
  public Response move(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        () ->
            promises.move(
                frame.caller(), sent.on(number), sent.promise(), sent.day(), sent.text()));
  }

  @POST
  @Path("broken")
  public Response admit(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, () -> promises.admit(frame.caller(), sent.on(number), sent.promise(), sent.text()));
  }

  private Response act(CaseNumber number, Runnable act) {
    try {
      act.run();
      return frame.onTo("/desk/cases/" + number + "/reception", "RECEPTION", number.toString());
    } catch (Refusal.Conflict e) {
      return show(409, number, frame.say("desk.reception.error.conflict"));
    } catch (Refusal.Forbidden e) {
      return show(403, number, frame.say("desk.error.notYours"));
    } catch (Refusal.RuleBroken | Refusal.TooLarge e) {
      return show(422, number, frame.say("desk.reception.rule.act"));
    }
  }

  private Response show(int status, CaseNumber number, String problem) {
    return frame.respond(
        status,
        frame
            .inside(
                page,
                frame.say("desk.reception.case") + " " + number,
                "/desk/cases/" + number + "/reception")
            .data("sheet", sheet(number, visits.show(frame.caller(), number), problem)));
  }

  private ReceptionView.Part sheet(CaseNumber number, Visits.OfCase ofCase, String problem) {
    return view.part(frame, number, ofCase, problem);
  }
}
