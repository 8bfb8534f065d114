package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.pace.Executing;
import cn.xinqiao.cases.pace.Following;
import cn.xinqiao.cases.pace.Supervising;
import cn.xinqiao.cases.pace.ThreeClocks;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The pace of a case: three clocks, 督办, 督促执行, new facts, 疏导帮扶. */
@Path("/api/cases")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class PaceResource {
  private final ThreeClocks clocks;
  private final Supervising supervising;
  private final Executing executing;
  private final Following following;
  private final CaseDesk desk;
  private final CurrentCaller caller;

  PaceResource(
      ThreeClocks clocks,
      Supervising supervising,
      Executing executing,
      Following following,
      CaseDesk desk,
      CurrentCaller caller) {
    this.clocks = clocks;
    this.supervising = supervising;
    this.executing = executing;
    this.following = following;
    this.desk = desk;
    this.caller = caller;
  }

  record Text(String text) {}

  /**
   * 督办.
   *
   * @param on the last day for the unit's answer
   */
  record Order(LocalDate on, String reason) {}

  /**
   * @param binding the last day in time; missing while it is paused or has not begun
   * @param internal the office's own, earlier day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HandView(
      String mark,
      String standing,
      LocalDate binding,
      boolean provisional,
      boolean legal,
      LocalDate internal) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SupervisionView(
      String issuer,
      String unit,
      Instant issuedAt,
      LocalDate dueOn,
      Instant answeredAt,
      Instant closedAt) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskView(
      long id, String owner, String stage, LocalDate dueOn, boolean provisional, Instant doneAt) {}

  /**
   * What stands over a case and what follows it.
   *
   * @param proposed why rules propose 督办
   * @param follows the case whose new facts opened this one
   * @param later cases that were opened for new facts of this one
   * @param supportedSince missing where there is no 疏导帮扶
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PaceOf(
      List<HandView> clocks,
      List<String> proposed,
      List<SupervisionView> supervisions,
      List<TaskView> executions,
      String follows,
      List<String> later,
      Instant supportedSince) {}

  @GET
  @Path("/{number}/pace")
  public PaceOf pace(@RestPath CaseNumber number) {
    desk.show(caller.get(), number, Language.ZH); // the view is written down
    return shown(number);
  }

  private PaceOf shown(CaseNumber number) {
    var over = supervising.of(caller.get(), number, Language.ZH);
    var trail = following.of(caller.get(), number);
    return new PaceOf(
        clocks.of(List.of(number)).getOrDefault(number, List.of()).stream()
            .map(PaceResource::view)
            .toList(),
        over.reasons(),
        over.supervisions().stream().map(PaceResource::view).toList(),
        executing.of(number).stream().map(PaceResource::view).toList(),
        trail.follows().map(CaseNumber::toString).orElse(null),
        trail.later().stream().map(CaseNumber::toString).toList(),
        trail.support().orElse(null));
  }

  private static HandView view(ThreeClocks.Hand hand) {
    return new HandView(
        hand.mark().name(),
        hand.standing().name(),
        hand.binding().orElse(null),
        hand.provisional(),
        hand.legal(),
        hand.internal().orElse(null));
  }

  private static SupervisionView view(Supervising.One one) {
    return new SupervisionView(
        one.issuer().code().value(),
        one.unit().code().value(),
        one.issuedAt(),
        one.dueOn(),
        one.answeredAt().orElse(null),
        one.closedAt().orElse(null));
  }

  private static TaskView view(Executing.Task task) {
    return new TaskView(
        task.id(),
        task.owner().code().value(),
        task.stage().name(),
        task.dueOn(),
        task.provisional(),
        task.doneAt().orElse(null));
  }

  @POST
  @Path("/{number}/supervision")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf supervise(
      @RestPath CaseNumber number, Order body, @BeanParam Conditions conditions) {
    if (given(body).on() == null) {
      throw new Refusal.Malformed("'on' is missing");
    }
    supervising.issue(caller.get(), conditions.on(number), body.on(), body.reason());
    return shown(number);
  }

  @POST
  @Path("/{number}/supervision/aside")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf putAside(@RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    supervising.putAside(caller.get(), conditions.on(number), given(body).text());
    return shown(number);
  }

  @POST
  @Path("/{number}/supervision/answer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf answer(@RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    supervising.answer(caller.get(), conditions.on(number), given(body).text());
    return shown(number);
  }

  @POST
  @Path("/{number}/supervision/closure")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf close(@RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    supervising.close(caller.get(), conditions.on(number), given(body).text());
    return shown(number);
  }

  @POST
  @Path("/{number}/executions/{id}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf done(
      @RestPath CaseNumber number, @RestPath long id, Text body, @BeanParam Conditions conditions) {
    executing.done(caller.get(), conditions.on(number), id, given(body).text());
    return shown(number);
  }

  /** The answer names the new case last among the later ones. */
  @POST
  @Path("/{number}/new-facts")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf newFacts(@RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    var text = given(body).text();
    following.newFacts(caller.get(), conditions.on(number), text == null ? "" : text);
    return shown(number);
  }

  @POST
  @Path("/{number}/support")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf support(@RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    following.support(caller.get(), conditions.on(number), given(body).text());
    return shown(number);
  }

  @POST
  @Path("/{number}/support/end")
  @RolesAllowed({"OFFICER", "LEAD"})
  public PaceOf endSupport(
      @RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    following.endSupport(caller.get(), conditions.on(number), given(body).text());
    return shown(number);
  }

  private static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }
}
