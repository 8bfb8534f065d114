package cn.xinqiao;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Officers;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Accounts for tests, made on the first call. */
@Singleton
public class TestOfficers {
  public static final String PASSWORD = "a long enough password";

  private final Officers officers;

  TestOfficers(Officers officers) {
    this.officers = officers;
  }

  /** The bearer token of an officer of this office and role. */
  public String token(String office, Role role) {
    return officers.issueProgramToken(login(office, role));
  }

  /** The login of an officer of this office and role. */
  public synchronized String login(String office, Role role) {
    var login = "t-" + office + "-" + role.name().toLowerCase(Locale.ROOT);
    if (!officers.isAppointed(login)) {
      officers.appoint(login, new OfficeCode(office), role);
      officers.givePassword(login, PASSWORD);
    }
    return login;
  }
}
