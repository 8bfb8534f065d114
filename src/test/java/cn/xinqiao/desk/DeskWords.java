package cn.xinqiao.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** The texts as their files hold them, read without starting anything. */
public final class DeskWords {
  private DeskWords() {}

  public static Properties of(String tag) throws IOException {
    var words = new Properties();
    try (var files = Files.newDirectoryStream(Path.of("seeds/texts"), "*." + tag + ".properties")) {
      for (Path file : files) {
        try (var reader = Files.newBufferedReader(file)) {
          words.load(reader);
        }
      }
    }
    return words;
  }

  /** The keys of words that are looked up by the name of a code. */
  public static Object[] keys(String prefix, Enum<?>... codes) {
    return Arrays.stream(codes).map(code -> prefix + code.name()).toArray();
  }
}
