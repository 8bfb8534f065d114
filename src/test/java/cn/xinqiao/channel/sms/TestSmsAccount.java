package cn.xinqiao.channel.sms;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is agreed with the gateway in tests: nothing, until a test says so. */
@Mock
@Singleton
class TestSmsAccount extends SmsAccount {
  private volatile Agreed agreed;

  TestSmsAccount(
      SmsSettings settings,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> publicAddress) {
    super(settings, publicAddress);
  }

  void agree(Agreed on) {
    agreed = on;
  }

  @Override
  Optional<Agreed> agreed() {
    return agreed == null ? super.agreed() : Optional.of(agreed);
  }
}
