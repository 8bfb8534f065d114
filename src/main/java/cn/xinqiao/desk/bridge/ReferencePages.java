package cn.xinqiao.desk.bridge;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.bridge.OutsideNumber;
import cn.xinqiao.cases.bridge.OutsideSystems;
import cn.xinqiao.cases.bridge.References;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Adds to a case the number that it has in another system, and takes a mistyped one back. */
@Path("/desk/cases/{number}/references")
@RolesAllowed({"OFFICER", "LEAD"})
public class ReferencePages {
  private final References references;
  private final OutsideSystems systems;
  private final Frame frame;
  private final Template page;

  ReferencePages(
      References references,
      OutsideSystems systems,
      Frame frame,
      @Location("desk/bridge/reference.html") Template page) {
    this.references = references;
    this.systems = systems;
    this.frame = frame;
    this.page = page;
  }

  /** What the form carries. */
  public static class Sent {
    @RestForm String system;
    @RestForm String outside;
    @RestForm String due;
    @RestForm Integer version;
    @RestForm String key;

    CaseDesk.Request on(CaseNumber number) {
      return new CaseDesk.Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    String number() {
      return Objects.toString(outside, "").strip();
    }
  }

  @POST
  public Response add(@RestPath CaseNumber number, Sent sent) {
    try {
      var due =
          Optional.ofNullable(sent.due)
              .map(String::strip)
              .filter(day -> !day.isEmpty())
              .map(LocalDate::parse);
      references.add(frame.caller(), sent.on(number), sent.system, sent.number(), due);
      return frame.onTo("/desk/cases/" + number, "REFERENCE", number.toString());
    } catch (DateTimeException e) {
      return again(422, number, sent, frame.say("desk.reference.bad.due"));
    } catch (Refusal.RuleBroken e) {
      return again(422, number, sent, frame.say("desk.reference.bad.number"));
    } catch (Refusal.Conflict e) {
      return again(409, number, sent, taken(sent));
    } catch (Refusal.Forbidden e) {
      return again(403, number, sent, frame.say("desk.error.notYours"));
    }
  }

  @POST
  @Path("removal")
  public Response remove(@RestPath CaseNumber number, Sent sent) {
    try {
      references.remove(frame.caller(), sent.on(number), sent.system, sent.number());
      return frame.onTo("/desk/cases/" + number, "REFERENCE_REMOVED", number.toString());
    } catch (Refusal.Forbidden e) {
      return again(403, number, sent, frame.say("desk.error.notYours"));
    } catch (Refusal.Conflict e) {
      return again(409, number, sent, frame.say("desk.error.conflict"));
    }
  }

  /** Which case has the order, if this officer may know. */
  private String taken(Sent sent) {
    return systems
        .find(sent.system)
        .flatMap(system ->
            references.taken(frame.caller(), system, OutsideNumber.valueOf(sent.number())))
        .map(held ->
            held.visible()
                .map(other -> frame.say("desk.reference.bad.taken", other))
                .orElseGet(() -> frame.say("desk.reference.bad.takenElsewhere")))
        .orElseGet(() -> frame.say("desk.error.conflict"));
  }

  private Response again(int status, CaseNumber number, Sent sent, String problem) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.reference.title"), "/desk/cases/" + number)
            .data("number", number.toString())
            .data("problem", problem)
            .data("systems", BridgeView.choices(frame, systems.all()))
            .data("system", sent.system)
            .data("outside", sent.number())
            .data("due", Objects.toString(sent.due, "")));
  }
}
