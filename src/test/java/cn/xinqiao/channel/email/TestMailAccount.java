package cn.xinqiao.channel.email;

import cn.xinqiao.channel.email.EmailSettings.Security;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Our post office account in tests: none, until a test opens one. */
@Mock
@Singleton
class TestMailAccount extends MailAccount {
  static final String OWN = "qiao@xinqiao.test";

  private final EmailSettings configured;
  private volatile EmailSettings opened;

  TestMailAccount(EmailSettings configured) {
    super(configured);
    this.configured = configured;
  }

  record Server(
      Optional<String> host,
      Optional<Integer> port,
      Security security,
      Optional<String> user,
      Optional<String> password)
      implements EmailSettings.Server {

    static Server none() {
      return new Server(
          Optional.empty(), Optional.empty(), Security.TLS, Optional.empty(), Optional.empty());
    }

    static Server local(int port) {
      return new Server(
          Optional.of("127.0.0.1"),
          Optional.of(port),
          Security.NONE,
          Optional.of("qiao"),
          Optional.of("secret"));
    }
  }

  record Settings(EmailSettings.Server smtp, EmailSettings.Server imap) implements EmailSettings {
    @Override
    public Optional<String> address() {
      return Optional.of(OWN);
    }

    @Override
    public String name() {
      return "心桥";
    }

    @Override
    public Optional<String> replyTo() {
      return Optional.of("answers@xinqiao.test");
    }

    @Override
    public String folder() {
      return "INBOX";
    }

    @Override
    public Duration every() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Duration silenceMeansArrival() {
      return Duration.ofHours(24);
    }
  }

  void open(EmailSettings.Server smtp, EmailSettings.Server imap) {
    opened = new Settings(smtp, imap);
  }

  void close() {
    opened = null;
  }

  @Override
  EmailSettings settings() {
    return opened == null ? configured : opened;
  }
}
