package cn.xinqiao.platform;

import cn.xinqiao.kernel.Problem;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into an RFC 9457 answer; nothing of the inside leaves with it. */
class Problems {
  static final String TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    var problem = Problem.of(refusal);
    var answer = Response.status(problem.status()).type(TYPE).entity(problem);
    return refusal instanceof Refusal.TooMany e
        ? answer.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds()).build()
        : answer.build();
  }

  /** The framework has an own answer for the second, which is no problem document. */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response unreadable(JsonProcessingException e) {
    // the parser's own message quotes the input, which may hold a resident's words
    return answer(400, "malformed", "The request cannot be read", "not the JSON that is expected");
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    if (e.getCause() instanceof NumberFormatException) {
      return answer(400, "malformed", "The request cannot be read", "a number is expected");
    }
    return answer(
        status, "http-" + status, e.getResponse().getStatusInfo().getReasonPhrase(), null);
  }

  /** At the desk this becomes the way to the login. */
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unknownCaller(SecurityException e) {
    return Response.fromResponse(
            answer(401, "unauthorized", "Who are you?", "a valid token is needed"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return answer(403, "forbidden", "Not yours to do", null);
  }

  @ServerExceptionMapper
  Response fault(Throwable e) {
    Log.error("a request failed", e);
    return answer(500, "fault", "A fault of ours", "it was logged; please try again");
  }

  private static Response answer(int status, String type, String title, String detail) {
    return Response.status(status)
        .type(TYPE)
        .entity(Problem.of(type, title, status, detail))
        .build();
  }
}
