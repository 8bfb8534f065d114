package cn.xinqiao.desk.entrance;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.office.Notices;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Behind the login, the link of a notice leads to its case, once. Opening acknowledges nothing:
 * that is a button of the case.
 */
@Path("/desk/notices")
@RolesAllowed({"OFFICER", "LEAD"})
public class NoticeLinkPages {
  private final Notices notices;
  private final Frame frame;
  private final Template page;

  NoticeLinkPages(
      Notices notices, Frame frame, @Location("desk/entrance/notice.html") Template page) {
    this.notices = notices;
    this.frame = frame;
    this.page = page;
  }

  @GET
  @Path("{token}")
  public Response open(@RestPath String token, HttpServerRequest request) {
    var answer =
        notices
            .open(token, frame.caller().officerId())
            .map(number -> Response.seeOther(URI.create("/desk/cases/" + number)))
            .orElseGet(() -> Response.fromResponse(spent()));
    return answer.cookie(NoticePages.goal("", 0, request)).build();
  }

  private Response spent() {
    return frame.respond(
        404,
        frame
            .inside(page, frame.say("desk.notice.title"), "/desk")
            .data("token", "")
            .data("spent", true));
  }
}
