package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A new system has one account and nobody who knows its password: a one-time link opens it. */
@ApplicationScoped
class FirstAdministrator {
  private final Officers officers;

  FirstAdministrator(Officers officers) {
    this.officers = officers;
  }

  void invite(@Observes @Priority(3500) StartupEvent event) {
    if (!officers.isAnyAppointed()) {
      officers.appoint("admin", OfficeCode.CITY, Role.ADMIN);
      Log.infof(
          "no account yet: choose the password of 'admin' within 24 hours at /invitation/%s",
          officers.invite("admin"));
    }
  }
}
