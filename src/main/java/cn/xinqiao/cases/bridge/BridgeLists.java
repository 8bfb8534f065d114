package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the lists of other systems into force; one that cannot be used stops the start. */
class BridgeLists {

  @Startup
  @Produces
  @Singleton
  OutsideSystems systems(Seeds seeds) {
    return new OutsideSystems(seeds.read("rules/systems.csv"));
  }

  @Startup
  @Produces
  @Singleton
  OrderLabels labels(Seeds seeds) {
    return new OrderLabels(seeds.read("rules/order-labels.csv"));
  }

  @Startup
  @Produces
  @Singleton
  CopyFields copyFields(Seeds seeds, OutsideSystems systems) {
    return new CopyFields(seeds.read("rules/copy-fields.csv"), systems);
  }
}
