package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "OggS.........., audio/ogg",
    "ID3..........., audio/mpeg",
    "....ftypM4A ..., audio/mp4",
    "#!AMR........., audio/amr",
    "RIFF....WAVE.., audio/wav"
  })
  void a_recording_is_known_by_its_content(String begin, String type) throws Exception {
    var file = folder.resolve("voice.exe");
    Files.write(file, begin.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Sound.in(file).orElseThrow().type()).isEqualTo(type);
  }

  @Test
  void what_only_says_that_it_is_a_recording_is_none() throws Exception {
    var file = folder.resolve("voice.ogg");
    Files.write(file, "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    assertThat(Sound.in(file)).isEmpty();
    Files.write(file, new byte[] {'O', 'g'});
    assertThat(Sound.in(file)).isEmpty();
  }
}
