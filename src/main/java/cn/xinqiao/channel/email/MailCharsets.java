package cn.xinqiao.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes characters of bytes whose charset is often named wrongly: letters that say gb2312 hold
 * characters of GBK or GB18030, and some name none at all.
 */
final class MailCharsets {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");

  /** Names of parts of GB18030. */
  private static final Set<String> CHINESE =
      Set.of("gb2312", "gbk", "x-gbk", "gb18030", "cp936", "ms936", "windows-936", "euc-cn");

  private static final Set<String> UNKNOWN = Set.of("", "us-ascii", "ascii", "unknown-8bit");

  /** An encoded word of RFC 2047. */
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");

  private MailCharsets() {}

  /**
   * @param named what the letter says; may be missing, wrong or unknown
   */
  static String decode(byte[] bytes, String named) {
    var name = named == null ? "" : named.strip().toLowerCase(Locale.ROOT);
    if (UNKNOWN.contains(name)) {
      return guess(bytes);
    }
    if (CHINESE.contains(name)) {
      return strictly(bytes, StandardCharsets.UTF_8)
          .filter(text -> strictly(bytes, GB18030).isEmpty())
          .orElseGet(() -> new String(bytes, GB18030));
    }
    if (name.startsWith("big5")) {
      return new String(bytes, BIG5);
    }
    try {
      var charset = Charset.forName(name);
      return strictly(bytes, charset).orElseGet(() -> guess(bytes));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return guess(bytes);
    }
  }

  /** UTF-8 is hardly ever valid by chance; what else comes without a name here is Chinese. */
  private static String guess(byte[] bytes) {
    return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, GB18030));
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A header as people read it, in one line. Raw bytes and cut characters are understood, too. */
  static String header(String raw) {
    if (raw == null) {
      return "";
    }
    var text = raw.replaceAll("\\r?\\n[ \\t]", " ").replaceAll("\\?=\\s+=\\?", "?==?");
    var out = new StringBuilder();
    var bytes = new ByteArrayOutputStream();
    var word = WORD.matcher(text);
    int read = 0;
    String charset = null;
    while (word.find()) {
      boolean goesOn = word.start() == read && word.group(1).equalsIgnoreCase(charset);
      if (!goesOn) {
        flush(out, bytes, charset);
      }
      out.append(plain(text.substring(read, word.start())));
      bytes.writeBytes(bytesOf(word.group(2), word.group(3)));
      charset = word.group(1);
      read = word.end();
    }
    flush(out, bytes, charset);
    return (out + plain(text.substring(read))).replaceAll("\\s+", " ").strip();
  }

  private static void flush(StringBuilder out, ByteArrayOutputStream bytes, String charset) {
    if (bytes.size() > 0) {
      out.append(decode(bytes.toByteArray(), charset));
      bytes.reset();
    }
  }

  private static String plain(String text) {
    boolean raw = text.chars().anyMatch(c -> c > 127) && text.chars().allMatch(c -> c < 256);
    return raw ? guess(text.getBytes(StandardCharsets.ISO_8859_1)) : text;
  }

  private static byte[] bytesOf(String encoding, String text) {
    if (encoding.equalsIgnoreCase("B")) {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
    }
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
        out.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(c == '_' ? ' ' : c);
      }
    }
    return out.toByteArray();
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0;
  }
}
