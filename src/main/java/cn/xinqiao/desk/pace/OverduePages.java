package cn.xinqiao.desk.pace;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.cases.pace.Executing;
import cn.xinqiao.cases.pace.Following;
import cn.xinqiao.cases.pace.Overdue;
import cn.xinqiao.cases.pace.Supervising;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.followup.Closing;
import cn.xinqiao.followup.KeyDesk;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** 超期、督办、督促执行、疏导帮扶: what an office looks after in the offices below and at its own desk. */
@Path("/desk/overdue")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class OverduePages {
  private static final int PAGE = 50;

  private final Overdue overdue;
  private final Supervising supervising;
  private final Executing executing;
  private final Following following;
  private final KeyDesk keys;
  private final Closing closing;
  private final ListsShown lists;
  private final Frame frame;
  private final Template page;

  OverduePages(
      Overdue overdue,
      Supervising supervising,
      Executing executing,
      Following following,
      KeyDesk keys,
      Closing closing,
      ListsShown lists,
      Frame frame,
      @Location("desk/pace/overdue.html") Template page) {
    this.overdue = overdue;
    this.supervising = supervising;
    this.executing = executing;
    this.following = following;
    this.keys = keys;
    this.closing = closing;
    this.lists = lists;
    this.frame = frame;
    this.page = page;
  }

  /** Which of the lists. */
  enum Kind {
    LATE,
    PROPOSED,
    SUPERVISED,
    EXECUTION,
    SUPPORT,
    FOLLOW_UP,
    CLOSING
  }

  /**
   * A case in the list.
   *
   * @param why what puts it there, in words
   * @param left how its day stands; null where there is no day
   */
  public record Row(
      String number,
      String summary,
      String state,
      String place,
      String why,
      String left,
      String css,
      String office,
      String held) {}

  /** A list that can be chosen. */
  public record Tab(String label, String path, boolean current) {}

  @GET
  public Response show(@RestQuery String list, @RestQuery @DefaultValue("0") int page) {
    var chosen =
        Arrays.stream(Kind.values())
            .filter(k -> k.name().equals(list))
            .findFirst()
            .orElse(Kind.LATE);
    int turned = Math.clamp(page, 0, 10_000);
    var found = rows(chosen, turned);
    lists.list(frame.caller(), CaseSearch.Wanted.everything(), found, "list=" + chosen);
    var more = (turned + 1L) * PAGE < found.total();
    return frame.respond(
        200,
        frame
            .inside(this.page, frame.say("desk.overdue.title"), path(chosen, turned))
            .data("tabs", tabs(chosen))
            .data("about", frame.say("desk.overdue.about." + chosen))
            .data("rows", found.items())
            .data("found", frame.say("desk.queue.found", found.total()))
            .data("before", turned > 0 ? path(chosen, turned - 1) : null)
            .data("after", more ? path(chosen, turned + 1) : null));
  }

  private CaseSearch.Page<Row> rows(Kind chosen, int turned) {
    var caller = frame.caller();
    return switch (chosen) {
      case LATE -> {
        var late = overdue.of(caller, turned, PAGE);
        yield new CaseSearch.Page<>(
            late.items().stream().map(this::late).toList(), turned, PAGE, late.total());
      }
      case PROPOSED ->
          all(
              supervising.proposed(caller, frame.language()).stream()
                  .map(one ->
                      row(one.of(), String.join("；", one.reasons()), since(one.since()), "later")));
      case SUPERVISED -> all(supervising.open(caller).stream().map(this::supervised));
      case EXECUTION -> all(executing.open(caller).stream().map(this::execution));
      case SUPPORT ->
          all(
              following.underWay(caller).stream()
                  .map(one ->
                      row(one.of(), frame.say("desk.support.since"), since(one.since()), "later")));
      case FOLLOW_UP -> all(keys.owed(caller).stream().map(this::owed));
      case CLOSING ->
          all(
              closing.waiting(caller, frame.language()).stream()
                  .map(one ->
                      row(one.of(), one.pending().reason(), since(one.pending().at()), "later")));
    };
  }

  private Row owed(KeyDesk.Listed listed) {
    var step = listed.step();
    var left = PaceSheet.left(frame, step.dueOn());
    return row(
        listed.of(),
        frame.say("desk.keys.step." + step.kind()) + " " + step.dueOn(),
        frame.say(left.key(), left.days()),
        left.css());
  }

  private static CaseSearch.Page<Row> all(Stream<Row> rows) {
    var found = rows.toList();
    return new CaseSearch.Page<>(found, 0, Math.max(1, found.size()), found.size());
  }

  private Row late(Overdue.Late late) {
    var due = late.of().nextDue().map(Object::toString).orElse("");
    var why =
        Stream.of(due, late.above() ? frame.say("desk.overdue.above") : null)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    return row(late.of(), why, frame.say("desk.left.OVERDUE", late.days()), "overdue");
  }

  private Row supervised(Supervising.Listed listed) {
    var one = listed.supervision();
    var issuer = one.issuer().name(frame.language());
    var prefix = one.assigned() ? "desk.assignment." : "desk.supervision.";
    var left = PaceSheet.left(frame, one.dueOn());
    return one.answeredAt().isPresent()
        ? row(listed.of(), frame.say(prefix + "answered", issuer), null, "later")
        : row(
            listed.of(),
            frame.say(prefix + "waits", issuer, one.dueOn()),
            frame.say(left.key(), left.days()),
            left.css());
  }

  private Row execution(Executing.Listed listed) {
    var task = listed.task();
    var left = PaceSheet.left(frame, task.dueOn());
    return row(
        listed.of(),
        frame.say("desk.execution.by", task.owner().name(frame.language()), task.dueOn()),
        frame.say(left.key(), left.days()),
        left.css());
  }

  private Row row(CaseFile.Line line, String why, String left, String css) {
    return new Row(
        line.number().toString(),
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        frame.say("desk.state." + line.state()),
        CaseInWords.place(frame, line),
        why,
        left,
        css,
        line.office().name(frame.language()),
        CaseInWords.held(frame, line));
  }

  private String since(Instant since) {
    return ShanghaiTime.minute(since);
  }

  private List<Tab> tabs(Kind chosen) {
    return Arrays.stream(Kind.values())
        .map(kind -> new Tab(frame.say("desk.overdue.list." + kind), path(kind, 0), kind == chosen))
        .toList();
  }

  private static String path(Kind list, int page) {
    return "/desk/overdue?list=" + list + (page == 0 ? "" : "&page=" + page);
  }
}
