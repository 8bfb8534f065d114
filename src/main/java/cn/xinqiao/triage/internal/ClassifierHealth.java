package cn.xinqiao.triage.internal;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether matters can be sorted, at {@code /q/health/group/understanding}. No part of readiness:
 * messages are taken in and dangers are met without a classifier, so a balancer must not turn
 * residents away while it is learned, or when it cannot be had at all.
 */
@HealthGroup("understanding")
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
