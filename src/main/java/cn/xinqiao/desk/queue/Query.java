package cn.xinqiao.desk.queue;

import cn.xinqiao.cases.CaseSearch.Wanted;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Urgency;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What part of the queue is looked at; the whole of it stands in the page's address. What cannot be
 * read counts as not asked for.
 *
 * @param state empty for all states
 * @param page from 0
 */
record Query(
    Optional<CaseState> state,
    Optional<Kind> kind,
    Optional<Urgency> urgency,
    Optional<OfficeCode> office,
    String words,
    int page) {
  private static final String ALL = "ALL";
  private static final int MOST_PAGES = 10_000;

  static Query of(MultivaluedMap<String, String> asked) {
    var words = Optional.ofNullable(asked.getFirst("q")).orElse("").strip();
    return new Query(
        // whoever asks for a number wants that case, however far it is
        ALL.equals(asked.getFirst("state")) || CaseNumber.in(words).isPresent()
            ? Optional.empty()
            : read(asked, "state", CaseState::valueOf).or(() -> Optional.of(CaseState.OPEN)),
        read(asked, "kind", Kind::valueOf),
        read(asked, "urgency", Urgency::valueOf),
        read(asked, "office", OfficeCode::valueOf),
        words,
        read(asked, "page", Integer::valueOf).filter(p -> p > 0 && p < MOST_PAGES).orElse(0));
  }

  Wanted wanted() {
    return new Wanted(
        office,
        state,
        kind,
        Optional.empty(),
        urgency,
        Optional.empty(),
        Optional.of(words).filter(w -> !w.isEmpty()));
  }

  Query in(Optional<CaseState> other) {
    return new Query(other, kind, urgency, office, words, 0);
  }

  Query turnedTo(int other) {
    return new Query(state, kind, urgency, office, words, other);
  }

  /** Whether more than the state narrows the list. */
  boolean isNarrow() {
    return kind.isPresent() || urgency.isPresent() || office.isPresent() || !words.isEmpty();
  }

  /** As part of an address, from the question mark on. */
  String address() {
    var parts = new LinkedHashMap<String, String>();
    parts.put("state", state.map(CaseState::name).orElse(ALL));
    kind.ifPresent(k -> parts.put("kind", k.name()));
    urgency.ifPresent(u -> parts.put("urgency", u.name()));
    office.ifPresent(o -> parts.put("office", o.value()));
    if (!words.isEmpty()) {
      parts.put("q", words);
    }
    if (page > 0) {
      parts.put("page", String.valueOf(page));
    }
    return parts.entrySet().stream().map(Query::pair).collect(Collectors.joining("&", "?", ""));
  }

  private static String pair(Map.Entry<String, String> part) {
    return part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8);
  }

  private static <T> Optional<T> read(
      MultivaluedMap<String, String> asked, String name, Function<String, T> reader) {
    try {
      return Optional.ofNullable(asked.getFirst(name)).filter(v -> !v.isEmpty()).map(reader);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
