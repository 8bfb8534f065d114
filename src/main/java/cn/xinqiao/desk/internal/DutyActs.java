package cn.xinqiao.desk.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.Planned;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What leads and administrators do with the roster of the own office and those below, each act with
 * its line in the audit trail.
 */
@ApplicationScoped
public class DutyActs {
  private final DutyRoster roster;
  private final NoticeAddresses addresses;
  private final AccountActs accounts;
  private final AuditTrail audit;

  DutyActs(DutyRoster roster, NoticeAddresses addresses, AccountActs accounts, AuditTrail audit) {
    this.roster = roster;
    this.addresses = addresses;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** A roster says who works where: only above it, and at a confidential desk only there. */
  public boolean sees(Caller caller, OfficeCode office) {
    return accounts.keeps(caller, office);
  }

  public boolean keeps(Caller caller, OfficeCode office) {
    return switch (caller.role()) {
      case LEAD, ADMIN -> sees(caller, office);
      case OFFICER, AUDITOR -> false;
    };
  }

  @Transactional
  public void add(Caller caller, OfficeCode office, Planned shift) {
    written(caller, office, Act.CHANGE_ROSTER, "add " + shift.login());
    roster.add(office, shift);
  }

  @Transactional
  public void replace(Caller caller, OfficeCode office, List<Planned> shifts) {
    written(caller, office, Act.CHANGE_ROSTER, "file of " + shifts.size());
    roster.replace(office, shifts);
  }

  @Transactional
  public void remove(Caller caller, OfficeCode office, long shift) {
    written(caller, office, Act.CHANGE_ROSTER, "remove");
    roster.remove(office, shift);
  }

  @Transactional
  public void addRobot(Caller caller, OfficeCode office, String address, String secret) {
    written(caller, office, Act.CHANGE_ADDRESS, "add ROBOT");
    addresses.add(new Owner.Group(office), AddressKind.ROBOT, address, secret);
  }

  @Transactional
  public void removeRobot(Caller caller, OfficeCode office, long id) {
    written(caller, office, Act.CHANGE_ADDRESS, "remove");
    addresses.remove(new Owner.Group(office), id);
  }

  private void written(Caller caller, OfficeCode office, Act act, String what) {
    if (!keeps(caller, office)) {
      throw new Refusal.Forbidden("others keep the roster of " + office);
    }
    audit.record(caller.officerId(), act, office.value(), what);
  }
}
