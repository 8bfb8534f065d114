package cn.xinqiao.desk.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class WatermarkTest {

  @Test
  void it_is_a_picture_that_says_the_text_and_nothing_that_the_text_could_smuggle_in()
      throws Exception {
    var text = "殷行街道 · a<b>&c · 2026-11-22 20:05";
    var picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Watermark.svg(text))));
    var lines = picture.getElementsByTagName("text");
    assertThat(lines.getLength()).isOne();
    assertThat(lines.item(0).getTextContent()).isEqualTo(text);
    assertThat(picture.getElementsByTagName("b").getLength()).isZero();
  }

  @Test
  void a_longer_text_gets_a_larger_tile_so_that_it_stays_whole() {
    assertThat(width(Watermark.svg("上海市杨浦区五角场街道办事处社区管理办公室 · wujiaochang-lead · 2026")))
        .isGreaterThan(width(Watermark.svg("殷行街道 · yinhang · 2026")));
  }

  private static int width(String svg) {
    return Integer.parseInt(svg.replaceAll(".*? width=\"(\\d+)\".*", "$1"));
  }
}
