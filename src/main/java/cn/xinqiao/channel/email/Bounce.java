package cn.xinqiao.channel.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a post office tells of a letter of ours: the report of RFC 3464, or, from those that write
 * their own prose, any returned letter that names ours.
 */
final class Bounce {
  private static final int LONGEST = 200_000;
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");
  private static final Pattern LOST =
      Pattern.compile(
          "(?i)退信|无法投递|投递失败|未能送达|undeliver|returned|delivery.{0,20}fail|fail.{0,20}deliver");

  private Bounce() {}

  /** What became of one letter. */
  sealed interface Report {
    /**
     * @param why with the status of RFC 3463 where there is one
     */
    record Failed(OwnIds.Letter letter, String why) implements Report {}

    record Arrived(OwnIds.Letter letter) implements Report {}

    /** Still on its way, or about nothing of ours. */
    record Nothing() implements Report {}
  }

  /** Empty when this is no report at all. */
  static Optional<Report> in(MimeMessage letter, OwnIds ids)
      throws MessagingException, IOException {
    if (letter.isMimeType("multipart/report") && letter.getContent() instanceof Multipart parts) {
      return Optional.of(formal(parts, ids));
    }
    boolean machine = Automatic.sender(letter).filter(Automatic::isMachine).isPresent();
    return machine ? Optional.of(prose(letter, ids)) : Optional.empty();
  }

  private static Report formal(Multipart parts, OwnIds ids) throws MessagingException, IOException {
    var action = "";
    var status = "";
    Optional<OwnIds.Letter> ours = Optional.empty();
    for (int i = 0; i < parts.getCount(); i++) {
      var part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        var recipient = lastHeaders(part);
        action = value(recipient, "Action");
        status = value(recipient, "Status");
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        ours = ids.last(text(part));
      }
    }
    return ours.isEmpty() ? new Report.Nothing() : report(ours.get(), action, status);
  }

  private static Report report(OwnIds.Letter letter, String action, String status) {
    return switch (action) {
      case "failed" -> new Report.Failed(letter, why(status));
      case "delivered" -> new Report.Arrived(letter);
      default -> new Report.Nothing(); // delayed, relayed, expanded: not the end
    };
  }

  private static Report prose(MimeMessage letter, OwnIds ids)
      throws MessagingException, IOException {
    var out = new ByteArrayOutputStream();
    letter.writeTo(out);
    var all = out.toString(StandardCharsets.ISO_8859_1);
    var ours = ids.last(all.substring(0, Math.min(all.length(), LONGEST)));
    if (ours.isEmpty()) {
      return new Report.Nothing();
    }
    var status = STATUS.matcher(all);
    var code = status.find() ? status.group(1) : "";
    var subject = MailCharsets.header(letter.getHeader("Subject", null));
    return code.startsWith("5") || LOST.matcher(subject).find() && !code.startsWith("4")
        ? new Report.Failed(ours.get(), why(code))
        : new Report.Nothing();
  }

  private static String why(String status) {
    var code = STATUS.matcher(status);
    return "the letter came back" + (code.find() ? " (" + code.group() + ")" : "");
  }

  /** One block about the letter, then one for each recipient; ours have one recipient. */
  private static InternetHeaders lastHeaders(BodyPart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      var last = new InternetHeaders();
      while (in.available() > 0) {
        var next = new InternetHeaders(in);
        if (next.getAllHeaders().hasMoreElements()) {
          last = next;
        }
      }
      return last;
    }
  }

  private static String value(InternetHeaders headers, String name) {
    var value = headers.getHeader(name, null);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }
}
