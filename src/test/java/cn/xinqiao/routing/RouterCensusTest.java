package cn.xinqiao.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Residents of 300 committees drawn by lot write, each in several ways, where they live. */
class RouterCensusTest {
  private static final OfficeTree TREE = Shanghai.OFFICES.tree();
  private static final List<Office> DRAWN = draw();

  private static List<Office> draw() {
    var all =
        new ArrayList<>(
            TREE.all()
                .filter(o -> o.level() == OfficeLevel.NEIGHBOURHOOD && OfficeList.isShown(o))
                .sorted(Comparator.comparing(o -> o.code().value()))
                .toList());
    Collections.shuffle(all, new Random(20261121));
    return all.subList(0, 300);
  }

  private record Score(int right, int asked, int wrong, int committeeWrong) {}

  private static Score score(
      String how, Router router, List<Office> homes, List<Function<Office, String>> sentences) {
    int right = 0;
    int asked = 0;
    int wrong = 0;
    int committeeWrong = 0;
    for (Office committee : homes) {
      var street = TREE.answeringFor(street(committee).code());
      for (var sentence : sentences) {
        var route = router.route(sentence.apply(committee));
        boolean there = route.office().equals(Optional.of(street));
        right += there ? 1 : 0;
        asked += route.office().isEmpty() ? 1 : 0;
        wrong += there || route.office().isEmpty() ? 0 : 1;
        committeeWrong +=
            route.neighbourhood().filter(n -> !n.equals(committee)).isPresent() ? 1 : 0;
        if (!there && route.office().isPresent()) {
          System.out.println("  wrong: " + sentence.apply(committee) + " -> " + route.reasons());
        }
      }
    }
    var score = new Score(right, asked, wrong, committeeWrong);
    System.out.println(how + " of " + homes.size() * sentences.size() + ": " + score);
    return score;
  }

  private static Office street(Office committee) {
    return TREE.streetOf(committee.code()).orElseThrow();
  }

  private static String district(Office committee) {
    return TREE.districtOf(committee.code()).orElseThrow().name();
  }

  /** As people shorten it: without 会, without 社区, without the office word at all. */
  private static String bare(Office committee) {
    return committee.name().replaceFirst("(社区居委会|居委会|村委会)$", "");
  }

  private static final List<Function<Office, String>> WAYS =
      List.of(
          c -> "我住在" + c.name().replaceFirst("会$", "") + "这边，楼道灯坏了三个礼拜没人修",
          c -> bare(c) + "的垃圾房太臭了，麻烦来看看",
          c -> "投诉" + bare(c) + "小区物业，电梯天天停");

  private static List<Function<Office, String>> after(Function<Office, String> before) {
    return WAYS.stream()
        .<Function<Office, String>>map(way -> c -> before.apply(c) + way.apply(c))
        .toList();
  }

  @Test
  void a_named_street_is_never_missed_whatever_follows() {
    var score = score("street and committee", Shanghai.ROUTER, DRAWN, after(c -> street(c).name()));
    assertThat(score.wrong()).isZero();
    assertThat(score.asked()).isZero();
    assertThat(score.committeeWrong()).isZero();
  }

  @Test
  void a_committee_with_its_district_is_brought_home_or_asked() {
    var score =
        score("district and committee", Shanghai.ROUTER, DRAWN, after(RouterCensusTest::district));
    assertThat(score.wrong()).isZero();
  }

  @Test
  void a_committee_alone_is_brought_home_or_asked() {
    var score = score("committee alone", Shanghai.ROUTER, DRAWN, WAYS);
    assertThat(score.wrong()).isZero();
  }

  @Test
  void an_estate_that_no_list_knows_is_hardly_ever_guessed() {
    var names =
        TREE.all().collect(Collectors.groupingBy(RouterCensusTest::bare, Collectors.counting()));
    var unique = DRAWN.stream().filter(c -> names.get(bare(c)) == 1).toList();
    var rest = TREE.all().filter(o -> !unique.contains(o)).toList();
    var list =
        new OfficeList(new OfficeTree(rest), Shanghai.OFFICES.aliases(), Shanghai.OFFICES.pinyin());
    var router = new Router(list, Shanghai.seed("place-words.csv"));
    var score = score("unknown to the list", router, unique, WAYS);
    assertThat(score.wrong()).isLessThan(3 * unique.size() / 100);
  }
}
