package cn.xinqiao.platform;

import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the rules into force that say how long something is kept. */
class RetentionProducer {

  @Startup
  @Produces
  @Singleton
  Retention retention(Seeds seeds) {
    return new Retention(seeds.read(Retention.LIST));
  }
}
