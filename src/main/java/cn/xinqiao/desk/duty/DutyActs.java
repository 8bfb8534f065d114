package cn.xinqiao.desk.duty;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.desk.administration.AccountActs;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.Planned;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What leads and administrators do with the roster of the own office and those below, each act with
 * its line in the audit trail.
 */
@ApplicationScoped
class DutyActs {
  private final DutyRoster roster;
  private final NoticeAddresses addresses;
  private final Notices notices;
  private final AccountActs accounts;
  private final OfficeTree offices;
  private final AuditTrail audit;

  DutyActs(
      DutyRoster roster,
      NoticeAddresses addresses,
      Notices notices,
      AccountActs accounts,
      OfficeTree offices,
      AuditTrail audit) {
    this.roster = roster;
    this.addresses = addresses;
    this.notices = notices;
    this.accounts = accounts;
    this.offices = offices;
    this.audit = audit;
  }

  /**
   * The own office, or one that is asked for and whose roster this officer may see.
   *
   * @param asked a code; empty or null for the own office
   * @throws Refusal.NotFound for any other
   */
  OfficeCode office(Caller caller, String asked) {
    if (asked == null || asked.isBlank()) {
      return caller.office();
    }
    try {
      var code = new OfficeCode(asked.strip());
      if (offices.find(code).isPresent() && sees(caller, code)) {
        return code;
      }
    } catch (IllegalArgumentException e) {
      // no code at all: as unknown as one of another office
    }
    throw new Refusal.NotFound("no such roster");
  }

  /** A roster says who works where: only above it, and at a confidential desk only there. */
  boolean sees(Caller caller, OfficeCode office) {
    return accounts.keeps(caller, office);
  }

  boolean keeps(Caller caller, OfficeCode office) {
    return switch (caller.role()) {
      case LEAD, ADMIN -> sees(caller, office);
      case OFFICER, AUDITOR -> false;
    };
  }

  @Transactional
  void add(Caller caller, OfficeCode office, Planned shift) {
    written(caller, office, Act.CHANGE_ROSTER, "add " + shift.login());
    roster.add(office, shift);
  }

  @Transactional
  void replace(Caller caller, OfficeCode office, List<Planned> shifts) {
    written(caller, office, Act.CHANGE_ROSTER, "file of " + shifts.size());
    roster.replace(office, shifts);
  }

  @Transactional
  void remove(Caller caller, OfficeCode office, long shift) {
    written(caller, office, Act.CHANGE_ROSTER, "remove");
    roster.remove(office, shift);
  }

  @Transactional
  void addAddress(
      Caller caller, OfficeCode office, AddressKind kind, String address, String secret) {
    written(caller, office, Act.CHANGE_ADDRESS, "add " + kind);
    addresses.add(new Owner.Group(office), kind, address, secret);
  }

  @Transactional
  void putFirst(Caller caller, OfficeCode office, long address) {
    written(caller, office, Act.CHANGE_ADDRESS, "first");
    addresses.first(new Owner.Group(office), address);
  }

  @Transactional
  void removeAddress(Caller caller, OfficeCode office, long address) {
    written(caller, office, Act.CHANGE_ADDRESS, "remove");
    addresses.remove(new Owner.Group(office), address);
  }

  @Transactional
  void tryAddress(Caller caller, OfficeCode office, long address) {
    written(caller, office, Act.CHANGE_ADDRESS, "trial");
    notices.trial(new Owner.Group(office), office, address);
  }

  private void written(Caller caller, OfficeCode office, Act act, String what) {
    if (!keeps(caller, office)) {
      throw new Refusal.Forbidden("others keep the roster of " + office);
    }
    audit.record(caller.officerId(), act, office.value(), what);
  }
}
