package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A browser that opens a page gets its errors as pages; programs get them as problems. Whoever is
 * nobody at the desk any more is led to the login.
 */
@ApplicationScoped
class ErrorPages {
  private static final Set<Integer> WORDED = Set.of(400, 403, 404, 405, 409, 413, 415, 429);

  private final Frame frame;
  private final Texts texts;
  private final Template error;

  ErrorPages(Frame frame, Texts texts, @Location("desk/error.html") Template error) {
    this.frame = frame;
    this.texts = texts;
    this.error = error;
  }

  @ServerResponseFilter
  void show(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
    if (response.getStatus() == 401 && routing.normalizedPath().startsWith("/desk")) {
      leadToLogin(response);
      return;
    }
    if (response.getStatus() < 400 || isPage(response) || !isForBrowser(request, routing)) {
      return;
    }
    var code = WORDED.contains(response.getStatus()) ? response.getStatus() : 500;
    var page =
        frame
            .outside(error, "desk.error." + code + ".title", "/")
            .data("code", response.getStatus())
            .data("zh", texts.say(Language.ZH, "desk.error." + code + ".body"))
            .data("en", texts.say(Language.EN, "desk.error." + code + ".body"))
            .data("titleZh", texts.say(Language.ZH, "desk.error." + code + ".title"))
            .data("titleEn", texts.say(Language.EN, "desk.error." + code + ".title"))
            .data("home", routing.normalizedPath().startsWith("/desk") ? "/desk" : "/");
    response.setEntity(page.render(), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
  }

  private static void leadToLogin(ContainerResponseContext response) {
    response.setStatus(303);
    response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    response.getHeaders().putSingle(HttpHeaders.LOCATION, "/login");
    response.setEntity(null);
  }

  private static boolean isPage(ContainerResponseContext response) {
    return response.getMediaType() != null
        && response.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)
        && response.hasEntity();
  }

  private static boolean isForBrowser(ContainerRequestContext request, RoutingContext routing) {
    var accepted = request.getHeaderString(HttpHeaders.ACCEPT);
    return accepted != null
        && accepted.contains(MediaType.TEXT_HTML)
        && !routing.normalizedPath().startsWith("/api/");
  }
}
