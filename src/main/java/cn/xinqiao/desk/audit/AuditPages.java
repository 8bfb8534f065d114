package cn.xinqiao.desk.audit;

import cn.xinqiao.audit.Anchor;
import cn.xinqiao.audit.Verdict;
import cn.xinqiao.audit.Verification;
import cn.xinqiao.cases.Traces;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Who saw or did what, when and why, newest first; for the city also whether the trail is whole.
 * Nothing here is a resident's name, contact or word.
 */
@Path("/desk/audit")
@RolesAllowed({"AUDITOR", "ADMIN"})
public class AuditPages {
  private static final int PAGE = 50;
  private static final int WINDOW = 7;

  /** How many days back the newest are looked for; 0 for all of them. */
  private static final List<Integer> WINDOWS = List.of(7, 30, 365, 0);

  private static final Pattern LOGIN = Pattern.compile("\\p{Graph}{1,40}");

  private final Traces traces;
  private final Verification verification;
  private final AuditView view;
  private final Frame frame;
  private final Template page;

  AuditPages(
      Traces traces,
      Verification verification,
      AuditView view,
      Frame frame,
      @Location("desk/audit/audit.html") Template page) {
    this.traces = traces;
    this.verification = verification;
    this.view = view;
    this.frame = frame;
    this.page = page;
  }

  /** What the fields of the filter hold. */
  public record Filter(String number, String officer, String day, String days) {
    static Filter of(String number, String officer, String day, String days) {
      return new Filter(given(number), given(officer), given(day), given(days));
    }

    /** Who names a case, an officer or a day looks at all of it. */
    boolean isOpen() {
      return number.isEmpty() && officer.isEmpty() && day.isEmpty();
    }

    private static String given(String field) {
      return Objects.toString(field, "").strip();
    }

    /** The page's address with this filter. */
    String path() {
      return "/desk/audit?number="
          + encoded(number)
          + "&officer="
          + encoded(officer)
          + "&day="
          + encoded(day)
          + "&days="
          + encoded(days);
    }

    private static String encoded(String field) {
      return URLEncoder.encode(field, StandardCharsets.UTF_8);
    }
  }

  /**
   * The chain of seals, shown to the city alone.
   *
   * @param newest to be written down; null before the first seal
   */
  public record ChainView(String newest, String at, Told told) {}

  /** What came of reckoning the chain again. */
  public record Told(boolean sound, String words, List<String> findings) {}

  @GET
  public Response show(
      @RestQuery String number,
      @RestQuery String officer,
      @RestQuery String day,
      @RestQuery String days,
      @RestQuery Long before) {
    return shown(200, Filter.of(number, officer, day, days), Optional.ofNullable(before), null);
  }

  /** Changes nothing, but takes a while on a large database. */
  @POST
  @Path("verification")
  public Response verify(@RestForm String seal) {
    if (!isCity()) {
      throw new Refusal.NotFound("the whole chain is the city's to look at");
    }
    var written = Objects.toString(seal, "").strip();
    var anchor = Anchor.in(written);
    var told =
        written.isEmpty() || anchor.isPresent()
            ? told(verification.verify(anchor))
            : new Told(false, frame.say("desk.audit.seal.unreadable"), List.of());
    return shown(200, Filter.of("", "", "", ""), Optional.empty(), told);
  }

  private Response shown(int status, Filter filter, Optional<Long> before, Told told) {
    var sought = sought(filter, before);
    var found =
        sought
            .map(s -> traces.find(frame.caller(), s, PAGE))
            .orElseGet(() -> new Traces.Page(List.of(), false));
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.audit.title"), "/desk/audit")
            .data("filter", filter)
            .data("windows", windows(filter))
            .data("error", sought.isPresent() ? null : frame.say("desk.audit.bad"))
            .data("rows", view.rows(frame, found.items()))
            .data(
                "older",
                found.more() ? filter.path() + "&before=" + found.items().getLast().id() : null)
            .data("newest", before.isPresent() ? filter.path() : null)
            .data("chain", isCity() ? chain(told) : null));
  }

  /** Empty when a field cannot be read: then nothing is shown, rather than too much. */
  private Optional<Traces.Sought> sought(Filter filter, Optional<Long> before) {
    try {
      return Optional.of(
          new Traces.Sought(
              filled(filter.number()).map(AuditPages::number),
              filled(filter.officer()).map(AuditPages::login),
              filled(filter.day()).map(LocalDate::parse),
              from(filter),
              before));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The newest days unless more is asked for: a trail of years is read to its end otherwise. */
  private Optional<LocalDate> from(Filter filter) {
    var days = window(filter);
    return Optional.of(days)
        .filter(_ -> filter.isOpen() && days > 0)
        .map(many -> ShanghaiTime.day(frame.clock().instant()).minusDays(many - 1L));
  }

  /** 0 for however long ago. */
  private static int window(Filter filter) {
    return WINDOWS.stream()
        .filter(days -> String.valueOf(days).equals(filter.days()))
        .findFirst()
        .orElse(WINDOW);
  }

  private List<Choice> windows(Filter filter) {
    return WINDOWS.stream()
        .map(days ->
            new Choice(
                String.valueOf(days),
                days == 0 ? frame.say("desk.audit.days.all") : frame.say("desk.audit.days", days),
                days == window(filter)))
        .toList();
  }

  private static Optional<String> filled(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty());
  }

  private static CaseNumber number(String text) {
    return CaseNumber.in(text).orElseThrow(() -> new IllegalArgumentException("no number"));
  }

  private static String login(String text) {
    if (!LOGIN.matcher(text).matches()) {
      throw new IllegalArgumentException("no login");
    }
    return text;
  }

  private boolean isCity() {
    return frame.caller().office().equals(OfficeCode.CITY);
  }

  private ChainView chain(Told told) {
    return verification
        .newest()
        .map(seal -> new ChainView(seal.written(), ShanghaiTime.minute(seal.at()), told))
        .orElseGet(() -> new ChainView(null, null, told));
  }

  private Told told(Verdict verdict) {
    var words =
        frame.say(
            verdict.isSound() ? "desk.audit.sound" : "desk.audit.differs",
            verdict.seals(),
            verdict.rows(),
            verdict.waiting(),
            verdict.differing());
    return new Told(
        verdict.isSound(),
        words,
        verdict.findings().stream()
            .map(found ->
                frame.say("desk.audit.finding." + found.what(), table(found.table()), found.id()))
            .toList());
  }

  private String table(String table) {
    return frame.sayOr("desk.audit.table." + table, table);
  }
}
