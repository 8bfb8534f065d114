package cn.xinqiao.desk.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeAddresses.Shown;
import cn.xinqiao.office.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** What officers settle about their own notices; nobody else does it for them. */
@ApplicationScoped
public class OwnNoticeActs {
  private final NoticeAddresses addresses;
  private final GatheredHours hours;
  private final Notices notices;
  private final AuditTrail audit;

  OwnNoticeActs(NoticeAddresses addresses, GatheredHours hours, Notices notices, AuditTrail audit) {
    this.addresses = addresses;
    this.hours = hours;
    this.notices = notices;
    this.audit = audit;
  }

  public List<AddressKind> kinds() {
    return addresses.kinds();
  }

  public List<Shown> addresses(Caller caller) {
    return addresses.of(owner(caller));
  }

  public GatheredHours.Hours hours(Caller caller) {
    return hours.of(caller.officerId());
  }

  @Transactional
  public void add(Caller caller, AddressKind kind, String typed, String secret) {
    addresses.add(owner(caller), kind, typed, secret);
    written(caller, "add " + kind);
  }

  @Transactional
  public void first(Caller caller, long id) {
    addresses.first(owner(caller), id);
    written(caller, "first");
  }

  @Transactional
  public void remove(Caller caller, long id) {
    addresses.remove(owner(caller), id);
    written(caller, "remove");
  }

  @Transactional
  public void choose(Caller caller, GatheredHours.Hours chosen) {
    hours.choose(caller.officerId(), chosen);
  }

  @Transactional
  public void trial(Caller caller) {
    notices.trial(caller.officerId(), caller.office());
  }

  private void written(Caller caller, String what) {
    audit.record(caller.officerId(), Act.CHANGE_ADDRESS, caller.login(), what);
  }

  private static Owner owner(Caller caller) {
    return new Owner.Officer(caller.officerId());
  }
}
