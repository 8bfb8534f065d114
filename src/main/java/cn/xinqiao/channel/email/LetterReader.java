package cn.xinqiao.channel.email;

import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Recordings;
import cn.xinqiao.channel.Recordings.Recording;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what a resident said in a letter: new words, pictures drawn anew, and recordings. */
@ApplicationScoped
class LetterReader {
  private static final int MOST_PICTURES = 18;
  private static final int MOST_RECORDINGS = 6;
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 10;

  /** As it travels: a third more than the 15 MB of a picture. */
  private static final int LARGEST = 22 * 1024 * 1024;

  /** A logo or a counting pixel in the text of a letter is no picture of anything. */
  private static final int SMALLEST_INLINE = 4096;

  private static final Pattern FORWARDED =
      Pattern.compile("(?i)^\\s*(fwd?|转发|轉寄|转寄|tr|wg)\\s*[:：].*");
  private static final Pattern ANSWERED =
      Pattern.compile("(?i)^((re|aw|回复|答复|回覆|答覆|sv)\\s*(\\[\\d+])?\\s*[:：]\\s*)+");
  private static final Pattern REFERABLE = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");

  /** What programs call pictures and recordings; what they are is seen in them. */
  private static final Pattern MAY_BE_TAKEN =
      Pattern.compile("image/.*|audio/.*|application/(octet-stream|ogg)");

  /** Signatures of programs, which nobody reads. */
  private static final Pattern SEAL = Pattern.compile("application/(x-)?(pgp|pkcs7)-signature");

  private final MailHistory history;
  private final Pictures pictures;
  private final Recordings recordings;

  LetterReader(MailHistory history, Pictures pictures, Recordings recordings) {
    this.history = history;
    this.pictures = pictures;
    this.recordings = recordings;
  }

  /**
   * What was read.
   *
   * @param messageId as the next letter can refer to it; null when it cannot
   * @param externalId the same for the same letter; ASCII, at most 80 characters
   * @param subject without "Re:"
   * @param references headers that name earlier letters, the nearest one last
   * @param words new ones; may be empty
   * @param leftOut attachments that are not taken
   */
  record Read(
      String messageId,
      String externalId,
      String subject,
      String references,
      String words,
      List<byte[]> pictures,
      List<Recording> recordings,
      int leftOut) {}

  Read read(MimeMessage letter) throws MessagingException, IOException {
    var title = MailCharsets.header(letter.getHeader("Subject", null));
    var found = new Found();
    walk(letter, found, 0);
    var text = found.text(history);
    var words = FORWARDED.matcher(title).matches() ? text.strip() : history.cut(text);
    var references =
        header(letter, "References").strip() + " " + header(letter, "In-Reply-To").strip();
    var given = header(letter, "Message-ID").strip();
    return new Read(
        REFERABLE.matcher(given).matches() ? given : null,
        externalId(given, letter, text),
        ANSWERED.matcher(title).replaceFirst(""),
        references,
        words,
        found.pictures,
        found.recordings,
        found.leftOut);
  }

  private static String externalId(String given, MimeMessage letter, String text)
      throws MessagingException {
    if (given.isEmpty()) {
      return "sha256:" + Secrets.digest(header(letter, "Date"), header(letter, "Subject"), text);
    }
    return given.length() <= 80 && given.chars().allMatch(c -> c > 32 && c < 127)
        ? given
        : "sha256:" + Secrets.digest(given);
  }

  private static String header(Part part, String name) throws MessagingException {
    var values = part.getHeader(name);
    return values == null ? "" : String.join(" ", values);
  }

  /** What the parts of a letter hold so far. */
  private static final class Found {
    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private int leftOut;
    private int parts;

    String text(MailHistory history) {
      var words = String.join("\n", plain).replace("\r\n", "\n").strip();
      return words.isEmpty()
          ? String.join("\n", html.stream().map(h -> HtmlWords.of(h, history.selectors())).toList())
          : words;
    }
  }

  private void walk(Part part, Found found, int depth) throws MessagingException, IOException {
    if (++found.parts > MOST_PARTS || depth > DEEPEST) {
      return;
    }
    var type = type(part);
    var inside = type.match("multipart/*") ? parts(part) : Optional.<Multipart>empty();
    if (inside.isPresent()) {
      var parts = inside.get();
      if (type.match("multipart/alternative")) {
        alternative(parts, found, depth);
      } else {
        for (int i = 0; i < parts.getCount(); i++) {
          walk(parts.getBodyPart(i), found, depth + 1);
        }
      }
    } else if (isText(part, type) || type.match("multipart/*")) {
      var text = MailCharsets.decode(bytes(part), type.getParameter("charset"));
      if (type.match("text/html")) {
        found.html.add(text);
      } else {
        found.plain.add(flowed(text, type));
      }
    } else {
      attachment(part, type, found);
    }
  }

