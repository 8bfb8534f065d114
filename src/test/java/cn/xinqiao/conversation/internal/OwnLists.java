package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lists of this repository, without a container. */
class OwnLists implements Seeds {
  @Override
  public SeedFile read(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<SeedFile> readFolder(String folder) {
    throw new UnsupportedOperationException(folder);
  }
}
