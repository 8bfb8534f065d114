package cn.xinqiao.cases.joining;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where something is, more narrowly than a committee, taken from the resident's words for the
 * place: an estate or a lane (市光一村, 殷行路470弄), and the house there (12号).
 *
 * @param area what two neighbours would name alike; empty for a whole street office or road
 * @param house empty when none is named
 */
record Site(Optional<String> area, Optional<String> house) {
  static final Site UNKNOWN = new Site(Optional.empty(), Optional.empty());

  private static final int LONGEST_AREA = 120;
  private static final int LONGEST_HOUSE = 60;

  /** The name, a lane that belongs to it, and the rest. */
  private static final Pattern PLACE =
      Pattern.compile("([^\\d]*)(\\d+(?:弄|巷|里|支弄))?(.*)", Pattern.DOTALL);

  /** Longer than one walks to look for the same thing. */
  private static final Pattern TOO_LONG = Pattern.compile(".*(街道|镇|乡|区|路|街|大道|公路)|");

  static Site in(String place) {
    var plain =
        Normalizer.normalize(place, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s，,。.、]+", "");
    var parts = PLACE.matcher(plain);
    if (!parts.matches()) {
      return UNKNOWN;
    }
    var name = parts.group(1);
    var lane = parts.group(2) == null ? "" : parts.group(2);
    boolean narrow = !lane.isEmpty() || !TOO_LONG.matcher(name).matches();
    return new Site(
        Optional.of(name + lane).filter(area -> narrow && area.length() <= LONGEST_AREA),
        Optional.of(parts.group(3)).filter(rest -> narrow && fits(rest)));
  }

  private static boolean fits(String rest) {
    return !rest.isEmpty() && rest.length() <= LONGEST_HOUSE;
  }

  boolean isSameArea(Site other) {
    return area.isPresent() && area.equals(other.area);
  }

  /** Both say where, and not the same. */
  boolean isElsewhere(Site other) {
    boolean otherArea = area.isPresent() && other.area.isPresent() && !area.equals(other.area);
    boolean otherHouse = house.isPresent() && other.house.isPresent() && !house.equals(other.house);
    return otherArea || otherHouse;
  }
}
