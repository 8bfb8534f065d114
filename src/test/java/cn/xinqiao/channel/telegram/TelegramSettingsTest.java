package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSettingsTest {
  @Test
  void without_a_token_telegram_is_closed() {
    assertThat(settings(Optional.empty(), "https://api.telegram.org", null, null).isOpen())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.telegram.org, 443",
    "http://localhost, 80",
    "http://localhost:8081, 8081"
  })
  void a_server_of_ones_own_is_named_by_its_address(String address, int port) {
    var url = settings(Optional.of("1:a"), address, null, null).url();
    assertThat(url.getPort()).isEqualTo(port);
    assertThat(url.getSchema()).isEqualTo(URI.create(address).getScheme());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.telegram.org", "https://example.org/telegram"})
  void an_address_that_the_library_would_misread_stops_the_start(String address) {
    assertThatThrownBy(() -> settings(Optional.of("1:a"), address, null, null))
        .hasMessageContaining("scheme, host and port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with a blank and longer than 24 characters"})
  void a_webhook_without_a_secret_that_nobody_guesses_stops_the_start(String secret) {
    var hook = "https://xinqiao.example.org/api/channels/telegram";
    assertThatThrownBy(() -> settings(Optional.of("1:a"), "https://api.telegram.org", hook, secret))
        .hasMessageContaining("xinqiao.telegram.secret");
  }

  private static TelegramSettings settings(
      Optional<String> token, String address, String webhook, String secret) {
    return new TelegramSettings(
        token,
        URI.create(address),
        Optional.ofNullable(webhook),
        Optional.ofNullable(secret),
        Duration.ofSeconds(25));
  }
}
