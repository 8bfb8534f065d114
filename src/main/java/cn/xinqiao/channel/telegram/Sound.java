package cn.xinqiao.channel.telegram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A recording, known by its content and never by what the sender claims.
 *
 * @param type a media type of ours
 */
record Sound(String type, byte[] content) {
  private static final int LEAST = 12;
  private static final byte[] MATROSKA = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

  static Optional<Sound> in(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    return type(content).map(type -> new Sound(type, content));
  }

  private static Optional<String> type(byte[] content) {
    if (content.length < LEAST) {
      return Optional.empty();
    }
    var begin = new String(content, 0, LEAST, StandardCharsets.ISO_8859_1);
    if (begin.startsWith("OggS")) {
      return Optional.of("audio/ogg");
    }
    if (begin.startsWith("ID3") || content[0] == -1 && (content[1] & 0xE0) == 0xE0) {
      return Optional.of("audio/mpeg");
    }
    if (begin.startsWith("ftyp", 4)) {
      return Optional.of("audio/mp4");
    }
    if (begin.startsWith("#!AMR")) {
      return Optional.of("audio/amr");
    }
    if (begin.startsWith("RIFF") && begin.startsWith("WAVE", 8)) {
      return Optional.of("audio/wav");
    }
    return Arrays.equals(content, 0, 4, MATROSKA, 0, 4)
        ? Optional.of("audio/webm")
        : Optional.empty();
  }
}
