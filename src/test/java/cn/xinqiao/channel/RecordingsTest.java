package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.xinqiao.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
  private final Recordings recordings = new Recordings();

  @TempDir Path folder;

  static Stream<Arguments> sounds() {
    return Stream.of(
        arguments("audio/ogg", SoundFiles.oggOpus()),
        arguments("audio/amr", SoundFiles.amr()),
        arguments("audio/wav", SoundFiles.wav(50)),
        arguments("audio/webm", SoundFiles.webm()),
        arguments("audio/mp4", SoundFiles.mp4("soun")),
        arguments("audio/mpeg", SoundFiles.mp3()),
        arguments("audio/aac", SoundFiles.aac()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sounds")
  void a_recording_is_known_by_its_content_and_kept_as_it_came(String type, byte[] content)
      throws IOException {
    var read = recordings.read(file("picture.jpg", content));
    assertThat(read.type()).isEqualTo(type);
    assertThat(read.content()).isEqualTo(content);
    assertThat(Recordings.isRecording(read.type())).isTrue();
  }

  @ParameterizedTest(name = "{0} cut off")
  @MethodSource("sounds")
  void no_file_that_breaks_off_anywhere_does_harm(String type, byte[] content) throws IOException {
    for (int length = 0; length < Math.min(content.length, 600); length++) {
      var cut = recordings.recognise(file("cut", Arrays.copyOf(content, length)));
      assertThat(cut.map(Recordings.Recording::type).orElse(type)).isEqualTo(type);
    }
  }

  static Stream<byte[]> others() {
    return Stream.of(
        new byte[0],
        SoundFiles.ascii("<html><script>alert(1)</script></html>"),
        SoundFiles.ascii("OggS is what this text begins with, and it is no sound"),
        SoundFiles.ascii("RIFF....WEBPVP8 a picture"),
        SoundFiles.ascii("ID3 and then nothing that plays"),
        SoundFiles.joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, new byte[500]),
        SoundFiles.mp4("vide"),
        SoundFiles.ascii("MZ this could be run"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void what_is_no_recording_is_refused_whatever_it_is_called(byte[] content) throws IOException {
    var file = file("voice.mp3", content);
    assertThatThrownBy(() -> recordings.read(file)).isInstanceOf(Refusal.Unsupported.class);
  }

  @Test
  void more_than_15_megabytes_are_refused() throws IOException {
    var file = file("long.wav", Arrays.copyOf(SoundFiles.wav(10), 15 * 1024 * 1024 + 1));
    assertThatThrownBy(() -> recordings.read(file)).isInstanceOf(Refusal.TooLarge.class);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
