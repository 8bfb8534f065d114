package cn.xinqiao.channel.email;

import cn.xinqiao.channel.email.EmailSettings.Security;
import cn.xinqiao.channel.email.EmailSettings.Server;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own post office account, as it is configured. */
@ApplicationScoped
class MailAccount {
  /** An adapter answers within ten seconds. */
  private static final int CONNECT_MILLIS = 4_000;

  private static final int ANSWER_MILLIS = 6_000;

  private final EmailSettings settings;

  MailAccount(EmailSettings settings) {
    this.settings = settings;
  }

  /** One server to talk to. */
  record Login(String protocol, String host, int port, String user, String password) {}

  /** An address that is none stops the start, not the first letter. */
  void check(@Observes StartupEvent event) {
    if (settings().address().isPresent()) {
      from();
      replyTo();
    }
  }

  boolean canSend() {
    return settings().address().isPresent() && settings().smtp().host().isPresent();
  }

  boolean canReceive() {
    return settings().address().isPresent() && settings().imap().host().isPresent();
  }

  /**
   * @throws IllegalArgumentException when the configured address is none
   */
  InternetAddress from() {
    return named(settings().address().orElseThrow());
  }

  Optional<InternetAddress> replyTo() {
    return settings().replyTo().map(this::named);
  }

  /** In small letters. */
  Set<String> ownAddresses() {
    return Stream.concat(settings().address().stream(), settings().replyTo().stream())
        .map(address -> address.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** What stands behind the {@code @} of our ids. */
  String domain() {
    var address = from().getAddress();
    return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  Login smtp() {
    return login("smtp", settings().smtp(), 465, 587);
  }

  Login imap() {
    return login("imap", settings().imap(), 993, 143);
  }

  String folder() {
    return settings().folder();
  }

  /** What the mail library has to know of a server. */
  Properties properties(Login login, Security security) {
    var all = new Properties();
    var prefix = "mail." + login.protocol() + ".";
    all.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    all.put(prefix + "timeout", ANSWER_MILLIS);
    all.put(prefix + "writetimeout", ANSWER_MILLIS);
    all.put(prefix + "ssl.enable", String.valueOf(security == Security.TLS));
    all.put(prefix + "ssl.checkserveridentity", "true");
    all.put(prefix + "starttls.enable", String.valueOf(security == Security.STARTTLS));
    all.put(prefix + "starttls.required", String.valueOf(security == Security.STARTTLS));
    all.put(prefix + "auth", String.valueOf(login.user() != null));
    return all;
  }

  Properties smtpProperties() {
    var all = properties(smtp(), settings().smtp().security());
    // what comes back names the letter and does not carry its words through the world again
    all.put("mail.smtp.dsn.notify", "FAILURE");
    all.put("mail.smtp.dsn.ret", "HDRS");
    all.put("mail.smtp.from", from().getAddress());
    all.put("mail.smtp.sendpartial", "false");
    return all;
  }

  Properties imapProperties() {
    var all = properties(imap(), settings().imap().security());
    all.put("mail.imap.peek", "true"); // reading is not yet having taken in
    all.put("mail.imap.fetchsize", String.valueOf(1 << 20));
    return all;
  }

  EmailSettings settings() {
    return settings;
  }

  private static Login login(String protocol, Server server, int tls, int otherwise) {
    int usual = server.security() == Security.TLS ? tls : otherwise;
    return new Login(
        protocol,
        server.host().orElseThrow(),
        server.port().orElse(usual),
        server.user().orElse(null),
        server.password().orElse(null));
  }

  private InternetAddress named(String address) {
    try {
      var parsed = new InternetAddress(address, true);
      parsed.setPersonal(settings().name(), StandardCharsets.UTF_8.name());
      return parsed;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("xinqiao.email: '" + address + "' is no address", e);
    }
  }
}
