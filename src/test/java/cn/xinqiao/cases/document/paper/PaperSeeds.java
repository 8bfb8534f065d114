package cn.xinqiao.cases.document.paper;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real lists of documents, and what they look like after a mistake. */
public final class PaperSeeds {
  static final Routes ROUTES = new Routes(read("rules/routes.csv"));
  static final Remedies REMEDIES =
      new Remedies(read("documents/remedies.csv"), read("documents/windows.csv"));

  private PaperSeeds() {}

  public static SeedFile read(String name) {
    try {
      return new SeedFile(name, 3, Files.readString(Path.of("seeds", name.split("/"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<SeedFile> templates() {
    try (Stream<Path> files = Files.list(Path.of("seeds/documents"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .map(name -> read("documents/" + name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SeedFile changed(SeedFile file, String what, String into) {
    if (!file.content().contains(what)) {
      throw new IllegalArgumentException("not in " + file.name() + ": " + what);
    }
    return new SeedFile(file.name(), file.version(), file.content().replace(what, into));
  }
}
