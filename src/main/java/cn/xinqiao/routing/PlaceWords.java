package cn.xinqiao.routing;

import cn.xinqiao.routing.Name.Sort;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts out the resident's words for the place: an address before an estate before a street. */
final class PlaceWords {
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(\\d+村)?(\\d+支?弄)?(\\d+支弄)?(\\d+号(楼(?!道|上|下|梯|顶|层|里)|甲|乙)?)?(\\d+[幢栋楼室])?(\\d+室)?");
  private static final Pattern ROAD_END = Pattern.compile("大道|公路|路|街(?!道|镇|坊)");
  // read in the resident's own spelling, because capitals tell where the name begins
  private static final Pattern ENGLISH =
      Pattern.compile(
          "((?i:lane|no\\.?)\\s{0,3}\\d{1,5},?\\s{0,3}|\\d{1,5}\\s{1,3}){0,2}"
              + "([A-Z][\\w']{1,24}\\s{1,3}){1,3}?(?i:road|rd|avenue)\\b(?!\\s+(?i:sub))"
              + "(,?\\s{0,3}(?i:lane|no\\.?)\\s{0,3}\\d{1,5}){0,2}");
  // before a road's name: where the name cannot begin yet
  private static final String NOT_IN_A_ROAD = "在住是到的我你他从离跟与对给向区号弄近过有想要咱俺了条段这那个走往沿去线";
  private static final Pattern NO_ROAD =
      Pattern.compile(
          ".?(公路|铁路|大路|大街|小街|大道|上路|出路|思路|网路|水路|半路)"
              + "|.*(马路|道路|线路|电路|小路|盲路|走路|修路|问路|让路|逛街|里路|米路)");
  private static final int LONGEST_ROAD = 6;

  private PlaceWords() {}

  static Optional<String> cut(PlainText text, List<Mention> mentions) {
    var nearest =
        mentions.stream()
            .filter(m -> m.is(Sort.COMMITTEE))
            .max(Comparator.comparing(Mention::weight))
            .or(() -> mentions.stream().filter(m -> m.is(Sort.STREET)).findFirst())
            .or(() -> mentions.stream().findFirst());
    var road = road(text, mentions);
    boolean estate = nearest.filter(m -> m.is(Sort.COMMITTEE) && m.decides()).isPresent();
    return estate
        ? nearest.map(m -> withNumbers(text, m.start(), m.end()))
        : road.or(() -> nearest.map(m -> withNumbers(text, m.start(), m.end())));
  }

  /** The first road with a number, otherwise the first road. */
  private static Optional<String> road(PlainText text, List<Mention> mentions) {
    var places = new BitSet();
    mentions.stream()
        .filter(m -> m.weight() != Mention.Weight.HINT)
        .forEach(m -> places.set(m.start(), m.end()));
    Optional<String> first = Optional.empty();
    Matcher end = ROAD_END.matcher(text.text());
    while (end.find()) {
      int start = roadStart(text.text(), end.start(), places);
      if (end.end() - start < 3
          || NO_ROAD.matcher(text.text().substring(start, end.end())).matches()) {
        continue;
      }
      boolean numbered = numbersEnd(text, end.end()) > end.end();
      if (numbered) {
        return Optional.of(withNumbers(text, start, end.end()));
      }
      first = first.or(() -> Optional.of(text.original(start, end.end())));
    }
    return first.or(() -> english(text));
  }

  private static int roadStart(String text, int end, BitSet places) {
    int start = end;
    while (start > 0 && end - start < LONGEST_ROAD - 1 && mayBeInARoad(text, start - 1, places)) {
      start--;
    }
    return start;
  }

  private static boolean mayBeInARoad(String text, int at, BitSet places) {
    char c = text.charAt(at);
    return !places.get(at)
        && NOT_IN_A_ROAD.indexOf(c) < 0
        && (Character.isIdeographic(c)
            || Character.isDigit(c) && at > 0 && Character.isIdeographic(text.charAt(at - 1)));
  }

  private static String withNumbers(PlainText text, int start, int end) {
    return text.original(start, numbersEnd(text, end));
  }

  private static int numbersEnd(PlainText text, int from) {
    var numbers = NUMBERS.matcher(text.text()).region(from, text.length());
    return numbers.lookingAt() ? numbers.end() : from;
  }

  private static Optional<String> english(PlainText text) {
    var english = ENGLISH.matcher(text.original());
    return english.find() ? Optional.of(english.group()) : Optional.empty();
  }
}
