package cn.xinqiao.channel;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What each channel allows, from {@code seeds/rules/channels.csv}. */
@Startup
@ApplicationScoped
public class ChannelRules {
  private final Map<String, Rule> rules = new HashMap<>();

  ChannelRules(Seeds seeds) {
    for (SeedTable.Row row : SeedTable.rows(seeds.read("rules/channels.csv"))) {
      var rule = Rule.of(row);
      if (rules.put(rule.channel(), rule) != null) {
        throw row.invalid(rule.channel() + " is there twice");
      }
    }
  }

  /**
   * @param longest characters of one message
   * @param perSecond messages of the whole service in a second; empty for no limit
   * @param pause between two messages to one address
   * @param window how long after the resident's last word they may be written to
   * @param quota how many messages they may get after their last word
   * @param fallBackAfter how long a message about a case may lack the proof that it arrived
   * @param giveUpAfter how old a message that was never sent may become
   * @param merge whether messages that can wait are joined into one
   */
  public record Rule(
      String channel,
      int longest,
      Optional<Integer> perSecond,
      Duration pause,
      Optional<Duration> window,
      Optional<Integer> quota,
      Duration fallBackAfter,
      Optional<Duration> giveUpAfter,
      boolean merge) {

    private static Rule of(SeedTable.Row row) {
      return new Rule(
          row.text("channel"),
          row.as("longest", Rule::positive),
          limit(row, "per_second", Rule::positive),
          row.as("pause", Duration::parse),
          limit(row, "window", Duration::parse),
          limit(row, "quota", Rule::positive),
          row.as("fall_back_after", Duration::parse),
          limit(row, "give_up_after", Duration::parse),
          row.as("merge", Rule::yesOrNo));
    }

    private static <T> Optional<T> limit(
        SeedTable.Row row, String column, Function<String, T> reader) {
      return row.text(column).equals("*") ? Optional.empty() : Optional.of(row.as(column, reader));
    }

    private static int positive(String cell) {
      int number = Integer.parseInt(cell);
      if (number < 1) {
        throw new IllegalArgumentException("must be at least 1");
      }
      return number;
    }

    private static boolean yesOrNo(String cell) {
      return switch (cell) {
        case "yes" -> true;
        case "no" -> false;
        default -> throw new IllegalArgumentException("yes or no");
      };
    }
  }

  /**
   * @throws IllegalArgumentException for a channel that the list does not have
   */
  public Rule of(String channel) {
    var rule = rules.get(channel);
    if (rule == null) {
      throw new IllegalArgumentException("seeds/rules/channels.csv has no " + channel);
    }
    return rule;
  }
}
