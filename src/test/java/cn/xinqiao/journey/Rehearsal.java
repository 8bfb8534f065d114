package cn.xinqiao.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.journey.TalkPartner.Said;
import cn.xinqiao.journey.TalkScript.Line;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays a script with one partner and checks each demand as soon as its message is there. */
final class Rehearsal {
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{6}[\\dX]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** The very first answer waits for training, and eight talk at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration QUIET = Duration.ofSeconds(4);

  private final TalkPartner partner;
  private final Texts texts;
  private final String cityLead;
  private final StringBuilder transcript = new StringBuilder();
  private String number = "";

  /**
   * @param cityLead the token of somebody who may act on every case
   */
  Rehearsal(TalkPartner partner, Texts texts, String cityLead) {
    this.partner = partner;
    this.texts = texts;
    this.cityLead = cityLead;
  }

  /** What was said, for whoever reads it aloud. */
  String transcript() {
    return transcript.toString();
  }

  void play(TalkScript script) {
    for (Line line : script.lines()) {
      switch (line) {
        case Line.Writes(var words, var photo) -> writes(words.replace("{number}", number), photo);
        case Line.Presses(var option) -> {
          note("我", "[" + option + "]");
          partner.presses(option);
        }
        case Line.Acts(var verb, var words) -> acts(verb, words);
        case Line.HearsOfficer(var words) -> {
          var said = hears();
          assertThat(said.byOfficer()).as("an officer speaks\n" + transcript).isTrue();
          assertThat(said.text()).as(transcript()).contains(words);
        }
        case Line.Hears(var demands) when demands.getFirst().equals("nothing") ->
            assertThat(partner.hears(QUIET)).as(transcript()).isEmpty();
        case Line.Hears(var demands) -> {
          var said = hears();
          demands.forEach(demand -> check(said, demand));
        }
      }
    }
  }

  private void writes(String words, boolean photo) {
    note("我", words + (photo ? "（照片）" : ""));
    if (photo) {
      partner.sendsPhoto(words);
    } else {
      partner.writes(words);
    }
  }

  private Said hears() {
    var said = partner.hears(PATIENCE);
    assertThat(said).as("something is said\n" + transcript).isPresent();
    note(said.get().byOfficer() ? "工作人员" : "它", said.get().text() + " " + said.get().options());
    var found = NUMBER.matcher(said.get().text());
    if (found.find()) {
      number = found.group();
    }
    return said.get();
  }

  private void acts(String verb, String words) {
    note("工作人员做", verb + " " + words);
    var resource =
        switch (verb) {
          case "accept" -> "acceptance";
          default -> verb;
        };
    given()
        .auth()
        .oauth2(cityLead)
        .contentType("application/json")
        .body(words.isEmpty() ? Map.of() : Map.of("text", words))
        .post("/api/cases/{n}/{verb}", number, resource)
        .then()
        .statusCode(200);
  }

  private void check(Said said, String demand) {
    var why = "%s\n%s".formatted(demand, transcript);
    var parts = demand.split(" ", 2);
    var wanted = parts.length == 1 ? "" : parts[1];
    switch (parts[0]) {
      case "card" -> assertThat(matters(said)).as(why).isEqualTo(Integer.parseInt(wanted));
      case "cases" ->
          assertThat(NUMBER.matcher(said.text()).results().map(r -> r.group()).distinct())
              .as(why)
              .hasSize(Integer.parseInt(wanted));
      case "options" -> assertThat(said.options()).as(why).contains(wanted.split(" "));
      case "office", "says" -> assertThat(said.text()).as(why).contains(wanted);
      case "kind" -> assertThat(said.text()).as(why).containsAnyOf(named("chat.kind." + wanted));
      case "emergency" -> assertThat(said.text()).as(why).containsAnyOf(danger(wanted));
      case "language" -> assertThat(spoken(said)).as(why).isEqualTo(wanted);
      case "asks" -> assertThat(asks(said)).as(why).isEqualTo(!wanted.equals("nothing"));
      case "no" -> {
        switch (wanted) {
          case "card" -> assertThat(matters(said)).as(why).isZero();
          case "case" -> assertThat(said.text()).as(why).doesNotContainPattern(NUMBER);
          default -> throw new IllegalArgumentException(demand);
        }
      }
      default -> throw new IllegalArgumentException(demand);
    }
  }

  private static boolean asks(Said said) {
    return !said.options().isEmpty() || said.text().contains("？") || said.text().contains("?");
  }

  private int matters(Said said) {
    return said.options().contains("confirm")
        ? Stream.of(named("chat.card.summary"))
            .mapToInt(label -> said.text().split(Pattern.quote(label) + "[：:]", -1).length - 1)
            .sum()
        : 0;
  }

  private static String spoken(Said said) {
    var first = said.text().lines().findFirst().orElse("");
    return HAN.matcher(first).find() ? "zh" : "en";
  }

  private String[] named(String key) {
    return Stream.of(Language.values()).map(l -> texts.say(l, key)).toArray(String[]::new);
  }

  private String[] danger(String kind) {
    var special = "chat.emergency.title." + kind;
    boolean known = texts.startingWith(Language.ZH, special).containsKey(special);
    return named(known ? special : "chat.emergency.title");
  }

  private void note(String who, String what) {
    transcript.append(who).append("：").append(what).append('\n');
  }
}
