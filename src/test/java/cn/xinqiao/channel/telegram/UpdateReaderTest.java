package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;

class UpdateReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FROM =
      "\"from\":{\"id\":9,\"is_bot\":false,\"first_name\":\"梅\",\"language_code\":\"%s\"}";

  @Test
  void text_is_what_a_person_says_at_the_time_of_telegram() {
    var said = said("\"text\":\"路灯坏了\"");
    assertThat(said.words()).isEqualTo("路灯坏了");
    assertThat(said.person().chat()).isEqualTo("9");
    assertThat(said.message()).isEqualTo(7);
    assertThat(said.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
    assertThat(said.unknown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"zh-hans, ZH", "zh, ZH", "en, EN", "ja, EN"})
  void the_language_of_the_client_is_a_hint(String code, Language language) {
    var update = update("\"message\":" + message("private", code, "\"text\":\"?\""));
    assertThat(((Happening.Said) UpdateReader.read(update)).person().language())
        .isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "/status, /status",
    "/status@XinqiaoBot, /status",
    "/start@XinqiaoBot K7Q2MP, /start K7Q2MP",
    "写信到 /status@XinqiaoBot, 写信到 /status@XinqiaoBot"
  })
  void a_command_loses_the_name_of_the_bot_and_nothing_else(String sent, String heard) {
    assertThat(said("\"text\":\"" + sent + "\"").words()).isEqualTo(heard);
  }

  @Test
  void of_a_photo_the_largest_is_taken_and_its_caption_are_words() {
    var said =
        said(
            "\"caption\":\"就是这盏灯\",\"photo\":[%s,%s,%s]"
                .formatted(size("s", 90), size("l", 1280), size("m", 320)));
    assertThat(said.words()).isEqualTo("就是这盏灯");
    assertThat(said.file()).contains(new Happening.File("l", Happening.File.Kind.PICTURE));
  }

  @ParameterizedTest
  @CsvSource({
    "voice, audio/ogg",
    "audio, audio/mpeg",
    "video_note, video/mp4",
    "document, audio/mp4"
  })
  void what_can_be_listened_to_is_a_sound(String kind, String type) {
    var said =
        said(
            ("\"%s\":{\"file_id\":\"v1\",\"file_unique_id\":\"u\",\"duration\":3,\"length\":240,"
                    + "\"mime_type\":\"%s\"}")
                .formatted(kind, type));
    assertThat(said.file()).contains(new Happening.File("v1", Happening.File.Kind.SOUND));
    assertThat(said.unknown()).isFalse();
  }

  @Test
  void a_picture_sent_as_a_document_is_a_picture() {
    assertThat(said("\"document\":" + document("image/png")).file())
        .contains(new Happening.File("d1", Happening.File.Kind.PICTURE));
  }

  @Test
  void another_document_is_not_taken_but_its_caption_is() {
    var said = said("\"caption\":\"合同在这里\",\"document\":" + document("application/pdf"));
    assertThat(said.unknown()).isTrue();
    assertThat(said.file()).isEmpty();
    assertThat(said.words()).isEqualTo("合同在这里");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"dice\":{\"emoji\":\"🎲\",\"value\":3}",
        "\"video\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"width\":1,\"height\":1,"
            + "\"duration\":1}",
        "\"animation\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"width\":1,\"height\":1,"
            + "\"duration\":1},\"document\":{\"file_id\":\"f\",\"file_unique_id\":\"u\","
            + "\"mime_type\":\"image/gif\"}"
      })
  void what_we_cannot_read_is_known_as_such(String content) {
    assertThat(said(content).unknown()).isTrue();
  }

  @Test
  void a_location_is_a_place_and_a_venue_has_words_besides() {
    assertThat(said("\"location\":{\"latitude\":31.3,\"longitude\":121.53}").place())
        .contains(new Incoming.Location(31.3, 121.53));
    var venue =
        said(
            "\"venue\":{\"location\":{\"latitude\":31.3,\"longitude\":121.53},\"title\":\"国和菜场\","
                + "\"address\":\"国和路 500 号\"}");
    assertThat(venue.words()).isEqualTo("国和菜场 国和路 500 号");
    assertThat(venue.place()).isPresent();
  }

  @Test
  void ones_own_contact_is_a_number_and_somebody_elses_has_a_name() {
    assertThat(
            said("\"contact\":{\"phone_number\":\"8613800001234\",\"first_name\":\"梅\","
                    + "\"user_id\":9}")
                .words())
        .isEqualTo("+8613800001234");
    assertThat(
            said("\"contact\":{\"phone_number\":\"+8613800005678\",\"first_name\":\"小\","
                    + "\"last_name\":\"方\",\"user_id\":10}")
                .words())
        .isEqualTo("小 方 +8613800005678");
  }

  @Test
  void an_edit_has_the_new_words_and_a_live_location_is_none() {
    var edited =
        update(
            "\"edited_message\":"
                + message("private", "zh", "\"edit_date\":1790000009,\"text\":\"不是路灯\""));
    assertThat(UpdateReader.read(edited))
        .isEqualTo(
            new Happening.Edited(
                new Happening.Person("9", Language.ZH),
                7,
                Instant.ofEpochSecond(1_790_000_000),
                Instant.ofEpochSecond(1_790_000_009),
                "不是路灯"));
    var moved =
        update(
            "\"edited_message\":"
                + message(
                    "private",
                    "zh",
                    "\"edit_date\":1790000009,\"location\":{\"latitude\":31.3,\"longitude\":121.5}"));
    assertThat(UpdateReader.read(moved)).isEqualTo(new Happening.Nothing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "supergroup"})
  void nobody_in_a_group_is_a_resident(String type) {
    var update = update("\"message\":" + message(type, "zh", "\"text\":\"路灯坏了\""));
    assertThat(UpdateReader.read(update)).isInstanceOf(Happening.InGroup.class);
  }

  @Test
  void a_bot_is_not_heard() {
    var update =
        update(
            "\"message\":{\"message_id\":7,\"date\":1790000000,\"chat\":{\"id\":9,\"type\":"
                + "\"private\"},\"from\":{\"id\":8,\"is_bot\":true,\"first_name\":\"b\"},"
                + "\"text\":\"buy\"}");
    assertThat(UpdateReader.read(update)).isEqualTo(new Happening.Nothing());
  }

  @ParameterizedTest
  @CsvSource({"kicked, Stopped", "member, Returned"})
  void stopping_the_bot_and_coming_back_are_noticed(String status, String happening) {
    var update =
        update(
            ("\"my_chat_member\":{\"chat\":{\"id\":9,\"type\":\"private\"},%s,\"date\":1,"
                    + "\"old_chat_member\":{\"status\":\"member\",\"user\":{\"id\":1,\"is_bot\":true,"
                    + "\"first_name\":\"x\"}},\"new_chat_member\":{\"status\":\"%s\",\"until_date\":0,"
                    + "\"user\":{\"id\":1,\"is_bot\":true,\"first_name\":\"x\"}}}")
                .formatted(FROM.formatted("zh"), status));
    assertThat(UpdateReader.read(update).getClass().getSimpleName()).isEqualTo(happening);
  }

  @Test
  void updates_of_a_kind_that_we_do_not_know_say_nothing() {
    assertThat(UpdateReader.read(update("\"brand_new_kind\":{\"a\":1}")))
        .isEqualTo(new Happening.Nothing());
  }

  private static Happening.Said said(String content) {
    return (Happening.Said)
        UpdateReader.read(update("\"message\":" + message("private", "zh", content)));
  }

  private static String message(String chatType, String language, String content) {
    return "{\"message_id\":7,\"date\":1790000000,\"chat\":{\"id\":9,\"type\":\"%s\"},%s,%s}"
        .formatted(chatType, FROM.formatted(language), content);
  }

  private static String size(String id, int width) {
    return "{\"file_id\":\"%s\",\"file_unique_id\":\"u\",\"width\":%d,\"height\":%d}"
        .formatted(id, width, width / 2);
  }

  private static String document(String type) {
    return "{\"file_id\":\"d1\",\"file_unique_id\":\"u\",\"mime_type\":\"%s\"}".formatted(type);
  }

  private static Update update(String content) {
    try {
      return JSON.readValue("{\"update_id\":1," + content + "}", Update.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
