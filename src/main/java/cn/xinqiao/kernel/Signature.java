package cn.xinqiao.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what goes to another program and knows what comes from one: HMAC-SHA256 over the time in
 * seconds, a full stop and the body, as hex digits. Whoever records a request can repeat it for a
 * few minutes only, and a repeated one changes nothing.
 */
public final class Signature {
  public static final String TIME = "X-Xinqiao-Timestamp";
  public static final String SIGNATURE = "X-Xinqiao-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  public static String of(String key, String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /**
   * @param freshFor how far from now the time may be, either way
   */
  public static boolean isGood(
      String key, String seconds, String shown, byte[] body, Instant now, Duration freshFor) {
    if (seconds == null || shown == null || !seconds.matches("\\d{1,12}")) {
      return false;
    }
    var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
    return apart.compareTo(freshFor) <= 0
        && MessageDigest.isEqual(
            of(key, seconds, body).getBytes(StandardCharsets.UTF_8),
            shown.getBytes(StandardCharsets.UTF_8));
  }
}
