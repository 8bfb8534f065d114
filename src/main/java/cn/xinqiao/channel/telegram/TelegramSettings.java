package cn.xinqiao.channel.telegram;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.telegram.telegrambots.meta.TelegramUrl;

/** Which bot this installation is, and how it hears. Without a token nothing of Telegram starts. */
@Singleton
class TelegramSettings {
  /** As the Bot API takes it in {@code secret_token}; shorter ones can be guessed. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{24,256}");

  private final Optional<String> token;
  private final URI address;
  private final Optional<String> webhook;
  private final Optional<String> secret;
  private final Duration pollWait;

  TelegramSettings(
      @ConfigProperty(name = "xinqiao.telegram.token") Optional<String> token,
      @ConfigProperty(name = "xinqiao.telegram.address") URI address,
      @ConfigProperty(name = "xinqiao.telegram.webhook") Optional<String> webhook,
      @ConfigProperty(name = "xinqiao.telegram.secret") Optional<String> secret,
      @ConfigProperty(name = "xinqiao.telegram.poll-wait") Duration pollWait) {
    if (address.getHost() == null || !address.getPath().replace("/", "").isEmpty()) {
      throw new IllegalArgumentException("xinqiao.telegram.address is scheme, host and port only");
    }
    if (webhook.isPresent() && !SECRET.matcher(secret.orElse("")).matches()) {
      throw new IllegalArgumentException(
          "xinqiao.telegram.webhook needs xinqiao.telegram.secret: 24 to 256 of [A-Za-z0-9_-]");
    }
    this.token = token;
    this.address = address;
    this.webhook = webhook;
    this.secret = secret;
    this.pollWait = pollWait;
  }

  boolean isOpen() {
    return token().isPresent();
  }

  /** Never logged: whoever has it is the bot. */
  Optional<String> token() {
    return token;
  }

  /** Telegram's own server, or one that runs here. */
  URI address() {
    return address;
  }

  /** Where Telegram brings updates to; without it they are fetched. */
  Optional<String> webhook() {
    return webhook;
  }

  /** What Telegram shows with each update that it brings. */
  Optional<String> secret() {
    return secret;
  }

  /** How long a request for updates stays open while there is nothing new. */
  Duration pollWait() {
    return pollWait;
  }

  TelegramUrl url() {
    var port = address().getPort();
    boolean sealed = "https".equals(address().getScheme());
    return TelegramUrl.builder()
        .schema(address().getScheme())
        .host(address().getHost())
        .port(port > 0 ? port : sealed ? 443 : 80)
        .build();
  }
}
