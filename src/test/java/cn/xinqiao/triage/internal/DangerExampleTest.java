package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DangerExampleTest {
  private static final Path FILE = Path.of("seeds", "dangers.csv");

  @Test
  void there_are_as_many_near_misses_as_are_needed_to_tell_danger_from_its_likeness()
      throws IOException {
    var examples = DangerExample.read(new SeedFile("dangers.csv", 1, Files.readString(FILE)));

    var dangers = examples.stream().filter(DangerExample::isDanger).count();
    assertThat(examples.size() - dangers).isGreaterThan(dangers / 2);
  }

  @Test
  void a_kind_that_nobody_knows_is_named_with_its_file_and_line() {
    assertThatThrownBy(() -> read("kind,words\nFIRE,烧起来了\nEARTHQUAKE,楼在晃\n"))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("dangers.csv")
        .hasMessageContaining("3");
  }

  @Test
  void a_text_that_is_there_twice_is_refused() {
    assertThatThrownBy(() -> read("kind,words\nFIRE,烧起来了\nNONE,烧起来了\n"))
        .hasMessageContaining("twice");
  }

  @Test
  void a_kind_with_too_few_examples_is_refused() {
    assertThatThrownBy(() -> read("kind,words\nFIRE,烧起来了\n")).hasMessageContaining("fewer than 10");
  }

  private static void read(String content) {
    DangerExample.read(new SeedFile("dangers.csv", 1, content));
  }
}
