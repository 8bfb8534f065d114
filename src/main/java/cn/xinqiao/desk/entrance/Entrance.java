package cn.xinqiao.desk.entrance;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.desk.frame.AddressLimit;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Officers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door of the desk: how often one may knock, and who came in is written down. */
@ApplicationScoped
class Entrance {
  /** Hashing takes time with the length of what is hashed: nobody's password is longer. */
  private static final int LONGEST = 200;

  private final Officers officers;
  private final AuditTrail audit;
  private final AddressLimit knocks;

  Entrance(
      Officers officers,
      AuditTrail audit,
      @ConfigProperty(name = "xinqiao.limits.logins-per-address-per-minute") int perMinute) {
    this.officers = officers;
    this.audit = audit;
    knocks = new AddressLimit(perMinute);
  }

  /**
   * A session token; empty for an unknown account, a wrong password and a resting account alike.
   *
   * @throws Refusal.TooMany when this address has tried too often
   */
  Optional<String> enter(String login, String password, String address) {
    knocks.spend(address);
    if (login.length() > LONGEST || password.length() > LONGEST) {
      return Optional.empty();
    }
    // comparing passwords takes long: no transaction is open meanwhile
    var session = officers.enter(login, password);
    QuarkusTransaction.requiringNew().run(() -> writeDown(login, session));
    return session;
  }

  private void writeDown(String login, Optional<String> session) {
    session
        .flatMap(officers::bySession)
        .ifPresentOrElse(
            caller -> audit.record(caller.officerId(), Act.LOG_IN, caller.login(), null),
            // what was typed may be a password in the wrong field: only a known name is written
            () ->
                audit.record(
                    null,
                    Act.LOG_IN_REFUSED,
                    officers.isAppointed(login) ? login : "unknown account",
                    null));
  }

  /** Spends an invitation; empty when it is unknown, spent or too old. */
  @Transactional
  Optional<String> acceptInvitation(String token, String password, String address) {
    knocks.spend(address);
    if (password.length() > LONGEST) {
      throw new Refusal.TooLarge("a password has at most " + LONGEST + " characters");
    }
    var login = officers.acceptInvitation(token, password);
    login.ifPresent(name -> audit.record(null, Act.PASSWORD, name, "by invitation"));
    return login;
  }

  void leave(String session) {
    officers.leave(session);
  }
}
