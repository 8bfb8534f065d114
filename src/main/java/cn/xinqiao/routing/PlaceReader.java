package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.routing.Mention.Weight;
import cn.xinqiao.routing.Name.Sort;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Finds the places that a message names: the longest names, weighed by the words around them. */
final class PlaceReader {
  private static final Pattern COMMITTEE =
      Pattern.compile(
          "(社区)?(居民委员会|居委会|居委|居民区|村民委员会|村委会|村委)"
              + "|(residential|neighbou?rhood)?(committee|community)|juweihui|juwei");
  private static final Pattern ESTATE = Pattern.compile("小区|社区|居民楼");
  // after a short name: the name is part of a longer one, and that one may lie anywhere
  private static final Pattern LONGER_WORD =
      Pattern.compile(
          "[东西南北中新]?\\d?(支?路|街(?!道)|大道|公路)|大桥|隧道|公园|地铁|轻轨|车站|站|号线|机场|医院|大学|中学|小学"
              + "|体育|足球|[山江港浜村镇乡]|广场|大厦|市"
              + "|rd|road|lu(?![a-z])|street|st(?![a-z])|avenue|ave(?![a-z])|station|metro|park|hospital|airport|bridge");
  // what may stand directly before a name without being part of it
  private static final String CLEAN_BEFORE =
      "在住是到的我们你您他她它这那去从于离跟与或给向请叫让把被将问说讲找归属为区弄号边近想要咱俺侬阿拉该就也还又映诉报询议谢扬居壁附派转";
  private static final List<String> LEADING_WORDS =
      List.of("上海", "上海市", "晚上", "早上", "之前", "目前", "楼下", "今天", "昨天", "我家", "最后", "麻烦");
  private static final String OTHER_BEFORE = "东西南北新小";

  private final PayloadTrie<List<Name>> trie;

  PlaceReader(PlaceNames names) {
    var builder = PayloadTrie.<List<Name>>builder();
    names.all().forEach((written, meanings) -> builder.addKeyword(written, List.copyOf(meanings)));
    trie = builder.build();
  }

  /** The mentions in the order of the text; none overlaps another. */
  List<Mention> read(PlainText text) {
    var emits = trie.parseText(text.text());
    var placeEnds = new BitSet();
    emits.stream().filter(PlaceReader::isTerritory).forEach(e -> placeEnds.set(e.getEnd() + 1));
    var found = new ArrayList<Mention>();
    for (PayloadEmit<List<Name>> emit : emits) {
      int start = emit.getStart();
      int end = emit.getEnd() + 1;
      if (isWhole(text, start, end)) {
        var before = before(text, start, placeEnds);
        var around = new Around(text.text(), start, end, before);
        found.addAll(weigh(around, emit.getPayload()));
      }
    }
    return longest(found);
  }

  private static boolean isTerritory(PayloadEmit<List<Name>> emit) {
    return emit.getPayload().stream()
        .anyMatch(n -> n.sort() == Sort.DISTRICT || n.sort() == Sort.STREET);
  }

  /** Not a piece of a number or of a Latin word. */
  private static boolean isWhole(PlainText text, int start, int end) {
    return !text.cutsNumber(start)
        && !text.cutsNumber(end)
        && !cutsWord(text, start)
        && !cutsWord(text, end);
  }

