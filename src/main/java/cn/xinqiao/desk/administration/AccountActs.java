package cn.xinqiao.desk.administration;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Officers;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What an administrator does with the accounts of the own office and those below, each act with its
 * line in the audit trail. Who keeps the accounts of a confidential desk could read accusations
 * against the own office: that is left to the desk's own administrator and to the city's.
 */
@ApplicationScoped
public class AccountActs {
  private final Officers officers;
  private final OfficeTree offices;
  private final AuditTrail audit;

  AccountActs(Officers officers, OfficeTree offices, AuditTrail audit) {
    this.officers = officers;
    this.offices = offices;
    this.audit = audit;
  }

  public boolean keeps(Caller admin, OfficeCode office) {
    return office.within(admin.office())
        && (!isConfidential(office)
            || office.equals(admin.office())
            || admin.office().equals(OfficeCode.CITY));
  }

  /** The accounts that this administrator keeps, by name. */
  List<Officers.Account> keptBy(Caller admin) {
    return officers.accounts().stream().filter(a -> keeps(admin, a.office())).toList();
  }

  /** Opens an account; the answer is a one-time token to choose its password with. */
  @Transactional
  String appoint(Caller admin, String login, OfficeCode office, Role role) {
    if (!keeps(admin, office)) {
      throw new Refusal.Forbidden("another administrator keeps the accounts of " + office);
    }
    officers.appoint(login, office, role);
    audit.record(admin.officerId(), Act.APPOINT, login, office + " " + role);
    return officers.invite(login);
  }

  /** A one-time token to choose a new password with. */
  @Transactional
  String invite(Caller admin, String login) {
    record(admin, Act.INVITE, login);
    return officers.invite(login);
  }

  /** A token with which a program acts in this officer's name for a year. */
  @Transactional
  String issueProgramToken(Caller admin, String login) {
    record(admin, Act.ISSUE_TOKEN, login);
    return officers.issueProgramToken(login);
  }

  @Transactional
  void dismiss(Caller admin, String login) {
    record(admin, Act.DISMISS, login);
    officers.dismiss(login);
  }

  private void record(Caller admin, Act act, String login) {
    var account =
        officers
            .account(login)
            .filter(known -> keeps(admin, known.office()))
            .orElseThrow(() -> new Refusal.NotFound("no such account"));
    audit.record(admin.officerId(), act, login, account.office() + " " + account.role());
  }

  private boolean isConfidential(OfficeCode office) {
    return offices.find(office).map(Office::task).filter(ConfidentialDesk.TASK::equals).isPresent();
  }
}
