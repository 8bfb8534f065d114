package cn.xinqiao.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.kernel.Retention.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
  private static final String LIST = read();

  @Test
  void the_rules_are_kept_in_the_order_in_which_one_sets_the_next_free() {
    assertThat(rules(LIST).all())
        .extracting(Retention.Rule::what)
        .containsExactly(Kept.CASE_WORDS, Kept.TALK, Kept.CONTACT, Kept.NOTICE, Kept.ORDER);
  }

  @Test
  void ninety_days_end_at_the_same_hour_of_the_ninetieth_day() {
    var talk = rules(LIST).of(Kept.TALK);
    var last = Instant.parse("2026-11-22T01:02:03.000004Z");
    assertThat(talk.until(last)).isEqualTo("2027-02-20T01:02:03.000004Z");
    assertThat(talk.before(talk.until(last))).isEqualTo(last);
  }

  @Test
  void three_years_are_years_of_the_calendar_with_their_leap_days() {
    var words = rules(LIST).of(Kept.CASE_WORDS);
    assertThat(words.until(Instant.parse("2026-11-22T01:02:03Z")))
        .isEqualTo("2029-11-22T01:02:03Z");
  }

  @Test
  void what_ended_on_a_leap_day_is_kept_to_the_end_of_february_at_least() {
    var words = rules(LIST).of(Kept.CASE_WORDS);
    var ended = Instant.parse("2028-02-29T04:00:00Z");
    assertThat(words.before(Instant.parse("2031-02-28T04:00:00Z"))).isBefore(ended);
    assertThat(words.before(Instant.parse("2031-03-01T04:00:00Z"))).isAfter(ended);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "TALK,90,DAYS    | CHAT,90,DAYS     | 'what' cannot be 'CHAT'",
        "TALK,90,DAYS    | TALK,90,MONTHS   | 'unit' cannot be 'MONTHS'",
        "TALK,90,DAYS    | TALK,ninety,DAYS | 'amount' cannot be 'ninety'",
        "TALK,90,DAYS    | TALK,0,DAYS      | 'amount' must be 1 to 999",
        "TALK,90,DAYS    | TALK,1000,DAYS   | 'amount' must be 1 to 999",
        "TALK,90,DAYS    | CASE_WORDS,90,DAYS | CASE_WORDS is counted from MATTER_ENDED",
        "DAYS,LAST_CONTACT | DAYS,MATTER_ENDED | TALK is counted from LAST_CONTACT",
        "DAYS,LAST_CONTACT | DAYS,LAST_WEEK    | 'from' cannot be 'LAST_WEEK'",
        "talk,TALK       | case-words,TALK  | id 'case-words' is there twice",
        "talk,TALK       | ,TALK            | 'id' is empty",
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_line(
      String right, String wrong, String reason) {
    refused(LIST.replace(right, wrong), lineOf("talk,"), reason);
  }

  @Test
  void two_rules_for_one_thing_are_refused() {
    var again = "talk-again,TALK,10,DAYS,LAST_CONTACT,ours,D\n";
    refused(LIST + again, LIST.lines().count() + 1, "TALK has two rules");
  }

  @Test
  void a_thing_without_a_rule_is_refused_because_it_would_be_kept_for_ever() {
    var without = LIST.lines().filter(line -> !line.startsWith("talk,")).toList();
    refused(String.join("\n", without), without.size(), "TALK has no rule");
  }

  private static void refused(String content, long line, String reason) {
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> rules(content))
        .withMessageStartingWith("seeds/rules/retention.csv line " + line + ": ")
        .withMessageContaining(reason);
  }

  private static Retention rules(String content) {
    return new Retention(new SeedFile(Retention.LIST, 1, content));
  }

  private static long lineOf(String mark) {
    return LIST.lines().takeWhile(line -> !line.startsWith(mark)).count() + 1;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("seeds", Retention.LIST.split("/")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
