package cn.xinqiao.survival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are too large, that grow when opened, or that are not what their names say. */
@QuarkusTest
@Tag("database")
class HostileFilesTest {
  private static final byte[] SCRIPT = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

  private ResidentClient resident;

  @BeforeEach
  void arrive() {
    resident = new ResidentClient();
  }

  @Test
  void a_picture_of_30_megabytes_is_too_large() throws IOException {
    Refused.with(413, send("large.jpg", Arrays.copyOf(picture("jpg"), 30 * 1024 * 1024)));
  }

  @Test
  void a_decompression_bomb_is_too_large_and_never_opened() throws IOException {
    var bomb = png(30_000, 30_000);
    assertThat(bomb).hasSizeLessThan(4 * 1024 * 1024);
    Refused.with(413, send("bomb.png", bomb));
  }

  @Test
  void a_picture_whose_size_says_more_than_any_number_holds_is_refused() throws IOException {
    var answer = send("huge.png", png(Integer.MAX_VALUE, Integer.MAX_VALUE));
    Refused.with(413, answer);
  }

  @Test
  void a_text_file_with_the_name_of_a_picture_is_not_supported() {
    Refused.with(415, send("letter.jpg", "这不是图片".getBytes(StandardCharsets.UTF_8)));
    Refused.with(415, send("empty.jpg", new byte[0]));
    Refused.with(
        415, send("page.svg", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void half_a_picture_is_not_supported() throws IOException {
    var whole = picture("png");
    Refused.with(415, send("half.png", Arrays.copyOf(whole, 40)));
  }

  @Test
  void a_script_that_hides_in_a_picture_does_not_come_out_again() throws IOException {
    var whole = picture("png");
    var poisoned = Arrays.copyOf(whole, whole.length + SCRIPT.length);
    System.arraycopy(SCRIPT, 0, poisoned, whole.length, SCRIPT.length);
    String id = send("../../etc/<b>.html", poisoned).then().statusCode(201).extract().path("id");
    var kept = given().get("/api/chat/{s}/attachments/{id}", resident.session(), id);
    assertThat(kept.contentType()).isEqualTo("image/jpeg");
    assertThat(kept.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(new String(kept.asByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("<script>");
    assertThat(ImageIO.read(new ByteArrayInputStream(kept.asByteArray())).getWidth()).isEqualTo(64);
  }

  @Test
  void a_form_without_a_file_is_malformed() {
    Refused.with(
        400, given().multiPart("other", "x").post("/api/chat/{s}/attachments", resident.session()));
  }

  @Test
  void a_picture_for_an_unknown_session_is_not_found() throws IOException {
    Refused.with(
        404,
        given()
            .multiPart("file", "x.png", picture("png"), "image/png")
            .post("/api/chat/{s}/attachments", "unknown"));
  }

  @Test
  void a_picture_is_seen_in_its_own_session_only() throws IOException {
    String id = send("x.png", picture("png")).then().statusCode(201).extract().path("id");
    Refused.with(
        404, given().get("/api/chat/{s}/attachments/{id}", new ResidentClient().session(), id));
  }

  private Response send(String name, byte[] content) {
    return given()
        .multiPart("file", name, content, "image/jpeg")
        .post("/api/chat/{session}/attachments", resident.session());
  }

  private static byte[] picture(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  /** One white bit for each pixel: about a thousandth of its size when packed. */
  private static byte[] png(int width, int height) throws IOException {
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0});
    chunk(file, "IHDR", header.array());
    var packed = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(packed)) {
      var line = new byte[1 + Math.min(width, 30_000) / 8];
      for (int y = 0; y < Math.min(height, 30_000); y++) {
        deflate.write(line);
      }
    }
    chunk(file, "IDAT", packed.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
    var body =
        ByteBuffer.allocate(4 + content.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(content)
            .array();
    var sum = new CRC32();
    sum.update(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
