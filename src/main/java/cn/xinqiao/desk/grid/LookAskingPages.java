package cn.xinqiao.desk.grid;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.grid.Looks;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.Refused;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** An officer asks a grid keeper to go and look, from the page of a case. */
@Path("/desk/cases/{number}/looks")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class LookAskingPages {
  private final Looks looks;
  private final LookView views;
  private final Frame frame;
  private final Template page;
  private final Template part;
  private final Optional<String> home;

  LookAskingPages(
      Looks looks,
      LookView views,
      Frame frame,
      @Location("desk/grid/looks.html") Template page,
      @Location("desk/grid/looks-part.html") Template part,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> home) {
    this.looks = looks;
    this.views = views;
    this.frame = frame;
    this.page = page;
    this.part = part;
    this.home = home.map(address -> address.replaceAll("/+$", ""));
  }

  /** What the forms here carry. */
  public static class Sent {
    @RestForm String key;
    @RestForm String node;
    @RestForm String place;
    @RestForm String wanted;
    @RestForm String by;

    Request on(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    Looks.Question question() {
      return new Looks.Question(given(node), given(place), given(wanted), moment());
    }

    /** What cannot be read is a time that cannot be. */
    private Optional<Instant> moment() {
      try {
        return Optional.of(given(by)).filter(t -> !t.isEmpty()).map(LookView::moment);
      } catch (DateTimeException e) {
        throw new Refusal.RuleBroken("by when?");
      }
    }

    private static String given(String field) {
      return Objects.toString(field, "").replace("\r\n", "\n").strip();
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(
            200, frame.part(part).data("sheet", views.lay(frame, number, LookView.Said.NOTHING)))
        : shown(200, number, LookView.Said.NOTHING);
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response ask(@RestPath CaseNumber number, Sent sent) {
    try {
      looks.ask(frame.caller(), sent.on(number), sent.question());
      return frame.onTo("/desk/cases/" + number, "LOOK", number.toString());
    } catch (Refusal.RuleBroken e) {
      return shown(422, number, said(broken(number, sent, e), sent));
    } catch (Refusal.Conflict e) {
      return shown(409, number, said(frame.say("desk.look.conflict"), sent));
    } catch (Refusal.Forbidden e) {
      return shown(403, number, said(frame.say("desk.error.notYours"), sent));
    }
  }

  private static LookView.Said said(String problem, Sent sent) {
    return new LookView.Said(
        problem, null, Sent.given(sent.node), Sent.given(sent.place), Sent.given(sent.wanted));
  }

  private String broken(CaseNumber number, Sent sent, Refusal why) {
    var question =
        new Looks.Question(
            Sent.given(sent.node),
            Sent.given(sent.place),
            Sent.given(sent.wanted),
            Optional.empty());
    var betrayed =
        looks.betrayed(frame.caller(), number, question).stream()
            .map(what -> frame.say("desk.look.betrays." + what))
            .collect(Collectors.joining(frame.say("desk.look.betrays.and")));
    return betrayed.isEmpty()
        ? Refused.words(frame, "desk.look.rule", why)
        : frame.say("desk.look.betrays", betrayed);
  }

  /** Answers with the page itself: the link stands in no address of ours and no cookie. */
  @POST
  @Path("{look}/link")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response link(@RestPath CaseNumber number, @RestPath long look, UriInfo address) {
    try {
      var token = looks.link(frame.caller(), number, look);
      var path = "/look/" + token;
      var link =
          home.map(own -> own + path)
              .orElseGet(() -> address.getBaseUri().resolve(path).toString());
      return shown(200, number, LookView.Said.link(link));
    } catch (Refusal.Conflict e) {
      return shown(409, number, LookView.Said.problem(frame.say("desk.look.conflict")));
    }
  }

  @POST
  @Path("{look}/withdrawal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response takeBack(@RestPath CaseNumber number, @RestPath long look, Sent sent) {
    try {
      looks.takeBack(frame.caller(), sent.on(number), look);
      return frame.onTo("/desk/cases/" + number, "LOOK_BACK", number.toString());
    } catch (Refusal.Conflict e) {
      return shown(409, number, LookView.Said.problem(frame.say("desk.look.conflict")));
    }
  }

  @GET
  @Path("{look}/photo")
  public Response photo(@RestPath CaseNumber number, @RestPath long look) {
    return Response.ok(looks.photo(frame.caller(), number, look), "image/jpeg").build();
  }

  private Response shown(int status, CaseNumber number, LookView.Said said) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.look.title", number), "/desk/cases/" + number + "/looks")
            .data("sheet", views.lay(frame, number, said)));
  }
}
