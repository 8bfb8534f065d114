package cn.xinqiao.cases.grid;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which node fits the place of a case: the building within the estate, the estate, the committee. A
 * suggestion only; an officer chooses.
 */
final class Fitting {
  private static final Pattern BUILDING = Pattern.compile("(\\d{1,4})\\s*(?:号楼|号|幢|栋)");
  private static final Pattern STRETCH =
      Pattern.compile("(\\d{1,4})\\s*(?:号楼|号|幢|栋)?\\s*(?:至|到|[-—~～])\\s*(\\d{1,4})");

  /** What estates are called by, whatever kind of estate they are. */
  private static final Pattern KIND = Pattern.compile("(?:小区|中?网格|居民区|片区?)$");

  private Fitting() {}

  /**
   * @param nodes that somebody keeps
   */
  static Optional<GridNode> best(List<GridNode> nodes, LookShelf.Place place) {
    return nodes.stream()
        .filter(node -> rank(node, nodes, place) > 0)
        .max(Comparator.comparingInt(node -> rank(node, nodes, place)));
  }

  /** Higher is closer; 0 does not fit. */
  private static int rank(GridNode node, List<GridNode> nodes, LookShelf.Place place) {
    return switch (node.level()) {
      case LARGE -> place.neighbourhood().filter(node.committee()::equals).isPresent() ? 1 : 0;
      case MIDDLE -> isNamed(node, place) ? 2 : 0;
      case MICRO -> holdsBuilding(node, place) && isInEstate(node, nodes, place) ? 3 : 0;
    };
  }

  private static boolean isNamed(GridNode node, LookShelf.Place place) {
    var name = KIND.matcher(node.name()).replaceAll("");
    return name.length() >= 2 && place.told().contains(name);
  }

  /** An estate above that nobody keeps is not among the nodes: then the committee has to fit. */
  private static boolean isInEstate(GridNode micro, List<GridNode> nodes, LookShelf.Place place) {
    return nodes.stream()
        .filter(node -> micro.parent().filter(node.code()::equals).isPresent())
        .findFirst()
        .map(estate -> isNamed(estate, place))
        .orElse(false);
  }

  private static boolean holdsBuilding(GridNode micro, LookShelf.Place place) {
    return BUILDING
        .matcher(place.told())
        .results()
        .anyMatch(told -> buildings(micro.name()).anyMatch(one -> one == number(told)));
  }

  private static IntStream buildings(String name) {
    var stretches =
        STRETCH
            .matcher(name)
            .results()
            .flatMapToInt(found ->
                IntStream.rangeClosed(
                    Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
    return IntStream.concat(stretches, BUILDING.matcher(name).results().mapToInt(Fitting::number));
  }

  private static int number(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }
}
