package cn.xinqiao.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Headers that every answer carries, pages, assets and errors alike. */
class SecurityHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src"
          + " 'self'; connect-src 'self'%s; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'; manifest-src 'self'; worker-src 'self'";

  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

  void register(@Observes Filters filters) {
    filters.register(SecurityHeaders::add, 500);
  }

  private static void add(RoutingContext request) {
    var headers = request.response().headers();
    headers.set("Content-Security-Policy", POLICY.formatted(socketsOf(request.request())));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // an address can hold a session token, so it never travels as a referrer
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(self)");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (request.request().isSSL()) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (!request.request().path().startsWith("/assets/")
        && !request.request().path().startsWith("/_static/")) {
      headers.set("Cache-Control", "no-store");
    }
    request.next();
  }

  /** Older browsers do not count sockets of the same origin as 'self'. */
  private static String socketsOf(HttpServerRequest request) {
    var host = String.valueOf(request.authority());
    var scheme = request.isSSL() ? " wss://" : " ws://";
    return AUTHORITY.matcher(host).matches() ? scheme + host : "";
  }
}
