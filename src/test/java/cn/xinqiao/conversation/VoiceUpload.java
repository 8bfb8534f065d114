package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.channel.SoundFiles;
import java.util.List;
import java.util.Map;

/** Sends a voice message as a resident would. */
public final class VoiceUpload {
  private VoiceUpload() {}

  public static String of(ResidentClient resident) {
    return given()
        .multiPart("file", "message.amr", SoundFiles.wav(200), "audio/amr")
        .post("/api/chat/{session}/attachments", resident.session())
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A message with voice and these words. */
  public static String says(ResidentClient resident, String words) {
    var id = of(resident);
    resident.post(Map.of("text", words, "attachments", List.of(id))).then().statusCode(202);
    return id;
  }
}
