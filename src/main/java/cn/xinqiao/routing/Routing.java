package cn.xinqiao.routing;

import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the place lists into force. */
class Routing {

  @Startup
  @Produces
  @Singleton
  Router router(OfficeList offices, Seeds seeds) {
    return new Router(offices, seeds.read("place-words.csv"));
  }

  @Startup
  @Produces
  @Singleton
  ConfidentialDesk confidentialDesk(OfficeTree offices, Seeds seeds) {
    return new ConfidentialDesk(offices, seeds.read("accused.csv"));
  }
}
