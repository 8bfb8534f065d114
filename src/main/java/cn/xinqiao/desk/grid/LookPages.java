package cn.xinqiao.desk.grid;

import cn.xinqiao.cases.grid.LookDoor;
import cn.xinqiao.cases.grid.LookDoor.Opened;
import cn.xinqiao.cases.grid.Looks.Over;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.desk.frame.AddressLimit;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.LinkEnd;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.triage.SubjectBook;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What a grid keeper opens on a phone: where, what to look at, by when; one tap, one picture, one
 * sentence. Nothing here says who reported, and the page needs no script.
 */
@Path("/look/{token}")
@PermitAll
public class LookPages {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final LookDoor door;
  private final Pictures pictures;
  private final SubjectBook subjects;
  private final Texts texts;
  private final Template page;
  private final LinkEnd end;
  private final AddressLimit tries;

  LookPages(
      LookDoor door,
      Pictures pictures,
      SubjectBook subjects,
      Texts texts,
      @Location("desk/grid/look.html") Template page,
      LinkEnd end,
      @ConfigProperty(name = "xinqiao.limits.codes-per-address-per-minute") int perMinute) {
    this.door = door;
    this.pictures = pictures;
    this.subjects = subjects;
    this.texts = texts;
    this.page = page;
    this.end = end;
    this.tries = new AddressLimit(perMinute);
  }

  /** What the page shows. */
  record Task(
      String token,
      String office,
      String number,
      String subject,
      String place,
      String wanted,
      String by,
      int longest) {}

  /** What a form carried that was not taken, and why. */
  private record Typed(String problem, String sentence) {
    static final Typed NOTHING = new Typed(null, null);
  }

  @GET
  public Response show(
      @RestPath String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    return open(200, token, Language.accepted(accepted), Typed.NOTHING);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response answer(
      @RestPath String token,
      @RestForm String sentence,
      @RestForm("photo") FileUpload photo,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    var language = Language.accepted(accepted);
    var said = Objects.toString(sentence, "").replace("\r\n", "\n").strip();
    try {
      // a drawing takes time: only for whoever has a link that opens
      if (door.open(token) instanceof Opened.Closed(var why)) {
        return closed(410, language, "look.over." + why);
      }
      if (door.answer(token, said, redrawn(photo)) instanceof Opened.Closed(var why)
          && why != Over.ANSWERED) {
        return closed(410, language, "look.over." + why); // it ended meanwhile: nothing was kept
      }
      return closed(200, language, "look.thanks");
    } catch (Refusal.NotFound e) {
      return closed(404, language, "look.unknown");
    } catch (Refusal.TooLarge | Refusal.Unsupported e) {
      var problem = texts.say(language, "look.picture.bad");
      return open(422, token, language, new Typed(problem, said));
    } catch (Refusal.RuleBroken e) {
      var problem = texts.say(language, "look.long", LookDoor.LONGEST_SENTENCE);
      return open(422, token, language, new Typed(problem, said));
    }
  }

  /** A field without a file is sent as a file without content. */
  private Optional<byte[]> redrawn(FileUpload photo) {
    return Optional.ofNullable(photo)
        .filter(file -> file.size() > 0)
        .map(file -> pictures.redraw(file.uploadedFile()));
  }

  private Response open(int status, String token, Language language, Typed typed) {
    try {
      return switch (door.open(token)) {
        case Opened.Closed(var why) -> closed(410, language, "look.over." + why);
        case Opened.Task task ->
            Response.status(status)
                .type(HTML)
                .entity(
                    page.data("lang", Frame.tagOf(language))
                        .data("words", texts.startingWith(language, "look."))
                        .data("task", laid(token, task, language))
                        .data("problem", typed.problem())
                        .data("sentence", typed.sentence())
                        .render())
                .build();
      };
    } catch (Refusal.NotFound e) {
      return closed(404, language, "look.unknown");
    }
  }

  private Task laid(String token, Opened.Task task, Language language) {
    return new Task(
        token,
        task.office().name(language),
        task.number().toString(),
        subjects.shown(task.subject(), language),
        task.place(),
        task.wanted(),
        ShanghaiTime.minute(task.by()),
        LookDoor.LONGEST_SENTENCE);
  }

  private Response closed(int status, Language language, String key) {
    return end.show(status, language, "look.title", key);
  }
}
