package cn.xinqiao.desk.duty;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeCodes;
import cn.xinqiao.office.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What officers settle about their own notices; nobody else does it for them. */
@ApplicationScoped
class OwnNoticeActs {
  private final NoticeAddresses addresses;
  private final GatheredHours hours;
  private final Notices notices;
  private final NoticeCodes codes;
  private final AuditTrail audit;

  OwnNoticeActs(
      NoticeAddresses addresses,
      GatheredHours hours,
      Notices notices,
      NoticeCodes codes,
      AuditTrail audit) {
    this.addresses = addresses;
    this.hours = hours;
    this.notices = notices;
    this.codes = codes;
    this.audit = audit;
  }

  GatheredHours.Hours hours(Caller caller) {
    return hours.of(caller.officerId());
  }

  @Transactional
  void add(Caller caller, AddressKind kind, String typed, String secret) {
    addresses.add(owner(caller), kind, typed, secret);
    written(caller, "add " + kind);
  }

  @Transactional
  void first(Caller caller, long id) {
    addresses.first(owner(caller), id);
    written(caller, "first");
  }

  @Transactional
  void remove(Caller caller, long id) {
    addresses.remove(owner(caller), id);
    written(caller, "remove");
  }

  @Transactional
  void choose(Caller caller, GatheredHours.Hours chosen) {
    hours.choose(caller.officerId(), chosen);
  }

  @Transactional
  void trial(Caller caller, long address) {
    notices.trial(owner(caller), caller.office(), address);
  }

  /**
   * A code by which this officer joins a chat.
   *
   * @throws Refusal.RuleBroken for a kind that is not joined by codes, or not open here
   */
  @Transactional
  String code(Caller caller, AddressKind kind) {
    if (kind.isTyped() || !addresses.kinds().contains(kind)) {
      throw new Refusal.RuleBroken("no chat of that kind can be joined");
    }
    written(caller, "code " + kind);
    return codes.show(caller.officerId(), kind);
  }

  private void written(Caller caller, String what) {
    audit.record(caller.officerId(), Act.CHANGE_ADDRESS, caller.login(), what);
  }

  private static Owner owner(Caller caller) {
    return new Owner.Officer(caller.officerId());
  }
}
