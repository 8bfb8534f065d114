package cn.xinqiao.desk.entrance;

import cn.xinqiao.desk.frame.Frame;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestCookie;

/** Out of the desk. Below {@code /desk}, because browsers send the session's cookie only there. */
@Path("/desk/logout")
@PermitAll
public class Logout {
  private final Entrance entrance;

  Logout(Entrance entrance) {
    this.entrance = entrance;
  }

  @POST
  public Response leave(
      @RestCookie(Frame.SESSION_COOKIE) String session, HttpServerRequest request) {
    if (session != null) {
      entrance.leave(session);
    }
    return Response.seeOther(URI.create("/login"))
        .cookie(EntrancePages.session("", 0, request))
        .build();
  }
}
