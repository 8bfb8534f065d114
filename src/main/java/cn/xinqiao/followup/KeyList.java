package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which keys a case has, from {@code rules/keys.csv}: the first row that fits. */
@Startup
@ApplicationScoped
class KeyList {
  private final List<Rule> rules = new ArrayList<>();

  /** How far a case is, as far as that changes its keys. */
  private enum Ended {
    RUNNING,
    REFUSED,
    WITHDRAWN
  }

  private record What(Kind kind, SubKind subKind, Ended ended) {}

  private record Rule(
      Optional<Kind> kind, Optional<SubKind> subKind, Optional<Ended> ended, KeysAsked asks) {
    boolean fits(What what) {
      return kind.map(k -> k == what.kind()).orElse(true)
          && subKind.map(s -> s == what.subKind()).orElse(true)
          && ended.map(e -> e == what.ended()).orElse(true);
    }
  }

  @Inject
  KeyList(Seeds seeds) {
    this(seeds.read("rules/keys.csv"));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, when a kind of case has none, or when
   *     an accusation would be asked about
   */
  KeyList(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      rules.add(
          new Rule(
              any(row, "kind", Kind::valueOf),
              any(row, "sub_kind", SubKind::valueOf),
              any(row, "ended", Ended::valueOf),
              row.as("asks", KeysAsked::valueOf)));
    }
    int end = file.lines().size();
    all()
        .forEach(what -> {
          var asks = first(what).orElseThrow(() -> file.invalid(end, "no row for " + what));
          if (what.subKind() == SubKind.ACCUSATION && asks != KeysAsked.NONE) {
            throw file.invalid(end, "nobody asks about an accusation");
          }
        });
  }

  private static <T> Optional<T> any(SeedTable.Row row, String column, Function<String, T> reader) {
    return row.text(column).equals("*") ? Optional.empty() : Optional.of(row.as(column, reader));
  }

  private static Stream<What> all() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.OTHER) // no case is of that kind
        .flatMap(kind ->
            Stream.concat(Stream.of((SubKind) null), Arrays.stream(SubKind.values()))
                .filter(kind::admits)
                .flatMap(
                    sub -> Arrays.stream(Ended.values()).map(ended -> new What(kind, sub, ended))));
  }

  private Optional<KeysAsked> first(What what) {
    return rules.stream().filter(rule -> rule.fits(what)).map(Rule::asks).findFirst();
  }

  KeysAsked of(Kind kind, SubKind subKind, CaseState state) {
    return first(new What(kind, subKind, ended(state))).orElseThrow(); // checked when it was read
  }

  private static Ended ended(CaseState state) {
    return switch (state) {
      case OPEN, ACCEPTED, REPLIED, CLOSED -> Ended.RUNNING;
      case REFUSED -> Ended.REFUSED;
      case WITHDRAWN -> Ended.WITHDRAWN;
    };
  }
}
