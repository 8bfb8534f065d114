package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The gate with the lists of the seeds, without a container. */
final class ReplySeeds {
  private ReplySeeds() {}

  static ReplyGate gate() {
    return new ReplyGate(new ReplyRules(file("reply-checks.csv")), phrases());
  }

  static ReplyPhrases phrases() {
    return new ReplyPhrases(file("reply-phrases.csv"));
  }

  static SeedFile file(String name) {
    try {
      return new SeedFile("rules/" + name, 1, Files.readString(Path.of("seeds/rules", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
