package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.Mention.Weight;
import cn.xinqiao.routing.Name.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Weighs the places of one message against each other; used once. */
final class Decision {
  private static final Comparator<OfficeCode> BY_CODE = Comparator.comparing(OfficeCode::value);

  private static final Pattern ROAD_NAME = Pattern.compile("(?i).*(路|街|大道|road|rd|lu)");

  private static final Pattern SISTER = Pattern.compile("第?\\d+(居|社区|小区)");

  // how much an answer is worth by what it rests on
  private static final double WRITTEN = 0.98;
  private static final double AGREED = 0.95;
  private static final double COMMITTEE = 0.92;
  private static final double SPOKEN = 0.85;
  private static final double KNOWN = 0.8;
  // what several candidates share between them
  private static final double NAMED = 0.9;
  private static final double HINTED = 0.5;
  private static final double IN_DISTRICT = 0.3;

  private final OfficeTree tree;
  private final PlainText text;
  private final List<Mention> mentions;
  private final Set<Mention> own;
  private final Set<OfficeCode> districts;
  private final Optional<OfficeCode> known;
  private final List<String> reasons;

  Decision(OfficeTree tree, PlainText text, Cues.Meant meant, OfficeCode within) {
    this.tree = tree;
    this.text = text;
    mentions = meant.kept();
    own = meant.own();
    reasons = new ArrayList<>(meant.reasons());
    var named = codes(some(m -> m.is(Sort.DISTRICT) && m.weight() != Weight.HINT));
    districts = named.isEmpty() ? set(tree.districtOf(within)) : named;
    // what was known before holds only as long as no other district is named
    known = tree.streetOf(within).map(Office::code).filter(s -> lies(s, named) || named.isEmpty());
  }

  Route route() {
    var written = some(m -> m.is(Sort.STREET) && m.decides());
    if (!written.isEmpty()) {
      return byStreets(written, WRITTEN);
    }
    var committees = some(m -> m.is(Sort.COMMITTEE) && m.decides());
    if (!committees.isEmpty()) {
      return byCommittees(committees);
    }
    var spoken = some(m -> m.is(Sort.STREET) && m.weight() == Weight.SHORT);
    if (!spoken.isEmpty()) {
      return byStreets(spoken, SPOKEN);
    }
    return known.map(this::stay).orElseGet(this::byHints);
  }

  private Route byStreets(List<Mention> named, double confidence) {
    named.forEach(m ->
        reasons.add(
            m.decides()
                ? "文中写明‘" + written(m) + "’"
                : "‘" + written(m) + "’通常指" + names(m.codes())));
    var streets = codes(named);
    var here = inDistricts(streets);
    if (here.isEmpty()) {
      return misplaced(streets);
    }
    known.ifPresent(here::add);
    return decideOrAsk(here, confidence);
  }

  private Route byCommittees(List<Mention> named) {
    var streets = sorted();
    for (Mention m : named) {
      var everywhere = streetsOf(m.codes());
      var here = inDistricts(everywhere);
      if (here.isEmpty()) {
        reasons.add(committeeReason(m, everywhere));
        return misplaced(everywhere);
      }
      reasons.add(committeeReason(m, here));
      narrow(streets, here);
    }
    return agree(streets) ? decideOrAsk(streets, AGREED) : decideOrAsk(streets, COMMITTEE);
  }

  /** Lets streets that are mentioned loosely, or known, choose; says whether any agreed. */
  private boolean agree(TreeSet<OfficeCode> streets) {
    var hinted = codes(some(m -> m.is(Sort.STREET)));
    boolean agreed = hinted.stream().anyMatch(streets::contains);
    if (agreed) {
      streets.retainAll(hinted);
    } else {
      streets.addAll(
          inDistricts(codes(some(m -> m.is(Sort.STREET) && m.weight() == Weight.SHORT))));
    }
    known.ifPresent(street -> narrow(streets, Set.of(street)));
    return agreed || !districts.isEmpty();
  }

  private Route stay(OfficeCode street) {
    reasons.add("此前已确定在" + names(Set.of(street)));
    return decide(street, KNOWN);
  }

  private Route byHints() {
    var candidates = new Ranking(tree);
    for (Mention m : some(m -> m.weight() == Weight.HINT && !m.is(Sort.DISTRICT))) {
      var here = inDistricts(streetsOf(m.codes()));
      if (!here.isEmpty()) {
        reasons.add("‘" + written(m) + "’可能在" + names(here) + "，不足以确定");
        candidates.share(HINTED, here);
      }
    }
    if (districts.size() == 1) {
      reasons.add("只能确定在" + names(districts));
      candidates.share(IN_DISTRICT, streetsBelow(districts.iterator().next()));
    }
    if (districts.size() > 1) {
      reasons.add("提到 " + districts.size() + " 个区：" + names(districts));
    }
    return ask(candidates);
  }