  /** Empty when they cannot be told apart: then it is read as it came. */
  private static Optional<Multipart> parts(Part part) {
    try {
      return part.getContent() instanceof Multipart parts && parts.getCount() > 0
          ? Optional.of(parts)
          : Optional.empty();
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  /** The same words several times: the plain ones are read, the others when those are empty. */
  private void alternative(Multipart parts, Found found, int depth)
      throws MessagingException, IOException {
    var inside = new Found();
    inside.parts = found.parts;
    for (int i = 0; i < parts.getCount(); i++) {
      walk(parts.getBodyPart(i), inside, depth + 1);
    }
    found.parts = inside.parts;
    found.plain.add(inside.text(history));
    found.pictures.addAll(inside.pictures);
    found.recordings.addAll(inside.recordings);
    found.leftOut += inside.leftOut;
  }

  private static boolean isText(Part part, ContentType type) throws MessagingException {
    boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    return !attached && (type.match("text/plain") || type.match("text/html"));
  }

  /** RFC 3676: a line that ends with a blank goes on in the next. */
  private static String flowed(String text, ContentType type) {
    if (!"flowed".equalsIgnoreCase(type.getParameter("format"))) {
      return text;
    }
    boolean delete = "yes".equalsIgnoreCase(type.getParameter("delsp"));
    var out = new StringBuilder();
    for (String line : text.split("\\r?\\n", -1)) {
      boolean goesOn = line.endsWith(" ") && !line.equals("-- ") && !line.startsWith(">");
      out.append(goesOn && delete ? line.substring(0, line.length() - 1) : line);
      out.append(goesOn ? "" : "\n");
    }
    return out.toString();
  }

  private void attachment(Part part, ContentType type, Found found)
      throws MessagingException, IOException {
    var kind = type.getBaseType().toLowerCase(Locale.ROOT);
    if (SEAL.matcher(kind).matches()) {
      return;
    }
    if (!MAY_BE_TAKEN.matcher(kind).matches() || part.getSize() > LARGEST) {
      found.leftOut++;
      return;
    }
    var content = bytes(part);
    var recording = recognised(content);
    if (recording.isPresent()) {
      keep(recording.get(), found);
      return;
    }
    boolean within = !header(part, "Content-ID").isEmpty() || Part.INLINE.equals(disposition(part));
    if (within && content.length < SMALLEST_INLINE) {
      return;
    }
    var picture =
        found.pictures.size() < MOST_PICTURES ? redrawn(content) : Optional.<byte[]>empty();
    picture.ifPresentOrElse(found.pictures::add, () -> found.leftOut++);
  }

  private static void keep(Recording recording, Found found) {
    if (found.recordings.size() < MOST_RECORDINGS) {
      found.recordings.add(recording);
    } else {
      found.leftOut++;
    }
  }

  /** Empty for what is no recording, whatever it is called, or one that is too large. */
  private Optional<Recording> recognised(byte[] content) throws IOException {
    return inFile(content, recordings::recognise).flatMap(recording -> recording);
  }

  /** Empty for what is no picture, whatever it is called. */
  private Optional<byte[]> redrawn(byte[] content) throws IOException {
    return inFile(content, pictures::redraw);
  }

  private static <T> Optional<T> inFile(byte[] content, Function<Path, T> read) throws IOException {
    var file = Files.createTempFile("letter", ".attached");
    try {
      Files.write(file, content);
      return Optional.of(read.apply(file));
    } catch (Refusal e) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    try (var in = part.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      return asTheyCame(part); // an encoding that nobody knows
    }
  }

  private static byte[] asTheyCame(Part part) throws MessagingException, IOException {
    try (var raw =
        part instanceof MimeBodyPart body
            ? body.getRawInputStream()
            : ((MimeMessage) part).getRawInputStream()) {
      return raw.readAllBytes();
    }
  }

  private static ContentType type(Part part) {
    try {
      return new ContentType(part.getContentType());
    } catch (ParseException e) {
      return new ContentType("text", "plain", null);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return part instanceof BodyPart ? Part.ATTACHMENT : null;
    }
  }
}
