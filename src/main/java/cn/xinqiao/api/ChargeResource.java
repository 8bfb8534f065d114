package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.charge.Leaders;
import cn.xinqiao.cases.charge.Recusals;
import cn.xinqiao.cases.charge.Relief;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** 包案领导 and 回避. */
@Path("/api/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ChargeResource {
  private final Leaders leaders;
  private final Recusals recusals;
  private final Relief relief;
  private final CurrentCaller caller;

  ChargeResource(Leaders leaders, Recusals recusals, Relief relief, CurrentCaller caller) {
    this.leaders = leaders;
    this.recusals = recusals;
    this.relief = relief;
    this.caller = caller;
  }

  record Lead(String login, String reason) {}

  /** {@code officer} left out is the caller, {@code colleague} left out the office above. */
  record Recuse(String officer, String colleague, String reason) {}

  /** Who answers for a case; all of it is missing when nobody does. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LeaderView(String login, OfficeView office, Instant since) {}

  @GET
  @Path("/leader")
  public LeaderView leader(@RestPath CaseNumber number) {
    return leaders
        .of(caller.get(), number)
        .map(one -> new LeaderView(one.login(), OfficeView.of(one.office()), one.since()))
        .orElse(new LeaderView(null, null, null));
  }

  @POST
  @Path("/leader")
  @RolesAllowed({"OFFICER", "LEAD"})
  public LeaderView give(@RestPath CaseNumber number, Lead body, @BeanParam Conditions conditions) {
    if (body == null || body.login() == null) {
      throw new Refusal.Malformed("'login' is missing");
    }
    leaders.give(caller.get(), conditions.on(number), body.login(), body.reason());
    return leader(number);
  }

  @DELETE
  @Path("/leader")
  @RolesAllowed({"OFFICER", "LEAD"})
  public LeaderView end(
      @RestPath CaseNumber number, @RestQuery String reason, @BeanParam Conditions conditions) {
    leaders.end(caller.get(), conditions.on(number), reason);
    return leader(number);
  }

  /** After a threat or abuse: needs no word. */
  @POST
  @Path("/relief")
  @RolesAllowed({"OFFICER", "LEAD"})
  @ResponseStatus(204)
  public void handOver(@RestPath CaseNumber number, @BeanParam Conditions conditions) {
    relief.handOver(caller.get(), conditions.on(number));
  }

  /** Nothing is answered: for whoever keeps off, the case no longer exists. */
  @POST
  @Path("/recusal")
  @RolesAllowed({"OFFICER", "LEAD"})
  @ResponseStatus(204)
  public void recuse(@RestPath CaseNumber number, Recuse body, @BeanParam Conditions conditions) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    recusals.order(
        caller.get(),
        conditions.on(number),
        new Recusals.Order(
            Optional.ofNullable(body.officer()),
            Optional.ofNullable(body.colleague()),
            body.reason()));
  }
}
