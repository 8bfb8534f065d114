package cn.xinqiao.platform;

import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
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

  /** {@code type} is a stable name below {@code /problems/}; {@code detail} is for a person. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Problem(String type, String title, int status, String detail) {}

  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound e -> problem(404, "not-found", "Not found", e);
      case Refusal.Forbidden e -> problem(403, "forbidden", "Not yours to do", e);
      case Refusal.Malformed e -> problem(400, "malformed", "The request cannot be read", e);
      case Refusal.Conflict e -> problem(409, "conflict", "It is no longer as you think", e);
      case Refusal.RuleBroken e -> problem(422, "rule-broken", "A rule forbids this", e);
      case Refusal.TooLarge e -> problem(413, "too-large", "Too large", e);
      case Refusal.Unsupported e -> problem(415, "unsupported", "Not a kind that is taken", e);
      case Refusal.TooMany e ->
          Response.fromResponse(problem(429, "too-many", "Too many requests", e))
              .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
              .build();
    };
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

  private static Response problem(int status, String type, String title, Refusal refusal) {
    return answer(status, type, title, refusal.getMessage());
  }

  private static Response answer(int status, String type, String title, String detail) {
    return Response.status(status)
        .type(TYPE)
        .entity(new Problem("/problems/" + type, title, status, detail))
        .build();
  }
}
