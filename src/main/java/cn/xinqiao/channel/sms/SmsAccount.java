package cn.xinqiao.channel.sms;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is agreed with the gateway. */
@ApplicationScoped
class SmsAccount {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Optional<Agreed> agreed;

  SmsAccount(
      SmsSettings settings,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> publicAddress) {
    agreed =
        settings
            .url()
            .map(url ->
                new Agreed(
                    safe(url),
                    settings.key().orElseThrow(() -> missing("xinqiao.sms.key")),
                    settings.sign().orElseThrow(() -> missing("xinqiao.sms.sign")),
                    publicAddress
                        .map(address -> address.replaceAll("/+$", ""))
                        .orElseThrow(() -> missing("xinqiao.public-address")),
                    settings.freshFor()));
  }

  /**
   * All that is needed.
   *
   * @param publicAddress of our pages, without a slash at its end
   */
  record Agreed(URI url, String key, String sign, String publicAddress, Duration freshFor) {}

  /** Empty: there is no gateway, nothing is sent and nothing is taken. */
  Optional<Agreed> agreed() {
    return agreed;
  }

  /** Half an agreement stops the start, not the first message of a resident. */
  void check(@Observes StartupEvent event) {
    agreed();
  }

  private static URI safe(URI url) {
    if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(url.getHost())) {
      throw new IllegalArgumentException("xinqiao.sms.url has to begin with https");
    }
    return url;
  }

  private static IllegalArgumentException missing(String setting) {
    return new IllegalArgumentException("xinqiao.sms.url is set, " + setting + " is not");
  }
}
