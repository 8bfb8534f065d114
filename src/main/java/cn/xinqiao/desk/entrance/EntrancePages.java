package cn.xinqiao.desk.entrance;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** In front of the desk: login, the first password, the language of the pages. */
@Path("/")
@PermitAll
public class EntrancePages {
  private static final int SESSION_SECONDS = 10 * 60 * 60;
  private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

  private final Entrance entrance;
  private final Frame frame;
  private final Template login;
  private final Template invitation;

  EntrancePages(
      Entrance entrance,
      Frame frame,
      @Location("desk/entrance/login.html") Template login,
      @Location("desk/entrance/invitation.html") Template invitation) {
    this.entrance = entrance;
    this.frame = frame;
    this.login = login;
    this.invitation = invitation;
  }

  @GET
  @Path("login")
  public Response askWho() {
    return loginPage(200, "", null, null);
  }

  @POST
  @Path("login")
  public Response enter(
      @RestForm("login") String who,
      @RestForm String password,
      HttpServerRequest request,
      HttpHeaders headers) {
    var name = Objects.toString(who, "").strip();
    try {
      return entrance
          .enter(name, Objects.toString(password, ""), address(request))
          .map(session ->
              to(NoticePages.goalOf(headers).orElse("/desk"))
                  .cookie(session(session, SESSION_SECONDS, request))
                  .build())
          .orElseGet(() -> loginPage(401, name, frame.say("desk.login.wrong"), null));
    } catch (Refusal.TooMany e) {
      return loginPage(429, name, frame.say("desk.login.tooMany", e.retryAfterSeconds()), null);
    }
  }

  /** Opening the link spends nothing: mail scanners open links too. */
  @GET
  @Path("invitation/{token}")
  public Response askPassword(@RestPath String token) {
    return invitationPage(200, token, null);
  }

  @POST
  @Path("invitation/{token}")
  public Response choosePassword(
      @RestPath String token,
      @RestForm String password,
      @RestForm String again,
      HttpServerRequest request) {
    if (password == null || !password.equals(again)) {
      return invitationPage(422, token, frame.say("desk.invitation.differ"));
    }
    try {
      return entrance
          .acceptInvitation(token, password, address(request))
          .map(name -> loginPage(200, name, null, frame.say("desk.invitation.chosen")))
          .orElseGet(() -> invitationPage(404, token, frame.say("desk.invitation.spent")));
    } catch (Refusal.RuleBroken e) {
      return invitationPage(422, token, frame.say("desk.invitation.short"));
    } catch (Refusal.TooLarge e) {
      return invitationPage(422, token, frame.say("desk.invitation.long"));
    } catch (Refusal.TooMany e) {
      return invitationPage(429, token, frame.say("desk.login.tooMany", e.retryAfterSeconds()));
    }
  }

  @GET
  @Path("language/{tag}")
  public Response speak(@RestPath String tag, @RestQuery String back, HttpServerRequest request) {
    var language = tag.equals(Language.EN.tag()) ? Language.EN : Language.ZH;
    var kept =
        cookie(Frame.LANGUAGE_COOKIE, language.tag(), "/", YEAR_SECONDS, request)
            .sameSite(SameSite.LAX);
    return to(isOurs(back) ? back : "/desk").cookie(kept.build()).build();
  }

  /** A path of this site; two slashes, or a slash and a backslash, would lead to another one. */
  static boolean isOurs(String back) {
    return back != null && back.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");
  }

  private Response loginPage(int status, String name, String error, String done) {
    return frame.respond(
        status,
        frame
            .outside(login, "desk.login.title", "/login")
            .data("name", name)
            .data("error", error)
            .data("done", done));
  }

  private Response invitationPage(int status, String token, String error) {
    return frame.respond(
        status,
        frame
            .outside(invitation, "desk.invitation.title", "/invitation/" + token)
            .data("secret", token)
            .data("error", error));
  }

  static NewCookie session(String token, int seconds, HttpServerRequest request) {
    return cookie(Frame.SESSION_COOKIE, token, "/desk", seconds, request).build();
  }

  private static NewCookie.Builder cookie(
      String name, String value, String path, int seconds, HttpServerRequest request) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(request.scheme()))
        .sameSite(SameSite.STRICT);
  }

  private static Response.ResponseBuilder to(String path) {
    return Response.seeOther(URI.create(path));
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}
