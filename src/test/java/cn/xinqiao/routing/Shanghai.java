package cn.xinqiao.routing;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.office.OfficeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real lists, read once for all tests. */
final class Shanghai {
  static final OfficeList OFFICES =
      OfficeList.of(seed("offices.csv"), seed("gazetteer.csv"), seed("departments.csv"));
  static final Router ROUTER = new Router(OFFICES, seed("place-words.csv"));

  private Shanghai() {}

  static SeedFile seed(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
