package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;

import cn.xinqiao.ResidentClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Sends a small picture as a resident would. */
public final class PictureUpload {
  private PictureUpload() {}

  public static String of(ResidentClient resident) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return given()
        .multiPart("file", "lamp.png", bytes.toByteArray(), "image/png")
        .post("/api/chat/{session}/attachments", resident.session())
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
