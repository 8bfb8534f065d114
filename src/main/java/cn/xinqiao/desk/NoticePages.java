package cn.xinqiao.desk;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.Notices;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where the link of a notice leads: first to a page that says nothing, because a browser that comes
 * from another program brings no session; from there, behind the login, to the case. Opening
 * acknowledges nothing: that is a button of the case.
 */
@Path("/")
@PermitAll
public class NoticePages {
  /** Carries the link through the login. */
  static final String GOAL_COOKIE = "xq_goal";

  private static final int MINUTES_10 = 600;

  private final Notices notices;
  private final Frame frame;
  private final Template page;

  NoticePages(Notices notices, Frame frame, @Location("desk/notice.html") Template page) {
    this.notices = notices;
    this.frame = frame;
    this.page = page;
  }

  @GET
  @Path("notice/{token}")
  public Response arrive(@RestPath String token, HttpServerRequest request) {
    var known = Secrets.isToken(token);
    var shown = frame.outside(page, "desk.notice.title", "/notice/" + token).data("token", token);
    var answer =
        Response.fromResponse(frame.respond(known ? 200 : 404, shown.data("spent", !known)));
    return known ? answer.cookie(goal(token, MINUTES_10, request)).build() : answer.build();
  }

  @GET
  @Path("desk/notices/{token}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response open(@RestPath String token, HttpServerRequest request) {
    var answer =
        notices
            .open(token, frame.caller().officerId())
            .map(number -> Response.seeOther(URI.create("/desk/cases/" + number)))
            .orElseGet(() -> Response.fromResponse(spent()));
    return answer.cookie(goal("", 0, request)).build();
  }

  /** Where to go after a login: to the case of a notice, if one led there. */
  static Optional<String> goalOf(HttpHeaders headers) {
    return Optional.ofNullable(headers.getCookies().get(GOAL_COOKIE))
        .map(Cookie::getValue)
        .filter(Secrets::isToken)
        .map(token -> "/desk/notices/" + token);
  }

  private Response spent() {
    return frame.respond(
        404,
        frame
            .inside(page, frame.say("desk.notice.title"), "/desk")
            .data("token", "")
            .data("spent", true));
  }

  private static NewCookie goal(String token, int seconds, HttpServerRequest request) {
    return new NewCookie.Builder(GOAL_COOKIE)
        .value(token)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(request.scheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
