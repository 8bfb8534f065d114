package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  private final Pictures pictures = new Pictures();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lamp.webp", "lamp-transparent.webp"})
  void a_webp_picture_is_drawn_anew_as_a_jpeg(String name) throws IOException {
    var drawn =
        ImageIO.read(
            new ByteArrayInputStream(
                pictures.redraw(Path.of("src/test/resources/pictures", name))));
    assertThat(drawn.getWidth()).isEqualTo(320);
    assertThat(drawn.getHeight()).isEqualTo(240);
    assertThat(drawn.getRGB(160, 60) & 0xff0000).as("the lamp is yellow").isGreaterThan(0xe00000);
    assertThat(drawn.getRGB(160, 60) & 0xff).isLessThan(0x80);
  }

  @Test
  void half_a_webp_picture_is_refused() throws IOException {
    var whole = Files.readAllBytes(Path.of("src/test/resources/pictures/lamp.webp"));
    var half = folder.resolve("half.webp");
    Files.write(half, java.util.Arrays.copyOf(whole, 40));
    assertThatThrownBy(() -> pictures.redraw(half)).isInstanceOf(Refusal.Unsupported.class);
  }
}
