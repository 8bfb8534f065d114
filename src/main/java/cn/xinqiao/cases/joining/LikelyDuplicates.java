package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.joining.Likened.Nearness;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds which cases an officer should look at before this one is worked alone. */
@ApplicationScoped
class LikelyDuplicates {
  private static final int MOST = 8;

  /** What is only known to be in the same street has to mean nearly the same. */
  private static final double FAR = 0.06;

  private static final Comparator<Likeness> LIKELIEST =
      Comparator.comparing(Likeness::near)
          .thenComparing(Comparator.comparingDouble(Likeness::likeness).reversed());

  private final MeaningBook meanings;
  private final Neighbours neighbours;
  private final JoiningRules rules;
  private final CaseSearch search;

  LikelyDuplicates(
      MeaningBook meanings, Neighbours neighbours, JoiningRules rules, CaseSearch search) {
    this.meanings = meanings;
    this.neighbours = neighbours;
    this.rules = rules;
    this.search = search;
  }

  /**
   * Why two cases are likely the same.
   *
   * @param days between them
   * @param thing a public thing that both name
   */
  record Likeness(
      CaseNumber number,
      Nearness near,
      Optional<String> area,
      int days,
      Optional<String> thing,
      double likeness) {}

  /** A likely duplicate that the caller sees. */
  record Found(Likeness why, CaseFile.Line line) {}

  List<Found> of(Caller caller, CaseNumber number) {
    return meanings
        .of(number)
        .map(matter -> seen(caller, number, likely(number, matter)))
        .orElse(List.of());
  }

  private List<Likeness> likely(CaseNumber number, Likened matter) {
    var rule = rules.of(matter.subject());
    return neighbours.of(matter, rule).stream()
        .filter(other -> !other.number().equals(number))
        .flatMap(other -> likeness(matter, other, rule).stream())
        .sorted(LIKELIEST)
        .limit(3L * MOST)
        .toList();
  }

  private static Optional<Likeness> likeness(
      Likened matter, Neighbours.Neighbour other, JoiningRules.Rule rule) {
    var is = other.likened();
    return matter
        .near(is)
        .map(near ->
            new Likeness(
                other.number(),
                near,
                is.site().area().filter(_ -> near == Nearness.AREA),
                matter.daysBetween(is),
                matter.sharedThing(is),
                matter.likeness(is)))
        .filter(like -> like.likeness() >= least(like, rule));
  }

  private static double least(Likeness like, JoiningRules.Rule rule) {
    double least = like.thing().isPresent() ? rule.namedLikeFrom() : rule.likeFrom();
    return like.near() == Nearness.STREET ? least + FAR : least;
  }

  /** What goes on in another case is shown as that one, and what goes on in this one not at all. */
  private List<Found> seen(Caller caller, CaseNumber asked, List<Likeness> likely) {
    if (likely.isEmpty()) {
      return List.of();
    }
    var lines = byNumber(caller, likely.stream().map(Likeness::number).toList());
    var mains =
        lines.values().stream().flatMap(line -> line.joinedInto().stream()).distinct().toList();
    var all = new LinkedHashMap<>(lines);
    if (!mains.isEmpty()) {
      all.putAll(byNumber(caller, mains));
    }
    var found = new LinkedHashMap<CaseNumber, Found>();
    for (Likeness like : likely) {
      var line = lines.get(like.number());
      var shown = line == null ? null : line.joinedInto().map(all::get).orElse(line);
      if (shown != null && !shown.number().equals(asked) && shown.joinedInto().isEmpty()) {
        found.putIfAbsent(shown.number(), new Found(like, shown));
      }
    }
    return found.values().stream().limit(MOST).toList();
  }

  private Map<CaseNumber, CaseFile.Line> byNumber(Caller caller, List<CaseNumber> numbers) {
    return search.lines(caller, numbers).stream()
        .filter(line -> !line.confidential())
        .collect(Collectors.toMap(CaseFile.Line::number, line -> line));
  }
}
