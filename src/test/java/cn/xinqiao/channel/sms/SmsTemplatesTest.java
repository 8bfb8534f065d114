package cn.xinqiao.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.channel.sms.SmsTemplates.Purpose;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTemplatesTest {
  private final String file = Files.readString(Path.of("seeds/rules/sms-templates.csv"));

  SmsTemplatesTest() throws IOException {}

  private record OneFile(String content) implements Seeds {
    @Override
    public SeedFile read(String name) {
      return new SeedFile(name, 1, content);
    }

    @Override
    public List<SeedFile> readFolder(String folder) {
      return List.of();
    }
  }

  @Test
  void every_purpose_has_its_text_in_both_languages() {
    var templates = new SmsTemplates(new OneFile(file));
    for (Purpose purpose : Purpose.values()) {
      assertThat(templates.of(purpose, Language.ZH).id()).endsWith("-ZH");
      assertThat(templates.of(purpose, Language.EN).id()).endsWith("-EN");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{number}：{office}, {office}, line, has exactly the places",
    "XQ-TALK-EN, XQ TALK EN, line, '''id'' cannot be'",
    "'DANGER,EN', 'DANGER,FR', line, '''language'' cannot be'",
    "'TALK,EN', 'TALK,ZH', line, twice"
  })
  void a_text_that_cannot_be_sent_stops_the_start(
      String part, String instead, String line, String reason) {
    assertThat(file).contains(part);
    var changed = new OneFile(file.replace(part, instead));
    assertThatThrownBy(() -> new SmsTemplates(changed))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("rules/sms-templates.csv " + line)
        .hasMessageContaining(reason);
  }

  @Test
  void a_text_longer_than_the_gateway_takes_stops_the_start() {
    var changed = new OneFile(file.replace("短信收到了。", "短信收到了。".repeat(90)));
    assertThatThrownBy(() -> new SmsTemplates(changed)).hasMessageContaining("500");
  }

  @Test
  void a_language_that_is_missing_stops_the_start() {
    var changed = new OneFile(file.replaceAll("XQ-NEWS-EN.*\n", ""));
    assertThatThrownBy(() -> new SmsTemplates(changed)).hasMessageContaining("NEWS");
  }

  @Test
  void a_list_without_any_text_for_officers_only_keeps_them_from_short_messages() {
    var older =
        new SmsTemplates(new OneFile(file.replaceAll("XQ-(ALARM|GATHERED|TRIAL)-.*\n", "")));
    assertThat(older.hasTextsForOfficers()).isFalse();
    assertThat(older.of(Purpose.TALK, Language.ZH).id()).isEqualTo("XQ-TALK-ZH");
    assertThat(new SmsTemplates(new OneFile(file)).hasTextsForOfficers()).isTrue();
  }

  @Test
  void half_of_the_texts_for_officers_stop_the_start() {
    var half = new OneFile(file.replaceAll("XQ-ALARM-.*\n", ""));
    assertThatThrownBy(() -> new SmsTemplates(half)).hasMessageContaining("ALARM");
  }
}
