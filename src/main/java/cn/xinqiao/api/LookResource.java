package cn.xinqiao.api;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.grid.Looks;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** What grid keepers were asked to look at, and what they said. */
@Path("/api/cases/{number}/looks")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class LookResource {
  private final Looks looks;
  private final CurrentCaller caller;

  LookResource(Looks looks, CurrentCaller caller) {
    this.looks = looks;
    this.caller = caller;
  }

  /** {@code place} and {@code by} may be left out. */
  record Asked(String node, String place, String wanted, String by) {
    Looks.Question question() {
      return new Looks.Question(
          given("node", node), Objects.toString(place, ""), given("wanted", wanted), moment());
    }

    private Optional<Instant> moment() {
      try {
        return Optional.ofNullable(by).map(Instant::parse);
      } catch (DateTimeException e) {
        throw new Refusal.Malformed("'by' cannot be read");
      }
    }

    private static String given(String name, String field) {
      if (field == null) {
        throw new Refusal.Malformed("'" + name + "' is missing");
      }
      return field;
    }
  }

  /**
   * A look.
   *
   * @param over why it is open no longer; missing while it is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LookSeen(
      long id,
      String node,
      String place,
      String wanted,
      Instant askedAt,
      Instant by,
      Instant answeredAt,
      String sentence,
      boolean photo,
      String over) {
    static LookSeen of(Looks.Shown shown) {
      return new LookSeen(
          shown.id(),
          shown.node(),
          shown.place().orElse(null),
          shown.wanted().orElse(null),
          shown.askedAt(),
          shown.by(),
          shown.answeredAt().orElse(null),
          shown.sentence().orElse(null),
          shown.photo(),
          shown.over().map(Enum::name).orElse(null));
    }
  }

  @GET
  public List<LookSeen> list(@RestPath CaseNumber number) {
    return looks.of(caller.get(), number).stream().map(LookSeen::of).toList();
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<LookSeen> ask(
      @RestPath CaseNumber number, Asked body, @BeanParam Conditions conditions) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    looks.ask(caller.get(), conditions.on(number), body.question());
    return list(number);
  }
}
