package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLeftoversTest {

  @Test
  void empty_folders_of_earlier_starts_go_and_those_in_use_stay(@TempDir Path temporary)
      throws IOException {
    var left = Files.createDirectory(temporary.resolve("onnxruntime-java1"));
    var used = Files.createDirectory(temporary.resolve("onnxruntime-java2"));
    Files.createFile(used.resolve("libonnxruntime.so"));
    var other = Files.createDirectory(temporary.resolve("somebody-elses"));
    NativeLeftovers.sweep(temporary);
    assertThat(left).doesNotExist();
    assertThat(used).exists();
    assertThat(other).exists();
  }
}
