package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.DutyRoster;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether somebody is on duty for the whole city, at {@code /q/health/group/duty}: behind the city
 * there is nobody whom an unseen emergency could still be told. No part of readiness: the service
 * runs as well without.
 */
@HealthGroup("duty")
@ApplicationScoped
class DutyHealth implements HealthCheck {
  private final DutyRoster roster;
  private final Clock clock;

  DutyHealth(DutyRoster roster, Clock clock) {
    this.roster = roster;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    int called = roster.onDuty(OfficeCode.CITY, clock.instant()).size();
    return HealthCheckResponse.named("duty").status(called > 0).withData("city", called).build();
  }
}
