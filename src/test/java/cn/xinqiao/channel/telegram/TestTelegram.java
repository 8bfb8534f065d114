package cn.xinqiao.channel.telegram;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Telegram in tests: closed, until a test opens it at the fake. */
@Mock
@Singleton
public class TestTelegram extends TelegramSettings {
  static final String SECRET = "a-secret-of-the-tests-0123456789";

  private static final FakeTelegram FAKE = new FakeTelegram();

  private volatile boolean open;
  private volatile URI address = FAKE.address();
  private volatile Optional<String> webhook = Optional.empty();

  TestTelegram() {
    super(
        Optional.empty(),
        FAKE.address(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(2));
  }

  /** The one fake of all tests in this process. */
  public FakeTelegram opened() {
    open = true;
    return FAKE;
  }

  /** Another server than the fake, until it is closed. */
  void openedAt(URI server) {
    address = server;
    open = true;
  }

  void bringsUpdatesTo(URI address) {
    webhook = Optional.of(address.toString());
  }

  public void close() {
    open = false;
    address = FAKE.address();
    webhook = Optional.empty();
  }

  @Override
  URI address() {
    return address;
  }

  @Override
  Optional<String> token() {
    return open ? Optional.of(FakeTelegram.TOKEN) : Optional.empty();
  }

  @Override
  Optional<String> webhook() {
    return webhook;
  }

  @Override
  Optional<String> secret() {
    return Optional.of(SECRET);
  }
}
