package cn.xinqiao.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The gateway that takes and brings short messages. */
@ConfigMapping(prefix = "xinqiao.sms")
interface SmsSettings {

  /** Where messages are handed over; without it there are none. */
  Optional<URI> url();

  /** The secret that both sides sign with. */
  Optional<String> key();

  /** The registered sender (签名), without its brackets. */
  Optional<String> sign();

  /** How old a signed request of the gateway may be. */
  @WithDefault("PT5M")
  Duration freshFor();
}
