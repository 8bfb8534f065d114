package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.GroupMatters;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** One handling for what several reported: likely duplicates, joining, parting, group matters. */
@Path("/api/cases")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class JoiningResource {
  private final Joining joining;
  private final GroupMatters groups;
  private final CaseDesk desk;
  private final CurrentCaller caller;

  JoiningResource(Joining joining, GroupMatters groups, CaseDesk desk, CurrentCaller caller) {
    this.joining = joining;
    this.groups = groups;
    this.desk = desk;
    this.caller = caller;
  }

  record Nothing() {}

  record Join(String into) {}

  /** Both may be left out on a joined case, which then goes on by itself. */
  record Split(List<String> cases, List<Long> reporters) {
    Joining.Parting parting() {
      return new Joining.Parting(
          cases == null ? List.of() : cases.stream().map(n -> number("cases", n)).toList(),
          reporters == null ? List.of() : List.copyOf(reporters));
    }
  }

  record Speaker(Long reporter) {}

  /** A case that is likely the same, with why. */
  record DuplicateView(
      CaseView of, List<String> why, double likeness, int reporters, boolean joinable) {}

  /** Whoever is told of a case, and how. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TogetherView(
      String joinedInto, boolean group, int mostRepresentatives, List<ReporterView> reporters) {}

  record ReporterView(
      long id, String number, String part, String words, Instant since, boolean representative) {}

  @GET
  @Path("/{number}/duplicates")
  public List<DuplicateView> duplicates(@RestPath CaseNumber number) {
    return joining.likely(caller.get(), number, Language.ZH).stream()
        .map(like ->
            new DuplicateView(
                CaseView.of(like.of()),
                like.why(),
                like.likeness(),
                like.reporters(),
                like.joinable()))
        .toList();
  }

  @GET
  @Path("/{number}/reporters")
  public TogetherView reporters(@RestPath CaseNumber number) {
    var together = joining.together(caller.get(), number);
    return new TogetherView(
        together.main().map(CaseNumber::toString).orElse(null),
        together.group(),
        together.most(),
        together.reporters().stream()
            .map(r ->
                new ReporterView(
                    r.id(),
                    r.number().toString(),
                    r.part().name(),
                    r.words(),
                    r.since(),
                    r.representative()))
            .toList());
  }

  @POST
  @Path("/{number}/join")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView join(@RestPath CaseNumber number, Join body, @BeanParam Conditions conditions) {
    if (body == null || body.into() == null) {
      throw new Refusal.Malformed("'into' is missing");
    }
    joining.join(caller.get(), conditions.on(number), number("into", body.into()));
    return show(number);
  }

  @POST
  @Path("/{number}/split")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView split(@RestPath CaseNumber number, Split body, @BeanParam Conditions conditions) {
    var parting = body == null ? Joining.Parting.WHOLE : body.parting();
    joining.part(caller.get(), conditions.on(number), parting);
    return show(number);
  }

  @POST
  @Path("/{number}/group")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView mark(
      @RestPath CaseNumber number, Nothing nothing, @BeanParam Conditions conditions) {
    groups.mark(caller.get(), conditions.on(number));
    return show(number);
  }

  @DELETE
  @Path("/{number}/group")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView unmark(@RestPath CaseNumber number, @BeanParam Conditions conditions) {
    groups.unmark(caller.get(), conditions.on(number));
    return show(number);
  }

  @POST
  @Path("/{number}/representatives")
  @RolesAllowed({"OFFICER", "LEAD"})
  public TogetherView name(
      @RestPath CaseNumber number, Speaker body, @BeanParam Conditions conditions) {
    if (body == null || body.reporter() == null) {
      throw new Refusal.Malformed("'reporter' is missing");
    }
    groups.name(caller.get(), conditions.on(number), body.reporter());
    return reporters(number);
  }

  @DELETE
  @Path("/{number}/representatives/{reporter}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public TogetherView dismiss(
      @RestPath CaseNumber number, @RestPath long reporter, @BeanParam Conditions conditions) {
    groups.dismiss(caller.get(), conditions.on(number), reporter);
    return reporters(number);
  }

  private CaseView show(CaseNumber number) {
    return CaseView.of(desk.show(caller.get(), number, Language.ZH));
  }

  private static CaseNumber number(String name, String text) {
    try {
      return CaseNumber.valueOf(text);
    } catch (RuntimeException e) {
      throw new Refusal.Malformed("'" + name + "' cannot be read");
    }
  }
}
