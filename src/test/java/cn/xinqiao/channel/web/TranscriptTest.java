package cn.xinqiao.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everything_that_was_said_stands_in_it_with_the_time_in_shanghai() {
    var text =
        copy(
            """
            {"seq":1,"from":"RESIDENT","text":"路灯坏了\\n晚上很暗","at":"2026-11-21T23:05:00Z",
             "attachments":[{"id":"secret-id","type":"image/jpeg","size":20480},
                            {"id":"other-id","type":"audio/ogg","size":100}],
             "location":{"lat":31.30212,"lng":121.51}}\
            """,
            """
            {"seq":2,"from":"BOT","text":"请您看看","at":"2026-11-21T23:05:03Z","notice":"由街道处理。",
             "card":{"matters":[{"summary":"路灯坏了","subjectShown":"市政设施","place":null,
               "office":{"code":"310110016","name":"殷行街道"}}]},
             "options":[{"id":"confirm","label":"对，就这样"},{"id":"cancel","label":"先不报了"}]}\
            """,
            """
            {"seq":3,"from":"RESIDENT","text":"","choice":"confirm","at":"2026-11-21T23:06:00Z"}\
            """,
            """
            {"seq":4,"from":"BOT","text":"登记好了","at":"2026-11-21T23:06:01Z",
             "cases":[{"number":"XQ20261122-0001239","code":"123456","office":{"name":"殷行街道"},
               "due":[{"what":"ANSWER","on":"2026-12-01","provisional":false}]}]}\
            """,
            """
            {"seq":5,"from":"OFFICER","text":"我们来看","at":"2026-11-22T01:00:00Z",
             "officer":{"office":"殷行街道","role":"经办人"}}\
            """);
    assertThat(text)
        .contains("保存时间：2026-11-22 09:30")
        .contains("[2026-11-22 07:05] 我\r\n路灯坏了\r\n晚上很暗\r\n位置：北纬 31.30212，东经 121.51")
        .contains("照片 1（20 KB）\r\n录音 1（1 KB）")
        .contains("什么事：路灯坏了")
        .contains("交给：殷行街道")
        .contains("可以选：对，就这样 / 先不报了")
        .contains("选了：对，就这样")
        .contains("编号：XQ20261122-0001239")
        .contains("查询码：123456")
        .contains("答复您：最迟 2026-12-01")
        .contains("[2026-11-22 09:00] 殷行街道 · 经办人\r\n我们来看")
        .contains("以上共 5 条")
        .doesNotContain("secret-id")
        .doesNotContain("null");
  }

  @Test
  void the_numbers_to_call_stand_beside_a_danger() {
    assertThat(
            copy(
                """
                {"seq":1,"from":"BOT","text":"请马上离开","at":"2026-11-21T23:05:00Z",
                 "emergency":{"kind":"FIRE","hotlines":["119","120"]}}\
                """))
        .contains("电话：119\r\n电话：120");
  }

  @Test
  void an_empty_talk_says_so_and_the_file_is_named_by_the_day_in_shanghai() {
    assertThat(copy()).contains("还没有说过话");
    var lateEvening = Instant.parse("2026-11-22T16:30:00Z");
    assertThat(Transcript.fileName(SeedWords.TEXTS, Language.EN, lateEvening))
        .isEqualTo("xinqiao-conversation-2026-11-23.txt");
  }

  private static String copy(String... messages) {
    var transcript = new Transcript(SeedWords.TEXTS, Language.ZH, NOW);
    for (String message : messages) {
      transcript.add(read(message));
    }
    return transcript.toString();
  }

  private static ObjectNode read(String message) {
    try {
      return (ObjectNode) JSON.readTree(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of the seeds without a container. */
  private record SeedWords(Map<Language, Properties> words) implements Texts {
    static final Texts TEXTS =
        new SeedWords(Map.of(Language.ZH, read(Language.ZH), Language.EN, read(Language.EN)));

    private static Properties read(Language language) {
      var read = new Properties();
      var file = Path.of("seeds/texts/chat-page." + language.tag() + ".properties");
      try (var reader = Files.newBufferedReader(file)) {
        read.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return read;
    }

    @Override
    public String say(Language language, String key, Object... parts) {
      var text = words.get(language).getProperty(key);
      for (int i = 0; i < parts.length; i++) {
        text = text.replace("{" + i + "}", String.valueOf(parts[i]));
      }
      return text;
    }

    @Override
    public Map<String, String> startingWith(Language language, String prefix) {
      throw new UnsupportedOperationException();
    }
  }
}
