package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.desk.internal.DaysLeft;
import cn.xinqiao.desk.internal.Masked;
import cn.xinqiao.desk.internal.ShanghaiTime;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays the queue out for the page: tabs, emergencies, rows, pages. */
@ApplicationScoped
class QueueView {
  private static final int PAGE = 20;

  /** More seen emergencies than this are worked from the list below; what rings is always shown. */
  private static final int SEEN = 20;

  private final CaseSearch search;
  private final DeskTasks tasks;
  private final OfficeTree offices;

  QueueView(CaseSearch search, DeskTasks tasks, OfficeTree offices) {
    this.search = search;
    this.tasks = tasks;
    this.offices = offices;
  }

  record Tab(String label, long count, String path, boolean current) {}

  /** An entry of a filter. */
  record Choice(String value, String label, boolean chosen) {}

  /**
   * A case in the list.
   *
   * @param left how the next date stands, in words
   * @param css the class of its colour
   */
  record Row(
      String number,
      String summary,
      String place,
      String kind,
      String urgency,
      String emergency,
      boolean urgent,
      boolean confidential,
      boolean unconfirmed,
      boolean unreachable,
      boolean ringing,
      String urged,
      String state,
      String due,
      String left,
      String css,
      String received,
      String waited,
      String office) {}

  /**
   * Something small that this desk owes.
   *
   * @param late the moment has passed
   */
  record Task(
      String number,
      String kind,
      String what,
      String summary,
      String since,
      String by,
      boolean late,
      boolean confidential) {}

  /** The part of the page that is asked for again and again. */
  record Rows(
      List<Row> band,
      List<Task> tasks,
      List<Row> rows,
      String found,
      String pages,
      String before,
      String after,
      String empty) {}

  record Filters(
      List<Choice> kinds, List<Choice> urgencies, List<Choice> offices, String words, String all) {}

  List<Tab> tabs(Frame frame, Query query) {
    var counts = search.counts(frame.caller());
    var all = counts.values().stream().mapToLong(Long::longValue).sum();
    return Stream.concat(
            Arrays.stream(CaseState.values())
                .map(state ->
                    tab(
                        query,
                        Optional.of(state),
                        frame.say("desk.state." + state),
                        counts.getOrDefault(state, 0L))),
            Stream.of(tab(query, Optional.empty(), frame.say("desk.state.all"), all)))
        .toList();
  }

  Filters filters(Frame frame, Query query) {
    return new Filters(
        Stream.of(Kind.values())
            .filter(k -> k != Kind.OTHER)
            .map(k -> new Choice(k.name(), frame.say("kind." + k), is(query.kind(), k)))
            .toList(),
        Stream.of(Urgency.values())
            .map(u -> new Choice(u.name(), frame.say("urgency." + u), is(query.urgency(), u)))
            .toList(),
        below(frame.caller().office()).stream()
            .map(o ->
                new Choice(
                    o.code().value(), o.name(frame.language()), is(query.office(), o.code())))
            .toList(),
        query.words(),
        query.state().map(CaseState::name).orElse("ALL"));
  }

  Rows rows(Frame frame, Query query) {
    var alarms = search.ringing(frame.caller());
    var ringing = numbers(alarms);
    var page = search.find(frame.caller(), query.wanted(), query.page(), PAGE);
    var last = (int) Math.max(0, (page.total() - 1) / PAGE);
    return new Rows(
        band(frame, alarms, ringing),
        tasks.owed(frame.caller()).stream().map(row -> task(frame, row)).toList(),
        page.items().stream().map(line -> row(frame, line, ringing)).toList(),
        frame.say("desk.queue.found", page.total()),
        frame.say("desk.queue.page", query.page() + 1, last + 1),
        query.page() > 0 ? "/desk" + query.turnedTo(query.page() - 1).address() : null,
        query.page() < last ? "/desk" + query.turnedTo(query.page() + 1).address() : null,
        frame.say(query.isNarrow() ? "desk.queue.empty.narrow" : emptyKey(query)));
  }

  /** Emergencies that ring at this desk, oldest first. */
  List<Row> ringing(Frame frame) {
    var alarms = search.ringing(frame.caller());
    var numbers = numbers(alarms);
    return alarms.stream().map(line -> row(frame, line, numbers)).toList();
  }

