package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/**
 * A new system has nobody who knows an administrator's password: a one-time link opens the first
 * account. Until it has been used, each start makes another, so that a missed link locks nobody
 * out.
 */
@ApplicationScoped
class FirstAdministrator {
  private static final String LOGIN = "admin";

  private final Officers officers;

  FirstAdministrator(Officers officers) {
    this.officers = officers;
  }

  void invite(@Observes @Priority(3500) StartupEvent event) {
    link()
        .ifPresent(link ->
            Log.infof(
                "no administrator has a password yet: choose that of '%s' within 24 hours at"
                    + " /invitation/%s",
                LOGIN, link));
  }

  /** Empty where the city has an administrator who can enter. */
  Optional<String> link() {
    if (officers.isAnyAdministratorEntered()) {
      return Optional.empty();
    }
    try {
      return QuarkusTransaction.requiringNew().call(this::appointedAndInvited);
    } catch (PersistenceException e) {
      // another replica began at the same time and appointed first: its account gets our link too
      return QuarkusTransaction.requiringNew().call(this::appointedAndInvited);
    }
  }

  private Optional<String> appointedAndInvited() {
    if (!officers.isAppointed(LOGIN)) {
      officers.appoint(LOGIN, OfficeCode.CITY, Role.ADMIN);
    }
    return Optional.of(officers.invite(LOGIN));
  }
}
