package cn.xinqiao.followup;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What follows from a resident's word: the outcome matrix of 事心双解 ({@code rules/outcomes.csv}).
 * Checked as a whole when it is read: from everywhere something follows, and nothing ends a case
 * against what the resident says.
 */
@Startup
@ApplicationScoped
public class Outcomes {
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(
      String id,
      KeysAsked asks,
      Optional<MatterKey> matter,
      Optional<HeartKey> heart,
      Optional<Boolean> again,
      Optional<Course> course,
      NextStep next) {

    boolean fits(Keys keys, Course at) {
      return keys.asked() == asks
          && matter.map(m -> m == keys.matter()).orElse(true)
          && heart.map(h -> h == keys.heart()).orElse(true)
          && again.map(a -> a == keys.again() > 0).orElse(true)
          && course.map(c -> c == at).orElse(true);
    }
  }

  /**
   * The next step with the rule that says so.
   *
   * @param rule its id in {@code rules/outcomes.csv}
   */
  public record Outcome(NextStep next, String rule) {}

  @Inject
  Outcomes(Seeds seeds) {
    this(seeds.read("rules/outcomes.csv"));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used or is never reached, when from somewhere
   *     nothing follows, or when a case would count as settled that the resident has not settled
   */
  Outcomes(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var rule = rule(row);
      if (rules.stream().anyMatch(earlier -> earlier.id().equals(rule.id()))) {
        throw row.invalid("'" + rule.id() + "' is there twice");
      }
      rules.add(rule);
      if (situations().noneMatch(s -> rule.equals(first(s).orElse(null)))) {
        throw row.invalid("is never reached: rows above it take everything");
      }
    }
    situations().forEach(situation -> check(file, situation));
  }

  private static Rule rule(SeedTable.Row row) {
    return new Rule(
        row.text("id"),
        row.as("asks", KeysAsked::valueOf),
        any(row, "matter", MatterKey::valueOf),
        any(row, "heart", HeartKey::valueOf),
        any(row, "again", Outcomes::isMore),
        any(row, "course", Course::valueOf),
        row.as("next", NextStep::valueOf));
  }

  private static <T> Optional<T> any(SeedTable.Row row, String column, Function<String, T> reader) {
    return row.text(column).equals("*") ? Optional.empty() : Optional.of(row.as(column, reader));
  }

  private static boolean isMore(String text) {
    return switch (text) {
      case "0" -> false;
      case "MORE" -> true;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private record Situation(Keys keys, Course course) {}

  private static Stream<Situation> situations() {
    return Stream.of(KeysAsked.values())
        .flatMap(asked -> Stream.of(MatterKey.values()).map(matter -> keys(asked, matter)))
        .flatMap(keys -> Stream.of(HeartKey.values()).map(heart -> with(keys, heart)))
        .flatMap(keys -> Stream.of(keys, again(keys)))
        .flatMap(keys -> Stream.of(Course.values()).map(course -> new Situation(keys, course)));
  }

  private static Keys keys(KeysAsked asked, MatterKey matter) {
    return new Keys(asked, matter, HeartKey.UNKNOWN, 0);
  }

  private static Keys with(Keys keys, HeartKey heart) {
    return new Keys(keys.asked(), keys.matter(), heart, keys.again());
  }

  private static Keys again(Keys keys) {
    return new Keys(keys.asked(), keys.matter(), keys.heart(), 1);
  }

  private Optional<Rule> first(Situation situation) {
    return rules.stream()
        .filter(rule -> rule.fits(situation.keys(), situation.course()))
        .findFirst();
  }

  private void check(SeedFile file, Situation situation) {
    int end = file.lines().size();
    var rule =
        first(situation).orElseThrow(() -> file.invalid(end, "nothing follows from " + situation));
    if (rule.next().isSettled() && !situation.keys().areTurned()) {
      throw file.invalid(
          end, "'" + rule.id() + "' settles what the resident has not: " + situation);
    }
  }

  public Outcome of(Keys keys, Course course) {
    return first(new Situation(keys, course))
        .map(rule -> new Outcome(rule.next(), rule.id()))
        .orElseThrow(); // checked when the list was read
  }
}
