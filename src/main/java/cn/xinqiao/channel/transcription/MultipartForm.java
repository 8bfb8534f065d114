package cn.xinqiao.channel.transcription;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.kernel.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file, as RFC 7578 has it. */
final class MultipartForm {
  private static final String LINE = "\r\n";

  private final String boundary = "xinqiao-" + Secrets.token();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  MultipartForm text(String name, String value) {
    write("--" + boundary + LINE);
    write("Content-Disposition: form-data; name=\"" + name + "\"" + LINE + LINE + value + LINE);
    return this;
  }

  MultipartForm file(String name, String file, AttachmentStore.Stored content) {
    write("--" + boundary + LINE);
    write(
        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"".formatted(name, file)
            + LINE);
    write("Content-Type: " + content.type() + LINE + LINE);
    body.writeBytes(content.content());
    write(LINE);
    return this;
  }

  byte[] bytes() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + boundary + "--" + LINE).getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
