package cn.xinqiao.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation as people have it, written down line by line. {@code me:} is the resident; square
 * brackets press a button, {@code (photo)} sends one, {@code {number}} stands for the case's
 * number. {@code officer:} does something to the case. {@code bot:} and {@code officer says} tell
 * what must come next: demands, separated by semicolons.
 */
record TalkScript(String name, List<Line> lines) {
  private static final Path FOLDER = Path.of("src/test/resources/talks");
  private static final String PHOTO = "(photo)";

  /** One line of the script. */
  sealed interface Line {
    record Writes(String words, boolean photo) implements Line {}

    record Presses(String option) implements Line {}

    record Acts(String verb, String words) implements Line {}

    record Hears(List<String> demands) implements Line {}

    record HearsOfficer(String words) implements Line {}
  }

  static List<TalkScript> all() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(TalkScript::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TalkScript read(Path file) {
    try {
      var lines = new ArrayList<Line>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line(file, line.strip()));
        }
      }
      return new TalkScript(file.getFileName().toString().replace(".talk", ""), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(Path file, String line) {
    if (line.startsWith("officer says ")) {
      return new Line.HearsOfficer(line.substring("officer says ".length()));
    }
    var parts = line.split(": ", 2);
    return switch (parts[0]) {
      case "me" -> mine(parts[1]);
      case "bot" -> new Line.Hears(List.of(parts[1].split("; ")));
      case "officer" -> {
        var act = parts[1].split(" ", 2);
        yield new Line.Acts(act[0], act.length == 1 ? "" : act[1]);
      }
      default -> throw new IllegalArgumentException(file + ": who speaks in '" + line + "'?");
    };
  }

  private static Line mine(String words) {
    if (words.startsWith("[")) {
      return new Line.Presses(words.substring(1, words.length() - 1));
    }
    return new Line.Writes(words.replace(PHOTO, "").strip(), words.contains(PHOTO));
  }
}
