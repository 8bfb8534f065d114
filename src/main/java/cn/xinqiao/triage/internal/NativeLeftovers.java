package cn.xinqiao.triage.internal;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedding runtime unpacks itself at each start and leaves its folder behind, empty. */
final class NativeLeftovers {
  private NativeLeftovers() {}

  /** Removes the empty ones; a folder in use is not empty and stays. */
  static void sweep(Path temporary) {
    try (var folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
      for (Path folder : folders) {
        removeIfEmpty(folder);
      }
    } catch (IOException e) {
      Log.debugf("leftovers stay in %s: %s", temporary, e.getMessage());
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      // another process of this machine runs on it
    }
  }
}
