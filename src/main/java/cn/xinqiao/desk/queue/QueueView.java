package cn.xinqiao.desk.queue;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.cases.bridge.References;
import cn.xinqiao.cases.charge.Leaders;
import cn.xinqiao.cases.pace.ThreeClocks;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.pace.PaceView;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.desk.words.NextDue;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Secrets;
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
  private final ListsShown lists;
  private final References references;
  private final Leaders leaders;
  private final OfficeTree offices;
  private final ThreeClocks pace;

  QueueView(
      CaseSearch search,
      DeskTasks tasks,
      ListsShown lists,
      References references,
      Leaders leaders,
      OfficeTree offices,
      ThreeClocks pace) {
    this.search = search;
    this.tasks = tasks;
    this.lists = lists;
    this.references = references;
    this.leaders = leaders;
    this.offices = offices;
    this.pace = pace;
  }

  record Tab(String label, long count, String path, boolean current) {}

  /**
   * A case in the list.
   *
   * @param left how the next date stands, in words
   * @param css the class of its colour
   * @param leader who answers for it beside its office; null when nobody does
   * @param held how long the office has had it, and who there; null once it has ended
   * @param hands the three clocks, in short; empty once it has ended
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
      String office,
      String leader,
      String held,
      List<PaceView.Hand> hands) {}

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

  /**
   * The part of the page that is asked for again and again.
   *
   * @param page what the list shows, and {@code ringing} what rings: for who writes down what was
   *     seen
   */
  record Rows(
      CaseSearch.Page<CaseFile.Line> page,
      List<CaseFile.Line> ringing,
      List<Row> band,
      List<Task> tasks,
      List<Row> rows,
      String found,
      String pages,
      String before,
      String after,
      String empty) {

    /** Which cases these are, and how many small things are owed of which. */
    String cases() {
      return Secrets.digest(
          Stream.of(
                  band.stream().map(Row::number),
                  tasks.stream().map(Task::number),
                  rows.stream().map(Row::number))
              .flatMap(numbers -> Stream.concat(numbers, Stream.of("")))
              .toArray(String[]::new));
    }
  }

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
        page,
        alarms,
        band(frame, alarms, ringing),
        tasks.owed(frame.caller()).stream().map(row -> task(frame, row)).toList(),
        rows(frame, page.items(), ringing),
        frame.say("desk.queue.found", page.total()),
        frame.say("desk.queue.page", query.page() + 1, last + 1),
        query.page() > 0 ? "/desk" + query.turnedTo(query.page() - 1).address() : null,
        query.page() < last ? "/desk" + query.turnedTo(query.page() + 1).address() : null,
        frame.say(query.isNarrow() ? "desk.queue.empty.narrow" : emptyKey(query)));
  }

  /** Emergencies that ring at this desk, oldest first; the view is written down. */
  List<Row> ringing(Frame frame) {
    var alarms = search.ringing(frame.caller());
    lists.ringing(frame.caller(), alarms);
    var numbers = numbers(alarms);
    return rows(frame, alarms, numbers);
  }

  private List<Row> rows(Frame frame, List<CaseFile.Line> lines, Set<String> ringing) {
    var numbers = lines.stream().map(CaseFile.Line::number).toList();
    var outside = references.firstDue(numbers);
    var leading = leaders.of(numbers);
    var clocks = pace.of(numbers);
    return lines.stream()
        .map(line ->
            row(
                frame,
                line,
                NextDue.of(line, Optional.ofNullable(outside.get(line.number()))),
                Optional.ofNullable(leading.get(line.number())),
                ringing,
                clocks.getOrDefault(line.number(), List.of())))
        .toList();
  }

  /** Writes down that this was shown. */
  void shown(Frame frame, Query query, Rows rows) {
    lists.ringing(frame.caller(), rows.ringing());
    lists.list(
        frame.caller(),
        query.wanted(),
        rows.page(),
        "urgent=" + rows.band().size() + " tasks=" + rows.tasks().size());
  }

  /** First everything that rings here, taken or not; then what was seen and nobody has taken. */
  private List<Row> band(Frame frame, List<CaseFile.Line> alarms, Set<String> ringing) {
    var quiet = untaken(frame).stream().filter(line -> !ringing.contains(line.number().toString()));
    return rows(frame, Stream.concat(alarms.stream(), quiet).toList(), ringing);
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

  private Row row(
      Frame frame,
      CaseFile.Line line,
      NextDue next,
      Optional<Leaders.Leader> leader,
      Set<String> ringing,
      List<ThreeClocks.Hand> clocks) {
    var now = frame.clock().instant();
    var left = DaysLeft.until(next.on(), next.provisional(), ShanghaiTime.day(now));
    var number = line.number().toString();
    return new Row(
        number,
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        CaseInWords.place(frame, line),
        frame.say("kind." + line.kind()),
        frame.say("urgency." + line.urgency()),
        line.emergency().map(code -> CaseInWords.danger(frame, code)).orElse(null),
        line.urgency() != Urgency.NORMAL,
        line.confidential(),
        !line.confirmed(),
        !line.reachable(),
        ringing.contains(number),
        CaseInWords.urged(frame, line),
        line.joinedInto().isPresent()
            ? frame.say("desk.state.joined")
            : frame.say("desk.state." + line.state()),
        next.on().map(day -> CaseInWords.due(frame, next, day)).orElse(null),
        frame.say(left.key(), left.days()),
        left.css(),
        ShanghaiTime.minute(line.receivedAt()),
        waited(frame, line.receivedAt(), now),
        line.office().name(frame.language()),
        leader.map(one -> frame.say("desk.mark.leader", one.login())).orElse(null),
        CaseInWords.held(frame, line),
        line.state().isRunning() ? PaceView.hands(frame, clocks) : List.of());
  }

  private static Task task(Frame frame, DeskTasks.Row row) {
    var task = row.task();
    return new Task(
        row.of().number().toString(),
        task.kind().name(),
        frame.say("desk.task." + task.kind()),
        row.of().erased() ? frame.say("desk.case.erased") : Masked.in(row.of().summary()),
        ShanghaiTime.minute(task.since()),
        CaseInWords.by(frame, task),
        task.by().isBefore(frame.clock().instant()),
        row.of().confidential());
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
