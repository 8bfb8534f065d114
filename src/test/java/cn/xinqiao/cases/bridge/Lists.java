package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lists of the repository, for tests without a container. */
final class Lists {
  private Lists() {}

  static OrderLabels labels() {
    return new OrderLabels(file("rules/order-labels.csv"));
  }

  static OutsideSystems systems() {
    return new OutsideSystems(file("rules/systems.csv"));
  }

  static SeedFile file(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
