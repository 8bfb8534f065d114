package cn.xinqiao.api;

import cn.xinqiao.cases.reply.Unready;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says to programs what a decision lacks that was not sent. */
@ApplicationScoped
class HeldAnswers {
  private final Texts texts;

  HeldAnswers(Texts texts) {
    this.texts = texts;
  }

  /** A problem as RFC 9457 has it, with a member of ours. */
  record Held(String type, String title, int status, String detail, List<FindingView> findings) {}

  @ServerExceptionMapper
  Response held(Unready refusal) {
    return Response.status(422)
        .type("application/problem+json")
        .entity(
            new Held(
                "/problems/reply-findings",
                "The answer lacks what a decision must hold",
                422,
                refusal.getMessage(),
                FindingView.of(refusal.reading(), texts)))
        .build();
  }
}
