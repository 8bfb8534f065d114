package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.bridge.References;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** What a case is called in other systems; each number belongs to one case. */
@Path("/api/cases/{number}/references")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ReferenceResource {
  private final References references;
  private final Casework casework;
  private final CurrentCaller caller;

  ReferenceResource(References references, Casework casework, CurrentCaller caller) {
    this.references = references;
    this.casework = casework;
    this.caller = caller;
  }

  record NewReference(String system, String number, LocalDate due) {}

  /**
   * @param system a code of {@code rules/systems.csv}
   * @param due the day in Shanghai; missing when the other system says none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReferenceView(String system, String number, LocalDate due) {}

  record ReferencesView(List<ReferenceView> references) {}

  @GET
  @Transactional
  public ReferencesView list(@RestPath CaseNumber number) {
    return shown(casework.look(caller.get(), number).number());
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public ReferencesView add(
      @RestPath CaseNumber number, NewReference body, @BeanParam Conditions conditions) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    references.add(
        caller.get(),
        conditions.on(number),
        body.system(),
        body.number(),
        Optional.ofNullable(body.due()));
    return shown(number);
  }

  private ReferencesView shown(CaseNumber number) {
    return new ReferencesView(
        references.of(number).stream()
            .map(
                one -> new ReferenceView(one.system().code(), one.number(), one.due().orElse(null)))
            .toList());
  }
}
