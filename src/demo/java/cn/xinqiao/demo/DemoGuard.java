package cn.xinqiao.demo;

import cn.xinqiao.kernel.Installation;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Its accounts are known to everybody, so the demonstration answers this machine only: another
 * bind, another Host or Origin (a page that lures the browser here), another database are refused.
 */
@ApplicationScoped
class DemoGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final String host;
  private final int port;
  private final String url;

  DemoGuard(
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
    this.host = host;
    this.port = port;
    this.url = url;
  }

  @Produces
  @Singleton
  static Installation demo() {
    return Installation.DEMO;
  }

  void check(@Observes @Priority(50) StartupEvent event) {
    if (!LOOPBACK.contains(host)) {
      throw new IllegalStateException("the demonstration binds to this machine only, not " + host);
    }
    if (!url.startsWith("jdbc:h2:")) {
      throw new IllegalStateException("the demonstration uses the embedded database only");
    }
  }

  void tell(@Observes @Priority(5000) StartupEvent event) {
    Log.infof(
        """
        demonstration, for this machine only:
          residents   http://localhost:%1$d/
          officers    http://localhost:%1$d/desk   (account yinhang, password xinqiao-demo)
          programs    http://localhost:%1$d/q/openapi   (Authorization: Bearer xq-demo)\
        """,
        port);
  }

  void register(@Observes Filters filters) {
    filters.register(DemoGuard::admitLoopback, 1000);
  }

  private static void admitLoopback(RoutingContext request) {
    var authority = request.request().authority();
    if (authority != null && LOOPBACK.contains(authority.host()) && isFromHere(request.request())) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(403)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            "{\"type\":\"/problems/demo\",\"title\":\"This demonstration answers its own machine"
                + " only\",\"status\":403}");
  }

  /** A form of a page that allows no referrer says null; the browser knows that it was ours. */
  private static boolean isFromHere(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    return origin == null
        || isLoopback(origin)
        || origin.equals("null") && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static boolean isLoopback(String origin) {
    try {
      return LOOPBACK.contains(String.valueOf(URI.create(origin).getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
