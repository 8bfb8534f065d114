package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which case of a talk words speak of: by its number, by its day, by its place or subject, else
 * perhaps the only one there is.
 */
@ApplicationScoped
class WhichCase {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pattern NEWEST =
      Pattern.compile("刚[才刚]|方才|最近|最后|上一?(个|件|条)|just now|the last|latest|most recent");
  private static final Pattern YESTERDAY = Pattern.compile("昨天|昨日|昨晚|yesterday|last night");
  private static final Pattern DAY_BEFORE = Pattern.compile("前天|前日|day before yesterday");
  private static final Pattern TODAY = Pattern.compile("今天|今朝|今早|today|this morning");
  private static final Pattern BEFORE =
      Pattern.compile("上次|上回|上趟|之前|以前|老早|前几天|上(个)?(星期|礼拜|周|月)|last (time|week|month)|earlier");

  /** Words that name no place and no subject. */
  private static final Pattern EMPTY =
      Pattern.compile(
          "那个|迭个|搿个|这个|那件|这件|事情|事体|问题|案子|单子|工单|投诉|反映|报修|登记|一下|麻烦|帮我|帮忙|请|我们|阿拉|我|你们?|侬"
              + "|您|的|额|了|吗|么|伐|呢|吧|呀|啊|事|件|个|给|把|要|想|就|再|也|都"
              + "|\\b(my|the|a|an|on|about|case|report|matter|complaint|request|please|that|this|one|for"
              + "|of|it|to|is|i|you|can|could|me|and|with|there|any|here|want|would|like)\\b");

  private final Clock clock;

  WhichCase(Clock clock) {
    this.clock = clock;
  }

  /**
   * What words came to.
   *
   * @param cases those that they may mean, newest first; empty when they name none of these
   * @param named whether they say so, and it is not just the only one there is
   */
  record Meant(List<CaseFile> cases, boolean named) {
    boolean isOne() {
      return cases.size() == 1;
    }
  }

  /**
   * @param rest what the words say beside the wish
   * @param own cases of the talk, newest first
   */
  Meant in(String words, String rest, List<CaseFile> own) {
    var number = CaseNumber.in(words);
    if (number.isPresent()) {
      return new Meant(filtered(own, c -> c.line().number().equals(number.get())), true);
    }
    var content = content(rest);
    var dated = dated(words, own);
    var best = best(content, dated);
    if (!best.isEmpty()) {
      return new Meant(best, true);
    }
    if (NEWEST.matcher(words).find() && !own.isEmpty()) {
      return new Meant(List.of(own.getFirst()), true);
    }
    boolean byDay = dated.size() < own.size();
    return !pieces(content).isEmpty() && !byDay ? new Meant(own, false) : new Meant(dated, byDay);
  }

  /** Whether the words say more than the wish: a place or a subject. */
  boolean namesSomething(String rest) {
    return !pieces(content(rest)).isEmpty();
  }

  /** How much of what the words name is in the case, 0 to 1. */
  double share(String rest, CaseFile file) {
    var pieces = pieces(content(rest));
    return pieces.isEmpty() ? 0 : (double) shared(pieces, file) / pieces.size();
  }

  /** Whether the words look back to something earlier than what is open now. */
  boolean looksFarBack(String words) {
    return CaseNumber.in(words).isPresent()
        || Stream.of(YESTERDAY, DAY_BEFORE, BEFORE).anyMatch(p -> p.matcher(words).find());
  }

  boolean looksBack(String words) {
    return looksFarBack(words) || NEWEST.matcher(words).find() || TODAY.matcher(words).find();
  }

  private List<CaseFile> dated(String words, List<CaseFile> own) {
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    var found =
        DAY_BEFORE.matcher(words).find()
            ? openedOn(own, today.minusDays(2))
            : YESTERDAY.matcher(words).find()
                ? openedOn(own, today.minusDays(1))
                : TODAY.matcher(words).find() ? openedOn(own, today) : own;
    return found.isEmpty() ? own : found;
  }

  private static List<CaseFile> openedOn(List<CaseFile> own, LocalDate day) {
    return filtered(own, c -> LocalDate.ofInstant(c.line().openedAt(), SHANGHAI).equals(day));
  }

  /** Those that share most with the words, if any shares something. */
  private static List<CaseFile> best(String content, List<CaseFile> among) {
    var pieces = pieces(content);
    var most = among.stream().mapToLong(c -> shared(pieces, c)).max().orElse(0);
    return most == 0 ? List.of() : filtered(among, c -> shared(pieces, c) == most);
  }

  private static long shared(Set<String> pieces, CaseFile file) {
    var text =
        (file.words() + " " + file.line().summary() + " " + file.place().orElse(""))
            .toLowerCase(Locale.ROOT);
    return pieces.stream().filter(text::contains).count();
  }

  /** Pairs of Chinese characters, and Latin words of more than three letters. */
  private static Set<String> pieces(String content) {
    var latin = Pattern.compile("[a-z]{4,}").matcher(content).results().map(r -> r.group());
    var han =
        Pattern.compile("\\p{IsHan}{2,}")
            .matcher(content)
            .results()
            .map(r -> r.group())
            .flatMap(s -> IntStream.range(0, s.length() - 1).mapToObj(i -> s.substring(i, i + 2)));
    return Stream.concat(latin, han).collect(Collectors.toSet());
  }

  private static String content(String rest) {
    return EMPTY
        .matcher(withoutDays(rest).toLowerCase(Locale.ROOT))
        .replaceAll(" ")
        .replaceAll("[\\p{P}\\s]+", " ")
        .strip();
  }

  private static String withoutDays(String rest) {
    var plain = Remainder.of(rest);
    for (var days : List.of(NEWEST, DAY_BEFORE, YESTERDAY, TODAY, BEFORE)) {
      plain = days.matcher(plain).replaceAll(" ");
    }
    return plain;
  }

  private static List<CaseFile> filtered(List<CaseFile> cases, Predicate<CaseFile> wanted) {
    return cases.stream()
        .filter(wanted)
        .sorted(Comparator.comparing((CaseFile c) -> c.line().openedAt()).reversed())
        .toList();
  }
}
