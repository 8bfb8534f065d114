package cn.xinqiao.platform;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Credentials;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recognises officers: by the session cookie on the desk's pages, by a bearer token in the API. A
 * cookie opens no API and a token opens no page, so a page of another site that makes the browser
 * send a cookie reaches nothing of the API.
 */
@ApplicationScoped
class OfficerAuthentication implements HttpAuthenticationMechanism {
  /** Where a resource finds the {@link Caller} among the identity's attributes. */
  static final String CALLER = "caller";

  static final String COOKIE = "xq_desk";
  private static final String BEARER = "Bearer ";

  private final Credentials credentials;

  OfficerAuthentication(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    var path = request.normalizedPath();
    var bearer = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (path.startsWith("/api/") && bearer != null && bearer.startsWith(BEARER)) {
      return identify(() -> credentials.byProgramToken(bearer.substring(BEARER.length()).strip()));
    }
    Cookie cookie = request.request().getCookie(COOKIE);
    if (path.startsWith("/desk") && cookie != null) {
      // an expired session is nobody, not a failure: the page then leads to the login
      return identify(() -> credentials.bySession(cookie.getValue()))
          .onFailure(AuthenticationFailedException.class)
          .recoverWithNull();
    }
    return Uni.createFrom().nullItem();
  }

  private static Uni<SecurityIdentity> identify(Supplier<Optional<Caller>> lookup) {
    return Uni.createFrom()
        .item(() -> identity(lookup.get().orElseThrow(AuthenticationFailedException::new)))
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private static SecurityIdentity identity(Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.login()))
        .addRole(caller.role().name())
        .addAttribute(CALLER, caller)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().item(new ChallengeData(401, HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
  }
}
