package cn.xinqiao.channel.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.SoundFiles;
import cn.xinqiao.channel.Transcriber;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTranscriberTest {
  private static final AttachmentStore.Stored VOICE =
      new AttachmentStore.Stored("v", 1, "audio/ogg", SoundFiles.oggOpus());

  private final ScriptedServer server = new ScriptedServer();
  private final Transcriber transcriber = server.transcriber(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_recording_is_sent_as_a_form_with_its_type_and_the_words_come_back() {
    server.hears("路灯坏了三天了");
    assertThat(transcriber.read(VOICE)).contains("路灯坏了三天了");
    var asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(asked.authorization()).isEqualTo("Bearer secret");
    assertThat(asked.type()).startsWith("multipart/form-data; boundary=");
    assertThat(asked.body())
        .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
        .contains("filename=\"voice.ogg\"\r\nContent-Type: audio/ogg\r\n\r\nOggS")
        .endsWith("--\r\n");
  }

  @Test
  void an_address_may_end_with_the_version_and_a_key_may_be_missing() {
    server.hears("你好你好");
    new OpenAiTranscriber(
            Optional.of(server.url() + "/v1/"),
            "m",
            Optional.empty(),
            Duration.ofSeconds(5),
            new ObjectMapper())
        .read(VOICE);
    assertThat(server.asked().getFirst().path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(server.asked().getFirst().authorization()).isNull();
  }

  @Test
  void without_an_address_there_is_no_transcriber() {
    var none =
        new OpenAiTranscriber(
            Optional.empty(), "m", Optional.empty(), Duration.ofSeconds(5), new ObjectMapper());
    assertThat(none.isOpen()).isFalse();
    assertThat(transcriber.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"\"}",
        "{\"text\":\" … \"}",
        "{\"text\":\"嗯\"}",
        "{\"text\":\"谢谢观看\",\"segments\":[{\"start\":0,\"end\":2,\"avg_logprob\":-0.2,\"no_speech_prob\":0.9,\"compression_ratio\":1}]}",
        "{\"text\":\"听不清的话\",\"segments\":[{\"start\":0,\"end\":9,\"avg_logprob\":-1.6,\"no_speech_prob\":0.1,\"compression_ratio\":1},{\"start\":9,\"end\":10,\"avg_logprob\":-0.1}]}",
        "{\"text\":\"好的好的好的好的\",\"segments\":[{\"start\":0,\"end\":2,\"avg_logprob\":-0.2,\"no_speech_prob\":0.1,\"compression_ratio\":4.2}]}"
      })
  void what_is_empty_or_doubtful_is_left_to_a_person(String answer) {
    assertThat(transcriber.read(answered(200, answer))).isEmpty();
  }

  @Test
  void what_the_server_is_sure_of_is_taken() {
    var voice =
        answered(
            200,
            "{\"text\":\"楼上漏水\",\"segments\":[{\"start\":0,\"end\":2,\"avg_logprob\":-0.3,"
                + "\"no_speech_prob\":0.05,\"compression_ratio\":1.1}],\"language\":\"chinese\"}");
    assertThat(transcriber.read(voice)).contains("楼上漏水");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 401, 302, 204})
  void any_other_status_is_a_failure(int status) {
    var voice = answered(status, status == 204 ? "" : "{\"text\":\"不算\"}");
    assertThatThrownBy(() -> transcriber.read(voice)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "", "[]", "{\"words\":\"x\"}", "{\"text\":7}", "null"})
  void nonsense_is_a_failure(String answer) {
    var voice = answered(200, answer);
    assertThatThrownBy(() -> transcriber.read(voice)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_server_that_is_too_slow_is_a_failure_that_says_so() {
    server.hears("太晚了").takes(Duration.ofSeconds(3));
    var hasty = server.transcriber(Duration.ofMillis(300));
    assertThatThrownBy(() -> hasty.read(VOICE))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  private AttachmentStore.Stored answered(int status, String body) {
    server.answers(status, body);
    return VOICE;
  }
}
