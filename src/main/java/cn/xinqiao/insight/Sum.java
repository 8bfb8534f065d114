package cn.xinqiao.insight;

import cn.xinqiao.insight.Occurrence.Asked;
import cn.xinqiao.insight.Occurrence.Word;
import cn.xinqiao.insight.Report.Apart;
import cn.xinqiao.insight.Report.Numbers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Adds up what belongs to one figure. */
final class Sum {
  private final FigureRule rule;
  private final Map<Word, Long> words = new EnumMap<>(Word.class);
  private long counted;
  private long of;

  Sum(FigureRule rule) {
    this.rule = rule;
  }

  void add(Tally tally) {
    if (!rule.covers(tally.kind())) {
      return;
    }
    of += rule.of().holds(tally.one()) ? tally.count() : 0;
    counted += rule.counts().holds(tally.one()) ? tally.count() : 0;
    if (tally.one() instanceof Asked asked) {
      rule.of()
          .question()
          .ifPresent(question -> words.merge(asked.to(question), tally.count(), Long::sum));
    }
  }

  boolean isEmpty() {
    return of == 0 && words.keySet().stream().allMatch(word -> word == Word.NOT_ASKED);
  }

  Numbers numbers() {
    return new Numbers(
        new Share(counted, of),
        rule.of().question().isEmpty() ? Optional.empty() : Optional.of(apart()));
  }

  private Apart apart() {
    return new Apart(
        of(Word.YES) + of(Word.NO), of(Word.SILENT), of(Word.UNCONFIRMED), of(Word.OVERRIDE));
  }

  private long of(Word word) {
    return words.getOrDefault(word, 0L);
  }
}
