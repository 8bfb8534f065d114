package cn.xinqiao.api;

import cn.xinqiao.insight.FigureRule;
import cn.xinqiao.insight.Report;
import cn.xinqiao.insight.Report.Apart;
import cn.xinqiao.insight.Report.Figure;
import cn.xinqiao.insight.Report.Numbers;
import cn.xinqiao.insight.Share;
import cn.xinqiao.insight.Sign;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Subject;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures as the contract has them. Rates lie between 0 and 1 and are null of nothing; low and
 * high are the ends of the 95 % interval.
 */
record RatesView(
    String office,
    String subject,
    String from,
    String to,
    int listVersion,
    int rankedFrom,
    List<FigureView> figures,
    List<SignView> signs) {

  /**
   * @param asked null for what no resident is asked
   */
  record NumbersView(long counted, long of, Double rate, Double low, Double high, AskedView asked) {
    static NumbersView of(Numbers numbers) {
      var share = numbers.share();
      var interval = share.interval();
      return new NumbersView(
          share.counted(),
          share.of(),
          share.rate().map(NumbersView::rounded).orElse(null),
          interval.map(Share.Interval::low).map(NumbersView::rounded).orElse(null),
          interval.map(Share.Interval::high).map(NumbersView::rounded).orElse(null),
          numbers.apart().map(AskedView::of).orElse(null));
    }

    private static double rounded(double value) {
      return Math.round(value * 10_000) / 10_000.0;
    }
  }

  /** What became of the questions; the last four add up to all. */
  record AskedView(long all, long answered, long silent, long unconfirmed, long overridden) {
    static AskedView of(Apart apart) {
      return new AskedView(
          apart.asked(), apart.answered(), apart.silent(), apart.unconfirmed(), apart.overridden());
    }
  }

  record RuleView(
      String of, String counts, String formula, String formulaEn, String source, String status) {
    static RuleView of(FigureRule rule) {
      return new RuleView(
          rule.of().name(),
          rule.counts().name(),
          rule.formula(Language.ZH),
          rule.formula(Language.EN),
          rule.source(),
          rule.status().name());
    }
  }

  /**
   * @param rank null for what is not ranked
   */
  record OfficePart(OfficeView office, NumbersView numbers, Integer rank) {}

  record SubjectPart(String subject, NumbersView numbers) {}

  record WeekPart(String week, NumbersView numbers) {}

  record FigureView(
      String id,
      String name,
      String nameEn,
      String group,
      String better,
      RuleView rule,
      NumbersView total,
      List<OfficePart> offices,
      List<SubjectPart> subjects,
      List<WeekPart> weeks) {
    static FigureView of(Figure figure) {
      var rule = figure.rule();
      return new FigureView(
          rule.id(),
          rule.name(Language.ZH),
          rule.name(Language.EN),
          rule.group().name(),
          rule.better().name(),
          RuleView.of(rule),
          NumbersView.of(figure.total()),
          figure.offices().stream()
              .map(part ->
                  new OfficePart(
                      OfficeView.of(part.of()),
                      NumbersView.of(part.numbers()),
                      part.rank().isPresent() ? part.rank().getAsInt() : null))
              .toList(),
          figure.subjects().stream()
              .map(part -> new SubjectPart(part.of().code(), NumbersView.of(part.numbers())))
              .toList(),
          figure.weeks().stream()
              .map(part -> new WeekPart(part.of().toString(), NumbersView.of(part.numbers())))
              .toList());
    }
  }

  /**
   * @param day null for what is spread over the weeks
   */
  record SignView(String what, OfficeView office, LocalDate day, long count, long among) {
    static SignView of(Sign sign) {
      return new SignView(
          sign.what().name(),
          OfficeView.of(sign.office()),
          sign.day().orElse(null),
          sign.count(),
          sign.among());
    }
  }

  static RatesView of(Report report) {
    var asked = report.asked();
    return new RatesView(
        asked.office().value(),
        asked.subject().map(Subject::code).orElse(null),
        asked.weeks().first().toString(),
        asked.weeks().last().toString(),
        report.listVersion(),
        report.rankedFrom(),
        report.figures().stream().map(FigureView::of).toList(),
        report.signs().stream().map(SignView::of).toList());
  }
}
