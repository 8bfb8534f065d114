package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.cases.together.Returns.Asked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** 退回, 裁定: an office says that a case is not its own, another agrees, or one above decides. */
@Path("/api/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ReturnResource {
  private final Returns returns;
  private final CaseDesk desk;
  private final CurrentCaller caller;

  ReturnResource(Returns returns, CaseDesk desk, CurrentCaller caller) {
    this.returns = returns;
    this.desk = desk;
    this.caller = caller;
  }

  record Reason(String reason) {}

  record Answer(Boolean agreed, String reason) {}

  record Decision(String office, String reason) {}

  /** A return and what became of it; what is not there yet is left out. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ReturnView(
      String number,
      Returns.State state,
      OfficeView holder,
      OfficeView sender,
      OfficeView arbiter,
      Instant askedAt,
      Instant answeredAt,
      Instant decidedAt,
      OfficeView decidedFor,
      String reason,
      String answer,
      String decision) {
    static ReturnView of(Asked asked) {
      return new ReturnView(
          asked.number().toString(),
          asked.state(),
          OfficeView.of(asked.holder()),
          OfficeView.of(asked.sender()),
          asked.arbiter().map(OfficeView::of).orElse(null),
          asked.askedAt(),
          asked.answeredAt().orElse(null),
          asked.decidedAt().orElse(null),
          asked.decidedFor().map(OfficeView::of).orElse(null),
          asked.reason().orElse(null),
          asked.answer().orElse(null),
          asked.decision().orElse(null));
    }
  }

  /** Asks for the sender's consent; the case stays where it is until then. */
  @POST
  @Path("/return")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView ask(@RestPath CaseNumber number, Reason body, @BeanParam Conditions conditions) {
    returns.ask(caller.get(), conditions.on(number), given(body).reason());
    return seen(number);
  }

  /** Every look at a case is written down. */
  private CaseView seen(CaseNumber number) {
    return CaseView.of(desk.show(caller.get(), number, Language.ZH));
  }

  @GET
  @Path("/returns")
  public List<ReturnView> returns(@RestPath CaseNumber number) {
    seen(number);
    return returns.of(caller.get(), number).stream().map(ReturnView::of).toList();
  }

  @POST
  @Path("/return-answer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public ReturnView answer(
      @RestPath CaseNumber number, Answer body, @BeanParam Conditions conditions) {
    if (given(body).agreed() == null) {
      throw new Refusal.Malformed("'agreed' is missing");
    }
    returns.answer(caller.get(), conditions.on(number), body.agreed(), body.reason());
    return look(number);
  }

  @POST
  @Path("/arbitration")
  @RolesAllowed({"OFFICER", "LEAD"})
  public ReturnView decide(
      @RestPath CaseNumber number, Decision body, @BeanParam Conditions conditions) {
    returns.decide(
        caller.get(), conditions.on(number), office(given(body).office()), body.reason());
    return look(number);
  }

  private ReturnView look(CaseNumber number) {
    return ReturnView.of(returns.look(caller.get(), number).asked());
  }

  static OfficeCode office(String code) {
    try {
      return new OfficeCode(code);
    } catch (IllegalArgumentException e) {
      throw new Refusal.Malformed("'office' cannot be read");
    }
  }

  static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }
}
