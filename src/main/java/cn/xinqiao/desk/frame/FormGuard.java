package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Turns away what another site makes an officer's browser send: every POST under {@code /desk}
 * needs the token of its session, and no form of officers is taken from elsewhere.
 */
@ApplicationScoped
class FormGuard {
  private static final String ELSEWHERE = "the form was not sent from a page of this desk";

  private final FormToken tokens;

  FormGuard(FormToken tokens) {
    this.tokens = tokens;
  }

  @WithFormRead
  @ServerRequestFilter
  void check(ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
    // the path as the session cookie is looked up by it, so that the two cannot differ
    var path = routing.normalizedPath();
    if (!"POST".equals(request.getMethod()) || !isOfficers(path)) {
      return;
    }
    if (isForeign(
        request.getHeaderString("Sec-Fetch-Site"),
        request.getHeaderString("Origin"),
        request.getHeaderString(HttpHeaders.HOST))) {
      throw new Refusal.Forbidden(ELSEWHERE);
    }
    if (path.startsWith("/desk") && !tokens.fits(session(request), token(request))) {
      throw new Refusal.Forbidden(ELSEWHERE);
    }
  }

  /**
   * @param origin may be the word null: browsers send it where no referrer is allowed, as on our
   *     pages, so it says nothing
   */
  static boolean isForeign(String fetchSite, String origin, String host) {
    if (fetchSite != null && !fetchSite.equals("same-origin")) {
      return true;
    }
    return origin != null && !origin.equals("null") && !authority(origin).equals(host);
  }

  private static boolean isOfficers(String path) {
    return path.startsWith("/desk") || path.startsWith("/login") || path.startsWith("/invitation/");
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String session(ResteasyReactiveContainerRequestContext request) {
    var cookie = request.getCookies().get(Frame.SESSION_COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static String token(ResteasyReactiveContainerRequestContext request) {
    var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
    return context.getFormParameter("token", true, false) instanceof String token ? token : null;
  }
}
