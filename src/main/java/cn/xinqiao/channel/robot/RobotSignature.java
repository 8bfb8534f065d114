package cn.xinqiao.channel.robot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over the time, a dot and the body, so that a receiver knows who wrote and can refuse
 * what is repeated later.
 *
 * @param at seconds since 1970
 */
record RobotSignature(long at, String value) {

  static RobotSignature of(String secret, Instant now, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      long at = now.getEpochSecond();
      var signed = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
      return new RobotSignature(at, HexFormat.of().formatHex(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