  private static boolean cutsWord(PlainText text, int at) {
    return at > 0
        && at < text.length()
        && isLatin(text.text().charAt(at - 1))
        && isLatin(text.text().charAt(at))
        && !text.gapBefore(at);
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  private enum Before {
    /** Nothing, a space, a mark, another place, or a word that leads to a place. */
    CLEAN,
    /** A character that may belong to a longer name that we do not know. */
    UNSURE,
    /** 北新泾镇 is not 新泾镇. */
    OTHER
  }

  private static Before before(PlainText text, int start, BitSet placeEnds) {
    if (start == 0 || text.gapBefore(start) || placeEnds.get(start)) {
      return Before.CLEAN;
    }
    char c = text.text().charAt(start - 1);
    if (OTHER_BEFORE.indexOf(c) >= 0) {
      return Before.OTHER;
    }
    boolean joined = c == '和' && (start == 1 || placeEnds.get(start - 1));
    boolean led =
        LEADING_WORDS.stream().anyMatch(w -> text.text().startsWith(w, start - w.length()));
    boolean clean = joined || led || CLEAN_BEFORE.indexOf(c) >= 0 || !Character.isIdeographic(c);
    return clean ? Before.CLEAN : Before.UNSURE;
  }

  /** A name where it stands. */
  private record Around(String text, int start, int end, Before before) {

    int after(Pattern pattern) {
      var matcher = pattern.matcher(text).region(end, text.length());
      return matcher.lookingAt() ? matcher.end() : -1;
    }

    boolean longerWord() {
      return after(LONGER_WORD) > 0;
    }

    boolean numbered() {
      return text.substring(start, end).chars().anyMatch(Character::isDigit);
    }

    boolean clean() {
      return before == Before.CLEAN;
    }

    int length() {
      return end - start;
    }
  }

  private static List<Mention> weigh(Around around, List<Name> names) {
    var codes = new LinkedHashMap<Mention, Set<OfficeCode>>();
    for (Name name : names) {
      weigh(around, name)
          .ifPresent(m -> codes.computeIfAbsent(m, k -> new HashSet<>()).add(name.code()));
    }
    return codes.entrySet().stream().map(e -> e.getKey().keeping(e.getValue())).toList();
  }

  private static Optional<Mention> weigh(Around around, Name name) {
    return switch (name.form()) {
      case FULL -> full(around, name);
      case SHORT -> shortForm(around, name);
      case HINT -> around.clean() ? at(around, name, Weight.HINT) : Optional.empty();
      case PROPER -> committee(around, name, true);
      case LOOSE -> committee(around, name, false);
      case BOUND, BOUND_COMMUNITY -> bound(around, name);
    };
  }

  /** 唐镇 and 北新泾镇: the shorter a full name, the more the character before it may change. */
  private static Optional<Mention> full(Around around, Name name) {
    boolean sure =
        name.sort() == Sort.NO_PLACE
            || around.clean()
            || around.length() > (around.before() == Before.OTHER ? 3 : 2);
    return at(around, name, sure ? Weight.DECIDES : Weight.HINT);
  }

  private static Optional<Mention> shortForm(Around around, Name name) {
    if (!around.clean()) {
      return Optional.empty();
    }
    if (!around.longerWord()) {
      return at(around, name, Weight.SHORT);
    }
    return name.sort() == Sort.DISTRICT ? Optional.empty() : at(around, name, Weight.HINT);
  }

  private static Optional<Mention> committee(Around around, Name name, boolean proper) {
    int end = Math.max(around.after(COMMITTEE), around.after(ESTATE));
    boolean numbered = around.numbered();
    boolean sure =
        around.clean() || around.before() == Before.UNSURE && numbered && around.length() > 3;
    if (end > 0) {
      return to(end, around, name, sure ? Weight.DECIDES : Weight.HINT);
    }
    if (!sure && around.length() < 4) {
      return Optional.empty();
    }
    return at(around, name, sure && proper && !around.longerWord() ? Weight.DECIDES : Weight.HINT);
  }

  private static Optional<Mention> bound(Around around, Name name) {
    int committee = around.after(COMMITTEE);
    if (committee > 0) {
      return to(committee, around, name, around.clean() ? Weight.DECIDES : Weight.HINT);
    }
    int estate = around.after(ESTATE);
    if (estate < 0 || !around.clean()) {
      return Optional.empty();
    }
    boolean official =
        name.form() == Name.Form.BOUND_COMMUNITY && around.text().startsWith("社区", around.end());
    return to(estate, around, name, official ? Weight.DECIDES : Weight.HINT);
  }

  private static Optional<Mention> at(Around around, Name name, Weight weight) {
    return to(around.end(), around, name, weight);
  }

  private static Optional<Mention> to(int end, Around around, Name name, Weight weight) {
    return Optional.of(new Mention(around.start(), end, name.sort(), weight, Set.of()));
  }

  /** Longest first; between equals a street before a committee, unless it is but a hint. */
  private static List<Mention> longest(List<Mention> found) {
    var byLength =
        Comparator.comparingInt(Mention::length)
            .reversed()
            .thenComparing(m -> m.weight() == Weight.HINT)
            .thenComparing(Mention::sort)
            .thenComparing(Mention::weight, Comparator.reverseOrder())
            .thenComparingInt(Mention::start);
    var taken = new BitSet();
    var kept = new ArrayList<Mention>();
    for (Mention mention : found.stream().sorted(byLength).toList()) {
      int next = taken.nextSetBit(mention.start());
      if (next < 0 || next >= mention.end()) {
        taken.set(mention.start(), mention.end());
        kept.add(mention);
      }
    }
    kept.removeIf(m -> m.is(Sort.NO_PLACE));
    kept.sort(Comparator.comparingInt(Mention::start));
    return List.copyOf(kept);
  }
}
