package cn.xinqiao.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells letters that no person wrote to us: answering one would begin a talk between two machines
 * that never ends.
 */
final class Automatic {
  static final String LOOP = "X-Loop";

  private static final Pattern BULK =
      Pattern.compile("bulk|junk|list|auto[_-]?reply", Pattern.CASE_INSENSITIVE);
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+=-].*)?@.*");

  /** Programs that say in words only what they are, as those of many Chinese post offices do. */
  private static final Pattern ABSENT =
      Pattern.compile(
          "(?i)\\s*(?:自动回[复覆]|自動回[复覆]|auto(?:matic)?[ -]?(?:reply|response)|out of office)\\s*[:：]");

  private Automatic() {}

  /** RFC 3834, and what older programs understand: nobody's program shall answer this letter. */
  static void mark(MimeMessage letter, String kind, MailAccount account) throws MessagingException {
    letter.setHeader("Auto-Submitted", kind);
    letter.setHeader("X-Auto-Response-Suppress", "All");
    letter.setHeader(LOOP, account.from().getAddress());
  }

  /**
   * @param own our addresses, in small letters
   * @return by what it shows; empty for a person's letter
   */
  static Optional<String> by(MimeMessage letter, Set<String> own) throws MessagingException {
    var submitted = first(letter, "Auto-Submitted");
    if (submitted.filter(s -> !s.toLowerCase(Locale.ROOT).startsWith("no")).isPresent()) {
      return Optional.of("Auto-Submitted");
    }
    if (first(letter, "Precedence").filter(p -> BULK.matcher(p).find()).isPresent()) {
      return Optional.of("Precedence");
    }
    for (String header :
        new String[] {LOOP, "List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond"}) {
      if (first(letter, header).isPresent()) {
        return Optional.of(header);
      }
    }
    if (ABSENT.matcher(MailCharsets.header(letter.getHeader("Subject", null))).lookingAt()) {
      return Optional.of("Subject");
    }
    if (first(letter, "Return-Path")
        .filter(p -> p.replaceAll("\\s", "").equals("<>"))
        .isPresent()) {
      return Optional.of("Return-Path");
    }
    return sender(letter).filter(s -> own.contains(s) || isMachine(s)).map(s -> "From");
  }

  static boolean isMachine(String address) {
    return MACHINE.matcher(address).matches();
  }

  /** In small letters; empty when there is none that could be answered. */
  static Optional<String> sender(MimeMessage letter) throws MessagingException {
    var header = first(letter, "From");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    var all = InternetAddress.parseHeader(header.get(), false);
    return all.length == 0 || all[0].getAddress() == null || !all[0].getAddress().contains("@")
        ? Optional.empty()
        : Optional.of(all[0].getAddress().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> first(MimeMessage letter, String header)
      throws MessagingException {
    return Optional.ofNullable(letter.getHeader(header, null));
  }
}
