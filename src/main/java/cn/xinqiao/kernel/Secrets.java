package cn.xinqiao.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random tokens, and the digests that are kept in place of them. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");

  private static final String UNMISTAKABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private Secrets() {}

  /** 192 random bits that can stand in an address: 32 characters of {@code [A-Za-z0-9_-]}. */
  public static String token() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether this can be a token of ours at all. */
  public static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** Six digits that a person can write down; guessing is limited by whoever checks them. */
  public static String sixDigits() {
    return "%06d".formatted(RANDOM.nextInt(1_000_000));
  }

  /**
   * Six characters that nobody mistakes for each other when they are read out or copied by hand.
   */
  public static String sixCharacters() {
    return RANDOM
        .ints(6, 0, UNMISTAKABLE.length())
        .mapToObj(i -> UNMISTAKABLE.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** SHA-256 as 64 hex digits. */
  public static String digest(String... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha.update(part.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
