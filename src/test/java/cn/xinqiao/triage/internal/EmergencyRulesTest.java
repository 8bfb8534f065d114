package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.EmergencyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyRulesTest {
  private static final String HEADING = "id,role,kind,reach,for,unless,plea,words\n";
  private static final EmergencyRules RULES = new EmergencyRules(seeds());

  @ParameterizedTest(name = "{1}")
  @MethodSource("dangers")
  void danger_to_life_or_property_raises_the_alarm(EmergencyKind kind, String words) {
    assertThat(RULES.check(words)).map(Emergency::kind).contains(kind);
  }

  @ParameterizedTest(name = "{0} ({1})")
  @MethodSource("everydayWords")
  void everyday_words_wake_nobody(String words, String why) {
    assertThat(RULES.check(words)).as(why).isEmpty();
  }

  @Test
  void an_officer_reads_the_phrase_and_the_rule() {
    var emergency = RULES.check("你好，三号楼 着 火 了").orElseThrow();

    assertThat(emergency.phrase()).isEqualTo("着 火 了");
    assertThat(emergency.reason()).isEqualTo("“着 火 了”符合紧急规则 fire-burning（火情）");
    assertThat(emergency.kind().hotline()).isEqualTo("119");
  }

  @Test
  void own_despair_and_the_despair_of_another_have_numbers_of_their_own() {
    assertThat(RULES.check("我不想活了")).map(e -> e.kind().hotline()).contains("12356");
    assertThat(RULES.check("有人站在楼顶要跳")).map(e -> e.kind().hotline()).contains("110");
  }

  @Test
  void danger_at_the_end_of_a_long_letter_is_found() {
    var letter = "我们小区的停车位一直不够，希望街道协调。".repeat(900) + "刚刚楼下着火了！";

    assertThat(RULES.check(letter)).map(Emergency::kind).contains(EmergencyKind.FIRE);
  }

  @Test
  void a_phrase_torn_apart_by_many_blanks_is_quoted_short() {
    var emergency = RULES.check("着" + " ".repeat(5000) + "火").orElseThrow();

    assertThat(emergency.phrase()).isEqualTo("着火");
  }

  @ParameterizedTest
  @ValueSource(strings = {"救命", "救命啊", "救救我", "help!!", "110快来", "快叫救护车", "🆘", "HELP help pls"})
  void a_bare_cry_for_help_rings_at_the_police(String words) {
    assertThat(RULES.check(words)).map(Emergency::kind).contains(EmergencyKind.CRY);
    assertThat(RULES.check(words)).map(e -> e.kind().hotline()).contains("110");
  }

  @Test
  void a_row_of_flames_is_a_fire() {
    assertThat(RULES.check("🔥🔥🔥")).map(Emergency::kind).contains(EmergencyKind.FIRE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/help", "help", "120弄110号", "110室", "求助", "帮帮我", "快点", "你好，在吗", "3楼", "谢谢"})
  void a_command_an_address_or_an_impatient_word_is_no_cry(String words) {
    assertThat(RULES.check(words)).isEmpty();
  }

  @Test
  void words_of_a_cry_among_other_words_are_no_cry() {
    assertThat(RULES.check("help me with my permit")).isEmpty();
    assertThat(RULES.check("求政府救救我们这些业主，房子烂尾三年了")).isEmpty();
  }

  @Test
  void a_danger_told_in_two_sentences_and_in_either_order_is_found() {
    var sentences = Stream.of("药都摆好了。谢谢你陪我。", "谢谢你陪我。药都摆好了。");

    assertThat(sentences.map(RULES::check))
        .allSatisfy(e -> assertThat(e.orElseThrow().kind()).isEqualTo(EmergencyKind.SUICIDE_OWN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\0", "\ud83d", "\udd25\ud83d", "《", "《》", "。。。", "🔥", "~~", "a", "着"})
  void odd_characters_are_no_danger_and_no_error(String words) {
    assertThat(RULES.check(words)).isEmpty();
  }

  @Test
  void odd_characters_inside_do_not_hide_the_danger() {
    assertThat(RULES.check("着\0火\ud83d了")).isPresent();
    assertThat(RULES.check("\u200b着\u200b火\ufe0f了")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "着火",
        "没有着火",
        "去年着火，",
        "没有",
        "我想",
        "《",
        "🔥",
        "摔倒",
        "他",
        "煤气",
        "着 ",
        "a b ",
        "no fire "
      })
  void twenty_thousand_characters_of_anything_are_checked_in_a_blink(String part) {
    var words = part.repeat(20_000 / part.length());

    // the best of some runs and a generous limit, for a busy machine: a quadratic rule takes
    // seconds
    assertThat(IntStream.range(0, 10).mapToLong(run -> nanosToCheck(words)).min().orElseThrow())
        .isLessThan(100_000_000L);
  }

  private static long nanosToCheck(String words) {
    long start = System.nanoTime();
    RULES.check(words);
    return System.nanoTime() - start;
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void a_row_that_cannot_be_used_is_refused_with_file_and_line(String row, String reason) {
    var seeds = new SeedFile("emergency.csv", 1, HEADING + "home,SET,,,,,,家里\n" + row + "\n");

    assertThatThrownBy(() -> new EmergencyRules(seeds))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("seeds/emergency.csv line 3")
        .hasMessageContaining(reason);
  }

  @Test
  void a_list_that_forgets_a_kind_is_refused() {
    var seeds = new SeedFile("emergency.csv", 1, HEADING + "f,DANGER,FIRE,,,,,着火\n");

    assertThatThrownBy(() -> new EmergencyRules(seeds)).hasMessageContaining("no DANGER row finds");
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        Arguments.of("x,WARNING,,,,,,着火", "'role' cannot be 'WARNING'"),
        Arguments.of("x,DANGER,STORM,,,,,台风", "'kind' cannot be 'STORM'"),
        Arguments.of("x,DANGER,,,,,,着火", "a kind belongs to a DANGER row"),
        Arguments.of("x,CALM,FIRE,CLAUSE,,,,着火", "a kind belongs to a DANGER row"),
        Arguments.of(",DANGER,FIRE,,,,,着火", "'id' is empty"),
        Arguments.of("home,DANGER,FIRE,,,,,着火", "there twice"),
        Arguments.of("x,DANGER,FIRE,,,,,", "'words' is empty"),
        Arguments.of("x,DANGER,FIRE,,,,,着火||起火", "nothing in it"),
        Arguments.of("x,DANGER,FIRE,,,,,，。", "nothing in it"),
        Arguments.of("x,DANGER,FIRE,,,,,{attic}着火", "names no SET"),
        Arguments.of("x,DANGER,FIRE,,,,,{home着火", "names no SET"),
        Arguments.of("x,DANGER,FIRE,,,,,着火~", "ends with a join"),
        Arguments.of("x,DANGER,FIRE,,,,,着火&", "ends with a join"),
        Arguments.of("x,ALONE,,,,,,救命", "a kind belongs to a DANGER row or an ALONE row"),
        Arguments.of("x,ASIDE,CRY,,,,,快", "a kind belongs to a DANGER row"),
        Arguments.of("x,CALM,,SOMEWHERE,,,,没有", "'reach' cannot be 'SOMEWHERE'"),
        Arguments.of("x,CALM,,DENIES,STORM,,,没有", "neither a kind nor a DANGER row"),
        Arguments.of("x,CALM,,STORY,,now,,去年", "names no SET"),
        Arguments.of("x,VARIANT,,,,,,煙煙烟", "is not a character and the one to read"),
        Arguments.of("x,FILLER,,,,,着火", "cells"));
  }

  static Stream<Arguments> dangers() {
    return SeedTable.rows(resource("positive.csv")).stream()
        .map(row -> Arguments.of(row.as("kind", EmergencyKind::valueOf), row.text("words")));
  }

  static Stream<Arguments> everydayWords() {
    return SeedTable.rows(resource("negative.csv")).stream()
        .map(row -> Arguments.of(row.text("words"), row.text("why")));
  }

  @Test
  void every_kind_is_tried_and_no_sentence_is_tried_twice() {
    assertThat(dangers().map(a -> a.get()[0]).collect(Collectors.toSet()))
        .containsAll(Arrays.asList(EmergencyKind.values()));
    assertThat(dangers().map(a -> a.get()[1])).doesNotHaveDuplicates();
    assertThat(everydayWords().map(a -> a.get()[0])).doesNotHaveDuplicates();
  }

  private static SeedFile seeds() {
    return new SeedFile("emergency.csv", 1, read(Path.of("seeds/emergency.csv")));
  }

  private static SeedFile resource(String name) {
    return new SeedFile(name, 1, read(Path.of("src/test/resources/emergency", name)));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