  private Route misplaced(Set<OfficeCode> streets) {
    reasons.add(names(streets) + "不在" + names(districts) + "，需要核实");
    var candidates = new Ranking(tree);
    candidates.share(HINTED, streets);
    districts.forEach(d -> candidates.share(IN_DISTRICT, streetsBelow(d)));
    return ask(candidates);
  }

  private Route decideOrAsk(Set<OfficeCode> streets, double confidence) {
    if (streets.size() == 1) {
      return decide(streets.iterator().next(), confidence);
    }
    reasons.add("可能是 " + streets.size() + " 个街镇：" + names(streets));
    var candidates = new Ranking(tree);
    candidates.share(NAMED, streets);
    return ask(candidates);
  }

  private Route decide(OfficeCode street, double confidence) {
    var office = tree.answeringFor(street);
    if (!office.code().equals(street)) {
      reasons.add(names(Set.of(street)) + "的事项由" + office.name() + "办理");
    }
    var candidates = List.of(new Candidate(office, confidence));
    var there =
        mentions.stream()
            .filter(m -> m.codes().stream().anyMatch(c -> c.within(street) || street.within(c)))
            .toList();
    var place = PlaceWords.cut(text, there);
    return new Route(Optional.of(office), neighbourhood(street), candidates, place, reasons);
  }

  private Route ask(Ranking candidates) {
    return new Route(
        Optional.empty(),
        Optional.empty(),
        candidates.sorted(),
        PlaceWords.cut(text, mentions),
        reasons);
  }

  /** The one committee of this street that is named; a road alone names none. */
  private Optional<Office> neighbourhood(OfficeCode street) {
    var committees =
        some(m -> m.is(Sort.COMMITTEE) && !isRoad(m) && !sister(m)).stream()
            .map(m -> m.codes().stream().filter(c -> c.within(street)).toList())
            .filter(codes -> !codes.isEmpty())
            .toList();
    var sure = committees.stream().filter(codes -> codes.size() == 1).distinct().toList();
    return sure.size() == 1 ? tree.find(sure.getFirst().getFirst()) : Optional.empty();
  }

  /** 市光一村第九居委会, which no list has: not to be taken for the first. */
  private boolean sister(Mention m) {
    return SISTER.matcher(text.text()).region(m.end(), text.length()).lookingAt();
  }

  private boolean isRoad(Mention m) {
    return m.weight() == Weight.HINT && ROAD_NAME.matcher(written(m)).matches();
  }

  private String committeeReason(Mention m, Set<OfficeCode> streets) {
    if (streets.size() == 1) {
      return "‘" + written(m) + "’是" + names(streets) + "的居民区";
    }
    var where = districts.size() == 1 ? names(districts) : "全市";
    return where + "有 " + streets.size() + " 个街镇有‘" + written(m) + "’";
  }

  /** The mentions of this kind; those that the writer calls his own, where there are any. */
  private List<Mention> some(Predicate<Mention> kind) {
    var found = mentions.stream().filter(kind).toList();
    var mine = found.stream().filter(own::contains).toList();
    return mine.isEmpty() ? found : mine;
  }

  /** Keeps what both have in common, or everything where they have nothing in common. */
  private static void narrow(Set<OfficeCode> streets, Set<OfficeCode> more) {
    if (more.stream().anyMatch(streets::contains)) {
      streets.retainAll(more);
    } else {
      streets.addAll(more);
    }
  }

  private TreeSet<OfficeCode> inDistricts(Set<OfficeCode> streets) {
    return streets.stream()
        .filter(s -> districts.isEmpty() || lies(s, districts))
        .collect(Collectors.toCollection(Decision::sorted));
  }

  private Set<OfficeCode> streetsOf(Set<OfficeCode> codes) {
    return codes.stream()
        .flatMap(c -> tree.streetOf(c).stream())
        .map(Office::code)
        .collect(Collectors.toCollection(Decision::sorted));
  }

  /** Parks and farms are not offered: who lives there is asked by the name of the town around. */
  private List<OfficeCode> streetsBelow(OfficeCode district) {
    return tree.childrenOf(district).stream()
        .filter(o -> o.level() == OfficeLevel.STREET && o.answering() == null)
        .map(Office::code)
        .sorted(BY_CODE)
        .toList();
  }

  private static boolean lies(OfficeCode code, Set<OfficeCode> districts) {
    return districts.stream().anyMatch(code::within);
  }

  private static Set<OfficeCode> codes(List<Mention> mentions) {
    return mentions.stream()
        .flatMap(m -> m.codes().stream())
        .collect(Collectors.toCollection(Decision::sorted));
  }

  private static TreeSet<OfficeCode> sorted() {
    return new TreeSet<>(BY_CODE);
  }

  private static Set<OfficeCode> set(Optional<Office> office) {
    return office.map(Office::code).map(Set::of).orElse(Set.of());
  }

  private String written(Mention m) {
    return text.original(m.start(), m.end());
  }

  private String names(Set<OfficeCode> codes) {
    return codes.stream().map(c -> tree.get(c).name()).collect(Collectors.joining("、"));
  }
}