  /** First everything that rings here, taken or not; then what was seen and nobody has taken. */
  private List<Row> band(Frame frame, List<CaseFile.Line> alarms, Set<String> ringing) {
    var quiet = untaken(frame).stream().filter(line -> !ringing.contains(line.number().toString()));
    return Stream.concat(alarms.stream(), quiet).map(line -> row(frame, line, ringing)).toList();
  }

  private static Set<String> numbers(List<CaseFile.Line> lines) {
    return lines.stream().map(line -> line.number().toString()).collect(Collectors.toSet());
  }

  private List<CaseFile.Line> untaken(Frame frame) {
    var wanted =
        new Query(
            Optional.of(CaseState.OPEN),
            Optional.empty(),
            Optional.of(Urgency.EMERGENCY),
            Optional.empty(),
            "",
            0);
    return search.find(frame.caller(), wanted.wanted(), 0, SEEN).items();
  }

  private Row row(Frame frame, CaseFile.Line line, Set<String> ringing) {
    var now = frame.clock().instant();
    var left = DaysLeft.until(line.nextDue(), line.nextProvisional(), ShanghaiTime.day(now));
    var number = line.number().toString();
    return new Row(
        number,
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        place(frame, line),
        frame.say("kind." + line.kind()),
        frame.say("urgency." + line.urgency()),
        line.emergency().map(code -> danger(frame, code)).orElse(null),
        line.urgency() != Urgency.NORMAL,
        line.confidential(),
        !line.confirmed(),
        !line.reachable(),
        ringing.contains(number),
        urged(frame, line),
        frame.say("desk.state." + line.state()),
        line.nextDue()
            .map(day -> line.nextProvisional() ? frame.say("due.notBefore", day) : day.toString())
            .orElse(null),
        frame.say(left.key(), left.days()),
        left.css(),
        ShanghaiTime.minute(line.receivedAt()),
        waited(frame, line.receivedAt(), now),
        line.office().name(frame.language()));
  }

  /** A fact about the case that the office should see; null when nobody has urged it. */
  static String urged(Frame frame, CaseFile.Line line) {
    return line.urged() == 0 ? null : frame.say("desk.mark.urged", line.urged());
  }

  static String danger(Frame frame, String code) {
    return frame.say("desk.danger." + code);
  }

  private static Task task(Frame frame, DeskTasks.Row row) {
    var task = row.task();
    return new Task(
        row.of().number().toString(),
        task.kind().name(),
        frame.say("desk.task." + task.kind()),
        row.of().erased() ? frame.say("desk.case.erased") : Masked.in(row.of().summary()),
        ShanghaiTime.minute(task.since()),
        by(frame, task),
        task.by().isBefore(frame.clock().instant()),
        row.of().confidential());
  }

  /** By when it is owed, in words. */
  static String by(Frame frame, DeskTasks.Owed task) {
    var moment = ShanghaiTime.minute(task.by());
    return frame.say(task.provisional() ? "desk.task.notBefore" : "desk.task.by", moment);
  }

  private static String place(Frame frame, CaseFile.Line line) {
    return Stream.concat(
            line.neighbourhood().map(o -> o.name(frame.language())).stream(),
            line.place().map(Masked::in).stream())
        .distinct()
        .reduce((committee, said) -> committee + " · " + said)
        .orElse(frame.say("desk.place.unknown"));
  }

  private static String waited(Frame frame, Instant since, Instant now) {
    var waited = Duration.between(since, now);
    if (waited.toDays() > 0) {
      return frame.say("desk.waited.days", waited.toDays());
    }
    return waited.toHours() > 0
        ? frame.say("desk.waited.hours", waited.toHours())
        : frame.say("desk.waited.minutes", Math.max(0, waited.toMinutes()));
  }

  private List<Office> below(OfficeCode own) {
    var found = new ArrayList<Office>();
    for (Office office : offices.childrenOf(own)) {
      if (office.level() != OfficeLevel.NEIGHBOURHOOD) {
        found.add(office);
      }
    }
    found.sort(Comparator.comparing(o -> o.code().value()));
    return found;
  }

  private static Tab tab(Query query, Optional<CaseState> state, String label, long count) {
    return new Tab(label, count, "/desk" + query.in(state).address(), query.state().equals(state));
  }

  private static String emptyKey(Query query) {
    return "desk.queue.empty." + query.state().map(CaseState::name).orElse("ALL");
  }

  private static <T> boolean is(Optional<T> chosen, T value) {
    return chosen.filter(value::equals).isPresent();
  }
}
