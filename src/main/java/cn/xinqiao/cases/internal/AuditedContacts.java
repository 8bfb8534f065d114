package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Scope;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads contacts of reporters, and never without an entry in the audit trail. */
@ApplicationScoped
class AuditedContacts implements CaseContacts {
  private final Reporters reporters;
  private final ScopedSearch search;
  private final Residents residents;
  private final AuditTrail audit;

  AuditedContacts(Reporters reporters, ScopedSearch search, Residents residents, AuditTrail audit) {
    this.reporters = reporters;
    this.search = search;
    this.residents = residents;
    this.audit = audit;
  }

  @Override
  @Transactional
  public List<Reporter> reveal(Caller caller, CaseNumber number, Purpose purpose) {
    var shown =
        search.visible(caller, number).orElseThrow(() -> new Refusal.NotFound("no such case"));
    if (shown.isErased()) {
      throw new Refusal.Forbidden("its words are erased: nobody has to be reached about it");
    }
    if (!new Scope(caller).actsFor(shown.office())) {
      throw new Refusal.Forbidden("contacts are for the office that works the case");
    }
    audit.record(caller.officerId(), Act.REVEAL_CONTACT, number.toString(), purpose.name());
    return reporters.of(number.toString()).stream()
        .map(r ->
            new Reporter(
                residents.introduction(r.residentId()), residents.contacts(r.residentId())))
        .toList();
  }
}
