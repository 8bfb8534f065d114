package cn.xinqiao.insight;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.insight.Occurrence.Asked;
import cn.xinqiao.insight.Occurrence.Question;
import cn.xinqiao.insight.Occurrence.Word;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the database counted: the parts add up, and nothing counts that was not said. */
class SumTest {
  private static final List<FigureRule> RULES =
      new FigureRules(FigureListsTest.shipped("figures.csv")).all();

  @Property
  void answered_silence_unconfirmed_and_override_are_all_who_were_asked(
      @ForAll("tallies") List<Tally> tallies) {
    for (FigureRule rule : RULES) {
      rule.of()
          .question()
          .ifPresent(question -> {
            long asked =
                tallies.stream()
                    .filter(tally -> rule.covers(tally.kind()) && isAsked(tally, question))
                    .mapToLong(Tally::count)
                    .sum();
            assertThat(sum(rule, tallies).numbers().apart().orElseThrow().asked())
                .as(rule.id())
                .isEqualTo(asked);
          });
    }
  }

  @Property
  void no_share_is_more_than_what_it_is_a_share_of_and_answers_are_answers(
      @ForAll("tallies") List<Tally> tallies) {
    for (FigureRule rule : RULES) {
      var numbers = sum(rule, tallies).numbers();
      assertThat(numbers.share().counted()).isBetween(0L, numbers.share().of());
      numbers
          .apart()
          .ifPresent(apart -> {
            long most =
                switch (rule.of()) {
                  case ASKED, MATTER_ASKED, HEART_ASKED -> apart.asked();
                  default -> apart.answered();
                };
            assertThat(numbers.share().of()).as(rule.id()).isEqualTo(most);
          });
    }
  }

  @Property
  void the_sums_of_two_halves_are_the_sum_of_the_whole(
      @ForAll("tallies") List<Tally> some, @ForAll("tallies") List<Tally> others) {
    var all = new java.util.ArrayList<>(some);
    all.addAll(others);
    for (FigureRule rule : RULES) {
      var halves = sum(rule, some).numbers().share().plus(sum(rule, others).numbers().share());
      assertThat(sum(rule, all).numbers().share()).isEqualTo(halves);
    }
  }

  @Provide
  Arbitrary<List<Tally>> tallies() {
    var occurrences = Occurrence.all().toList();
    return Combinators.combine(
            Arbitraries.of(occurrences),
            Arbitraries.of(Kind.PETITION, Kind.SERVICE_REQUEST, Kind.SUGGESTION),
            Arbitraries.longs().between(1, 1_000_000))
        .as((one, kind, count) ->
            new Tally(
                new OfficeCode("310110012"),
                Subject.TRANSPORT,
                kind,
                Week.valueOf("2026-W12"),
                one,
                count))
        .list()
        .ofMaxSize(40);
  }

  private static boolean isAsked(Tally tally, Question question) {
    return tally.one() instanceof Asked asked && asked.to(question) != Word.NOT_ASKED;
  }

  private static Sum sum(FigureRule rule, List<Tally> tallies) {
    var sum = new Sum(rule);
    tallies.forEach(sum::add);
    return sum;
  }
}
