package cn.xinqiao.triage.internal;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready for traffic once matters can be sorted; messages are taken in before that all the same. */
@Readiness
@ApplicationScoped
class ClassifierHealth implements HealthCheck {
  private final ClassifierStore store;

  ClassifierHealth(ClassifierStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("classifier").status(store.isReady()).build();
  }
}
