package cn.xinqiao.desk.figures;

import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.insight.FigureRule;
import cn.xinqiao.insight.Report;
import cn.xinqiao.insight.Report.Figure;
import cn.xinqiao.insight.Report.Part;
import cn.xinqiao.insight.Sign;
import cn.xinqiao.insight.Week;
import cn.xinqiao.insight.Weeks;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays figures out: groups, charts, tables, signs, and what can be chosen. */
@ApplicationScoped
class FigureView {
  private static final int WEEKS_TO_CHOOSE = 60;

  private final OfficeTree offices;
  private final SubjectBook subjects;

  FigureView(OfficeTree offices, SubjectBook subjects) {
    this.offices = offices;
    this.subjects = subjects;
  }

  /** What the form offers. */
  public record Filter(
      List<Choice> offices, List<Choice> subjects, List<Choice> from, List<Choice> to) {}

  /** Figures that belong together, with one chart. */
  public record Group(String title, BarChart chart, List<Row> rows) {}

  public record Row(String name, String path, String formula, Told told) {}

  /** How a figure is reckoned, and how far that can be relied on. */
  public record Rule(String name, String formula, String source, String status) {}

  /**
   * A part in the table beside a chart.
   *
   * @param rank null where parts are not ranked at all
   */
  public record Line(String name, Told told, String rank) {}

  public record Weekly(WeekChart chart, List<Line> lines) {}

  public record Parts(BarChart chart, List<Line> lines) {}

  Filter filter(Frame frame, Report.Asked asked, Week now) {
    return new Filter(
        Stream.concat(Stream.of(own(frame)), below(own(frame)))
            .map(office ->
                new Choice(
                    office.code().value(),
                    office.name(frame.language()),
                    office.code().equals(asked.office())))
            .toList(),
        Arrays.stream(Subject.values())
            .map(subject ->
                new Choice(
                    subject.name(),
                    subjects.shown(subject, frame.language()),
                    asked.subject().filter(subject::equals).isPresent()))
            .toList(),
        weeks(now, asked.weeks().first()),
        weeks(now, asked.weeks().last()));
  }

  private Office own(Frame frame) {
    return offices.get(frame.caller().office());
  }

  private Stream<Office> below(Office office) {
    return offices.childrenOf(office.code()).stream()
        .sorted(Comparator.comparing(one -> one.code().value()));
  }

  /** The newest first; one that was asked for is there in any case. */
  private static List<Choice> weeks(Week now, Week chosen) {
    var newest = Weeks.until(now, WEEKS_TO_CHOOSE).all().reversed();
    return Stream.concat(newest.stream(), Stream.of(chosen).filter(w -> !newest.contains(w)))
        .map(week ->
            new Choice(
                week.toString(),
                "%s (%s – %s)".formatted(week, week.monday(), week.sunday()),
                week.equals(chosen)))
        .toList();
  }

  /** Which office, which weeks, which subject: over every page. */
  String scope(Frame frame, Report.Asked asked) {
    return Stream.of(
            offices.get(asked.office()).name(frame.language()),
            asked
                .subject()
                .map(subject -> subjects.shown(subject, frame.language()))
                .orElse(frame.say("desk.figures.allSubjects")),
            frame.say(
                "desk.figures.weeks",
                asked.weeks().first(),
                asked.weeks().last(),
                asked.weeks().first().monday(),
                asked.weeks().last().sunday()))
        .collect(Collectors.joining(" · "));
  }

  List<Group> groups(Frame frame, Report report) {
    return Arrays.stream(FigureRule.Group.values())
        .map(group ->
            group(
                frame,
                report,
                group,
                report.figures().stream().filter(f -> f.rule().group() == group).toList()))
        .filter(group -> !group.rows().isEmpty())
        .toList();
  }

  private static Group group(
      Frame frame, Report report, FigureRule.Group group, List<Figure> figures) {
    return new Group(
        frame.say("desk.figures.group." + group),
        BarChart.of(
            figures.stream()
                .map(figure ->
                    new BarChart.Row(
                        figure.rule().name(frame.language()),
                        figure.total().share(),
                        isFew(report, figure.total())))
                .toList()),
        figures.stream()
            .map(figure ->
                new Row(
                    figure.rule().name(frame.language()),
                    Asking.address("/desk/figures/" + figure.rule().id(), report.asked()),
                    figure.rule().formula(frame.language()),
                    Told.of(frame, figure.total())))
            .toList());
  }

  private static boolean isFew(Report report, Report.Numbers numbers) {
    return numbers.share().of() < report.rankedFrom();
  }

  List<Rule> rules(Frame frame, Report report) {
    return report.figures().stream().map(figure -> rule(frame, figure.rule())).toList();
  }

  Rule rule(Frame frame, FigureRule rule) {
    return new Rule(
        rule.name(frame.language()),
        rule.formula(frame.language()),
        rule.source(),
        frame.say("desk.figures.status." + rule.status()));
  }

  List<String> signs(Frame frame, Report report) {
    return report.signs().stream().map(sign -> sign(frame, sign)).toList();
  }

  static String sign(Frame frame, Sign sign) {
    return frame.say(
        "desk.figures.sign." + sign.what(),
        sign.office().name(frame.language()),
        sign.day().map(Objects::toString).orElse(""),
        sign.count(),
        sign.among());
  }

  Weekly weekly(Frame frame, Figure figure) {
    return new Weekly(
        WeekChart.of(figure.weeks()),
        figure.weeks().stream()
            .map(part -> new Line(name(frame, part.of()), Told.of(frame, part.numbers()), null))
            .toList());
  }

  Parts byOffice(Frame frame, Report report, Figure figure) {
    var chart = chart(report, figure.offices(), office -> name(frame, report, office));
    long ranked = figure.offices().stream().filter(part -> part.rank().isPresent()).count();
    var lines =
        figure.offices().stream()
            .map(part ->
                new Line(
                    name(frame, report, part.of()),
                    Told.of(frame, part.numbers()),
                    part.rank().isPresent()
                        ? frame.say("desk.figures.rank", part.rank().getAsInt(), ranked)
                        : frame.say("desk.figures.notRanked", report.rankedFrom())))
            .toList();
    return new Parts(chart, lines);
  }

  Parts bySubject(Frame frame, Report report, Figure figure) {
    return new Parts(
        chart(report, figure.subjects(), subject -> subjects.shown(subject, frame.language())),
        figure.subjects().stream()
            .map(part ->
                new Line(
                    subjects.shown(part.of(), frame.language()),
                    Told.of(frame, part.numbers()),
                    null))
            .toList());
  }

  private static <T> BarChart chart(Report report, List<Part<T>> parts, Function<T, String> name) {
    return BarChart.of(
        IntStream.range(0, parts.size())
            .mapToObj(parts::get)
            .map(part ->
                new BarChart.Row(
                    name.apply(part.of()), part.numbers().share(), isFew(report, part.numbers())))
            .toList());
  }

  private static String name(Frame frame, Week week) {
    return frame.say("desk.figures.week", week, week.monday(), week.sunday());
  }

  /** What the office itself has, apart from those below it. */
  static String name(Frame frame, Report report, Office office) {
    var name = office.name(frame.language());
    return office.code().equals(report.asked().office())
        ? frame.say("desk.figures.itself", name)
        : name;
  }
}
