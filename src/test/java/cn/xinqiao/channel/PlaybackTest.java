package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybackTest {
  private static final AttachmentStore.Stored KEPT =
      new AttachmentStore.Stored("a", 1, "audio/ogg", "0123456789".getBytes());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bytes=0-, 0123456789, 0-9",
    "bytes=3-5, 345, 3-5",
    "bytes=8-99, 89, 8-9",
    "bytes=-2, 89, 8-9",
    "bytes=-99, 0123456789, 0-9",
    "bytes=9-9, 9, 9-9"
  })
  void a_player_gets_the_part_that_it_asks_for(String range, String part, String told) {
    var answer = Playback.answer(KEPT, range);
    assertThat(answer.getStatus()).isEqualTo(206);
    assertThat(new String((byte[]) answer.getEntity())).isEqualTo(part);
    assertThat(answer.getHeaderString("Content-Range")).isEqualTo("bytes " + told + "/10");
    assertThat(answer.getHeaderString("Content-Type")).isEqualTo("audio/ogg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", ""})
  void what_is_no_single_part_gets_the_whole(String range) {
    var answer = Playback.answer(KEPT, range);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat((byte[]) answer.getEntity()).hasSize(10);
    assertThat(answer.getHeaderString("Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=5-3", "bytes=-0"})
  void a_part_that_is_not_there_is_refused_with_the_length(String range) {
    var answer = Playback.answer(KEPT, range);
    assertThat(answer.getStatus()).isEqualTo(416);
    assertThat(answer.getHeaderString("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void nobody_guesses_another_type() {
    assertThat(Playback.answer(KEPT, null).getHeaderString("X-Content-Type-Options"))
        .isEqualTo("nosniff");
  }
}
