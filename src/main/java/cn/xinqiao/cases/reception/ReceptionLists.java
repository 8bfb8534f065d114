package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the lists of receptions into force. */
@ApplicationScoped
class ReceptionLists {

  @Startup
  @Produces
  @Singleton
  ReceptionRules rules(Seeds seeds) {
    return ReceptionRules.of(seeds.read(ReceptionRules.LIST));
  }

  @Startup
  @Produces
  @Singleton
  OfficeWindows windows(Seeds seeds) {
    return OfficeWindows.of(seeds.read(OfficeWindows.LIST));
  }
}
