package cn.xinqiao.desk.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

  @Test
  void what_the_page_draws_is_read_as_the_address_again() throws Exception {
    var address = "https://xinqiao.example/track/XQ20261122-0000017";
    var code = QrCode.of(address);
    var drawn = new BitMatrix(code.size() - 4); // the quiet margin belongs to the picture only
    var rest =
        STROKE
            .matcher(code.path())
            .replaceAll(stroke -> {
              drawn.setRegion(
                  number(stroke.group(1)) - 2,
                  number(stroke.group(2)) - 2,
                  number(stroke.group(3)),
                  1);
              return "";
            });
    assertThat(rest).isEmpty();
    assertThat(new Decoder().decode(drawn).getText()).isEqualTo(address);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
