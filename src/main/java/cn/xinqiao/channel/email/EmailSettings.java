package cn.xinqiao.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How letters leave and come in. */
@ConfigMapping(prefix = "xinqiao.email")
interface EmailSettings {

  /** Our own address; without it there are no letters. */
  Optional<String> address();

  /** The name beside it. */
  @WithDefault("心桥 Xinqiao")
  String name();

  /** Where answers shall go when that is another address. */
  Optional<String> replyTo();

  Server smtp();

  Server imap();

  /** The folder that letters arrive in. */
  @WithDefault("INBOX")
  String folder();

  /** How often it is looked at. */
  @WithDefault("PT20S")
  Duration every();

  /**
   * A letter that has not come back within this time counts as arrived: a relay reports failures
   * only. Shorter than {@code fall_back_after} of {@code seeds/rules/channels.csv}.
   */
  @WithDefault("PT24H")
  Duration silenceMeansArrival();

  /** A server; without a host it is not used. */
  interface Server {
    Optional<String> host();

    /** The usual one of the protocol when it is missing. */
    Optional<Integer> port();

    @WithDefault("TLS")
    Security security();

    Optional<String> user();

    Optional<String> password();
  }

  /** How the connection is protected. */
  enum Security {
    /** Only for a relay on the same machine. */
    NONE,
    STARTTLS,
    TLS
  }
}
