package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.SoundFormat;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes sure that a voice message is one, by its content. It is kept as it came, because drawing
 * sound anew would need a codec for each format: what a phone wrote into the file stays in it, and
 * it is served only as the sound that it was recognised as.
 */
@ApplicationScoped
public class Recordings {
  private static final long MOST_BYTES = 15L * 1024 * 1024;
  private static final String SOUND = "audio/";

  /**
   * A recording that may be kept.
   *
   * @param type a media type of ours
   */
  public record Recording(String type, byte[] content) {}

  /**
   * @throws Refusal.TooLarge above 15 MB
   * @throws Refusal.Unsupported when it is no recording that we know, whatever its name says
   */
  public Recording read(Path file) {
    return recognise(file)
        .orElseThrow(() ->
            new Refusal.Unsupported(
                "only recordings are taken: OGG, AMR, MP3, M4A, AAC, WebM or WAV"));
  }

  /**
   * The recording in this file, if it is one.
   *
   * @throws Refusal.TooLarge above 15 MB
   */
  public Optional<Recording> recognise(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Refusal.TooLarge("a recording has at most 15 MB");
      }
      var content = Files.readAllBytes(file);
      return SoundFormat.of(content).map(format -> new Recording(format.type(), content));
    } catch (IOException e) {
      throw new Refusal.Unsupported("this file cannot be read");
    }
  }

  /** Whether an attachment of this type is a recording; the others are pictures. */
  public static boolean isRecording(String type) {
    return type.startsWith(SOUND);
  }
}
