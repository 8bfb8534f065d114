package cn.xinqiao.desk.keys;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.desk.frame.FormAct;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.keys.KeySheet.Said;
import cn.xinqiao.followup.Advising;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** An officer brings an adviser to an explanation, when the resident agrees. */
@Path("/desk/cases/{number}/keys/steps/{step}/adviser")
@RolesAllowed({"OFFICER", "LEAD"})
public class AdviserPages {
  private final CaseDesk desk;
  private final Advising advising;
  private final KeySheet sheets;
  private final Frame frame;
  private final Template page;
  private final Optional<String> home;

  AdviserPages(
      CaseDesk desk,
      Advising advising,
      KeySheet sheets,
      Frame frame,
      @Location("desk/keys/keys.html") Template page,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> home) {
    this.desk = desk;
    this.advising = advising;
    this.sheets = sheets;
    this.frame = frame;
    this.page = page;
    this.home = home.map(address -> address.replaceAll("/+$", ""));
  }

  /** What the forms here carry. */
  public static class Sent {
    @RestForm String key;
    @RestForm String kind;
    @RestForm String adviser;
    @RestForm String about;

    Request on(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    AdviserKind kind() {
      try {
        return AdviserKind.valueOf(Objects.toString(kind, ""));
      } catch (IllegalArgumentException e) {
        throw new Refusal.RuleBroken("which kind of adviser?");
      }
    }

    long adviser() {
      try {
        return Long.parseLong(Objects.toString(adviser, ""));
      } catch (NumberFormatException e) {
        throw new Refusal.RuleBroken("who is asked?");
      }
    }

    String about() {
      return Objects.toString(about, "").replace("\r\n", "\n").strip();
    }
  }

  /** Asks the resident. */
  @POST
  public Response offer(@RestPath CaseNumber number, @RestPath long step, Sent sent) {
    return act("ADVISER_OFFERED", number, "")
        .carryOut(
            () -> advising.offer(frame.caller(), sent.on(number), step, sent.kind()),
            (status, problem) -> show(status, number, Said.problem(problem, null)));
  }

  /** Asks the adviser. */
  @POST
  @Path("request")
  public Response ask(@RestPath CaseNumber number, @RestPath long step, Sent sent) {
    return act("ADVISER_ASKED", number, "/keys")
        .carryOut(
            () -> advising.ask(frame.caller(), sent.on(number), step, sent.adviser(), sent.about()),
            (status, problem) ->
                show(
                    status,
                    number,
                    Said.problem(betrayed(number, step, sent).orElse(problem), sent.about())));
  }

  private FormAct act(String what, CaseNumber number, String page) {
    return new FormAct(frame, "desk.adviser", what, number, "/desk/cases/" + number + page);
  }

  private Optional<String> betrayed(CaseNumber number, long step, Sent sent) {
    var found =
        advising.betrayed(frame.caller(), number, step, sent.about()).stream()
            .map(what -> frame.say("desk.look.betrays." + what))
            .collect(Collectors.joining(frame.say("desk.look.betrays.and")));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(frame.say("desk.adviser.betrays", found));
  }

  /** Answers with the page itself: the link stands in no address of ours and no cookie. */
  @POST
  @Path("link")
  public Response link(@RestPath CaseNumber number, @RestPath long step, UriInfo address) {
    try {
      var path = "/adviser/" + advising.link(frame.caller(), number, step);
      var link =
          home.map(own -> own + path)
              .orElseGet(() -> address.getBaseUri().resolve(path).toString());
      return show(200, number, Said.link(link));
    } catch (Refusal.Conflict e) {
      return show(409, number, Said.problem(frame.say("desk.adviser.conflict"), null));
    }
  }

  private Response show(int status, CaseNumber number, Said said) {
    desk.show(frame.caller(), number, frame.language());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.keys.title", number), "/desk/cases/" + number + "/keys")
            .data("sheet", sheets.lay(frame, number, said)));
  }
}
