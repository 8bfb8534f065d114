package cn.xinqiao.desk.entrance;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where the link of a notice leads first: to a page that says nothing, because a browser that comes
 * from another program brings no session. From there it goes on to {@link NoticeLinkPages}.
 */
@Path("/notice")
@PermitAll
public class NoticePages {
  /** Carries the link through the login. */
  static final String GOAL_COOKIE = "xq_goal";

  private static final int TEN_MINUTES = 600;

  private final Frame frame;
  private final Template page;

  NoticePages(Frame frame, @Location("desk/entrance/notice.html") Template page) {
    this.frame = frame;
    this.page = page;
  }

  @GET
  @Path("{token}")
  public Response arrive(@RestPath String token, HttpServerRequest request) {
    var known = Secrets.isToken(token);
    var shown = frame.outside(page, "desk.notice.title", "/notice/" + token).data("token", token);
    var answer =
        Response.fromResponse(frame.respond(known ? 200 : 404, shown.data("spent", !known)));
    return known ? answer.cookie(goal(token, TEN_MINUTES, request)).build() : answer.build();
  }

  /** Where to go after a login: to the case of a notice, if one led there. */
  static Optional<String> goalOf(HttpHeaders headers) {
    return Optional.ofNullable(headers.getCookies().get(GOAL_COOKIE))
        .map(Cookie::getValue)
        .filter(Secrets::isToken)
        .map(token -> "/desk/notices/" + token);
  }

  static NewCookie goal(String token, int seconds, HttpServerRequest request) {
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
