package cn.xinqiao.api;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The officers' cases for programs: a sub-resource for each verb, each answering with the case. */
@Path("/api/cases")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class CaseResource {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final int LARGEST_PAGE = 200;

  private final CaseDesk desk;
  private final CaseSearch search;
  private final ListsShown lists;
  private final CurrentCaller caller;

  CaseResource(CaseDesk desk, CaseSearch search, ListsShown lists, CurrentCaller caller) {
    this.desk = desk;
    this.search = search;
    this.lists = lists;
    this.caller = caller;
  }

  record Nothing() {}

  record Reason(String reason) {}

  /**
   * 不予受理.
   *
   * @param route an id of {@code rules/routes.csv}; needed for an appeal
   */
  record RefusalOf(String reason, String route) {}

  record Transfer(String office, String reason, LocalDate reportBy) {}

  record Text(String text) {}

  record Summary(String summary) {}

  /** What a list can be asked for; all of it is optional. */
  public static class Filter {
    @RestQuery String office;
    @RestQuery String state;
    @RestQuery String kind;
    @RestQuery String subject;
    @RestQuery String urgency;
    @RestQuery String due;
    @RestQuery String q;

    CaseSearch.Wanted wanted() {
      return new CaseSearch.Wanted(
          read("office", office, OfficeCode::new),
          read("state", state, CaseState::valueOf),
          read("kind", kind, Kind::valueOf),
          read("subject", subject, s -> Subject.ofCode(s).orElseThrow()),
          read("urgency", urgency, Urgency::valueOf),
          read("due", due, LocalDate::parse),
          Optional.ofNullable(q));
    }
  }

  /** What a caller may add to any act, so that it happens once and to the case that was seen. */
  public static class Conditions {
    @RestHeader(HttpHeaders.IF_MATCH)
    String version;

    @RestHeader(IDEMPOTENCY_KEY)
    String key;

    Request on(CaseNumber number) {
      return new Request(
          number,
          read(HttpHeaders.IF_MATCH, version, v -> Integer.valueOf(v.replace("\"", ""))),
          Optional.ofNullable(key));
    }
  }

  @GET
  public PageView<CaseView> list(
      @BeanParam Filter filter,
      @RestQuery @DefaultValue("0") int page,
      @RestQuery @DefaultValue("20") int size) {
    PageView.check(page, size, LARGEST_PAGE);
    var found = search.find(caller.get(), filter.wanted(), page, size);
    lists.list(caller.get(), filter.wanted(), found, "");
    return new PageView<>(
        found.items().stream().map(CaseView::of).toList(), page, size, found.total());
  }

  @GET
  @Path("/{number}")
  public CaseView show(@RestPath CaseNumber number) {
    return CaseView.of(desk.show(caller.get(), number, Language.ZH));
  }

  @POST
  @Path("/{number}/acceptance")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView accept(
      @RestPath CaseNumber number, Nothing nothing, @BeanParam Conditions conditions) {
    desk.accept(caller.get(), conditions.on(number));
    return show(number);
  }

  @POST
  @Path("/{number}/refusal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView refuse(
      @RestPath CaseNumber number, RefusalOf body, @BeanParam Conditions conditions) {
    desk.refuse(
        caller.get(),
        conditions.on(number),
        given(body).reason(),
        Optional.ofNullable(body.route()).filter(route -> !route.isBlank()));
    return show(number);
  }

  /** The case may leave the caller's subtree with this; the answer is how it was handed over. */
  @POST
  @Path("/{number}/transfer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView transfer(
      @RestPath CaseNumber number, Transfer body, @BeanParam Conditions conditions) {
    var to =
        read("office", given(body).office(), OfficeCode::new)
            .orElseThrow(() -> new Refusal.Malformed("'office' is missing"));
    return CaseView.of(
        desk.transfer(
            caller.get(),
            conditions.on(number),
            to,
            body.reason(),
            Optional.ofNullable(body.reportBy())));
  }

  /** 研究 of a suggestion. */
  @POST
  @Path("/{number}/research")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView research(
      @RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    desk.research(caller.get(), conditions.on(number), given(body).text());
    return show(number);
  }

  @POST
  @Path("/{number}/message")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView message(
      @RestPath CaseNumber number, Text body, @BeanParam Conditions conditions) {
    desk.message(caller.get(), conditions.on(number), given(body).text());
    return show(number);
  }

  @POST
  @Path("/{number}/takeover")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView takeOver(
      @RestPath CaseNumber number, Nothing nothing, @BeanParam Conditions conditions) {
    desk.takeOver(caller.get(), conditions.on(number));
    return show(number);
  }

  @POST
  @Path("/{number}/handback")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView handBack(
      @RestPath CaseNumber number, Summary body, @BeanParam Conditions conditions) {
    desk.handBack(caller.get(), conditions.on(number), given(body).summary());
    return show(number);
  }

  private static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }

  static <T> Optional<T> read(String name, String text, Function<String, T> reader) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (RuntimeException e) {
      throw new Refusal.Malformed("'" + name + "' cannot be read");
    }
  }
}
