package cn.xinqiao.api;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.followup.KeyDesk;
import cn.xinqiao.followup.KeyDesk.Heard;
import cn.xinqiao.followup.Keys.Answer;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** 事心双解: what each reporter has said of a case, when they are asked, and what is owed to them. */
@Path("/api/cases")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class KeysResource {
  private final KeyDesk keys;
  private final CaseDesk desk;
  private final CurrentCaller caller;

  KeysResource(KeyDesk keys, CaseDesk desk, CurrentCaller caller) {
    this.keys = keys;
    this.desk = desk;
    this.caller = caller;
  }

  /**
   * What a reporter said to an officer.
   *
   * @param heard CALL or VISIT
   * @param at when it was said
   */
  record Said(Heard heard, Instant at, Answer answer) {}

  /**
   * How a step was done.
   *
   * @param lookOn for LOOK_AGAIN: the day on which somebody looks again
   * @param reached for CALL: whether the reporter was reached; missing means yes
   * @param law for EXPLAIN: 法理; of a petition it is needed
   * @param facts for EXPLAIN: 事理
   * @param feeling for EXPLAIN: 情理
   */
  record Done(
      String text, LocalDate lookOn, Boolean reached, String law, String facts, String feeling) {
    private Optional<KeyDesk.Explained> explained() {
      return facts == null && feeling == null
          ? Optional.empty()
          : Optional.of(new KeyDesk.Explained(law, facts, feeling));
    }
  }

  /**
   * @param neverAsk the resident said 别问了
   * @param proposedMatter what an officer heard, not confirmed by the reporter
   * @param rule the row of the outcome rules that says what is next
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReporterView(
      long reporter,
      String number,
      String part,
      String asked,
      String matter,
      String heart,
      int again,
      LocalDate promisedOn,
      Instant matterAt,
      Instant heartAt,
      Instant settledAt,
      boolean neverAsk,
      String proposedMatter,
      String proposedHeart,
      Instant proposedAt,
      String next,
      String rule,
      List<VisitView> revisits,
      List<StepView> steps) {}

  /**
   * @param reason why it was skipped
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VisitView(
      String rule,
      int nth,
      String asks,
      String via,
      Instant dueAt,
      String state,
      String reason,
      Instant sentAt) {}

  record StepView(long id, String step, Instant openedAt, LocalDate dueOn, boolean provisional) {}

  @GET
  @Path("/{number}/keys")
  public List<ReporterView> keys(@RestPath CaseNumber number) {
    desk.show(caller.get(), number, Language.ZH); // the view is written down
    return shown(number);
  }

  private List<ReporterView> shown(CaseNumber number) {
    return keys.of(caller.get(), number).reporters().stream().map(KeysResource::view).toList();
  }

  @POST
  @Path("/{number}/keys/{reporter}/proposal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<ReporterView> propose(
      @RestPath CaseNumber number,
      @RestPath long reporter,
      Said said,
      @BeanParam CaseResource.Conditions conditions) {
    if (said == null || said.heard() == null || said.at() == null || said.answer() == null) {
      throw new Refusal.Malformed("'heard', 'at' and 'answer' are needed");
    }
    keys.propose(
        caller.get(),
        conditions.on(number),
        reporter,
        new KeyDesk.Proposal(said.heard(), said.at(), said.answer()));
    return shown(number);
  }

  @POST
  @Path("/{number}/steps/{id}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<ReporterView> done(
      @RestPath CaseNumber number,
      @RestPath long id,
      Done done,
      @BeanParam CaseResource.Conditions conditions) {
    if (done == null || done.text() == null && done.explained().isEmpty()) {
      throw new Refusal.Malformed("'text' is needed");
    }
    keys.done(
        caller.get(),
        conditions.on(number),
        id,
        new KeyDesk.Done(
            done.text(),
            Optional.ofNullable(done.lookOn()),
            done.reached() == null || done.reached(),
            done.explained()));
    return shown(number);
  }

  private static ReporterView view(KeyDesk.Reporter one) {
    var keys = one.keys();
    var proposed = one.proposed();
    return new ReporterView(
        one.id(),
        one.number().toString(),
        one.part().name(),
        keys.asked().name(),
        keys.matter().name(),
        keys.heart().name(),
        keys.again(),
        one.promisedOn().orElse(null),
        one.matterAt().orElse(null),
        one.heartAt().orElse(null),
        one.settledAt().orElse(null),
        one.neverAsk(),
        proposed.flatMap(KeyDesk.Proposed::matter).map(Enum::name).orElse(null),
        proposed.flatMap(KeyDesk.Proposed::heart).map(Enum::name).orElse(null),
        proposed.map(KeyDesk.Proposed::at).orElse(null),
        one.next().name(),
        one.rule(),
        one.plan().stream().map(KeysResource::view).toList(),
        one.steps().stream()
            .map(s ->
                new StepView(s.id(), s.kind().name(), s.openedAt(), s.dueOn(), s.provisional()))
            .toList());
  }

  private static VisitView view(KeyDesk.Visit one) {
    return new VisitView(
        one.rule(),
        one.nth(),
        one.asks().name(),
        one.via().name(),
        one.dueAt(),
        one.state().name(),
        one.reason().map(Enum::name).orElse(null),
        one.sentAt().orElse(null));
  }
}
