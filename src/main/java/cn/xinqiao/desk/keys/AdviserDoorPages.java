package cn.xinqiao.desk.keys;

import cn.xinqiao.desk.frame.AddressLimit;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.LinkEnd;
import cn.xinqiao.followup.adviser.AdviserDoor;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.triage.SubjectBook;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What an adviser opens on a phone: what it is about, and a field for what would help. Nothing here
 * says who the resident is, and the page needs no script.
 */
@Path("/adviser/{token}")
@PermitAll
public class AdviserDoorPages {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final AdviserDoor door;
  private final SubjectBook subjects;
  private final Texts texts;
  private final Template page;
  private final LinkEnd end;
  private final AddressLimit tries;

  AdviserDoorPages(
      AdviserDoor door,
      SubjectBook subjects,
      Texts texts,
      @Location("desk/keys/adviser.html") Template page,
      LinkEnd end,
      @ConfigProperty(name = "xinqiao.limits.codes-per-address-per-minute") int perMinute) {
    this.door = door;
    this.subjects = subjects;
    this.texts = texts;
    this.page = page;
    this.end = end;
    this.tries = new AddressLimit(perMinute);
  }

  /** What the page shows. */
  record Task(
      String token,
      String kind,
      String office,
      String number,
      String subject,
      String about,
      int longest) {}

  @GET
  public Response show(
      @RestPath String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    return open(200, token, Language.accepted(accepted), null, "");
  }

  @POST
  public Response advise(
      @RestPath String token,
      @RestForm String advice,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    var language = Language.accepted(accepted);
    var said = Objects.toString(advice, "").replace("\r\n", "\n").strip();
    try {
      door.advise(token, said);
      return closed(200, language, "adviser.page.thanks");
    } catch (Refusal.NotFound e) {
      return closed(404, language, "adviser.page.over");
    } catch (Refusal.RuleBroken e) {
      var problem = texts.say(language, "adviser.page.words", AdviserDoor.LONGEST_ADVICE);
      return open(422, token, language, problem, said);
    }
  }

  private Response open(int status, String token, Language language, String problem, String said) {
    try {
      var task = door.open(token);
      return Response.status(status)
          .type(HTML)
          .entity(
              page.data("lang", Frame.tagOf(language))
                  .data("words", texts.startingWith(language, "adviser.page."))
                  .data("task", laid(token, task, language))
                  .data("problem", problem)
                  .data("said", said)
                  .render())
          .build();
    } catch (Refusal.NotFound e) {
      return closed(404, language, "adviser.page.over");
    }
  }

  private Task laid(String token, AdviserDoor.Task task, Language language) {
    return new Task(
        token,
        texts.say(language, "adviser.kind." + task.kind()),
        task.office().name(language),
        task.number().toString(),
        subjects.shown(task.subject(), language),
        task.about(),
        AdviserDoor.LONGEST_ADVICE);
  }

  private Response closed(int status, Language language, String key) {
    return end.show(status, language, "adviser.page.title", key);
  }
}
