package cn.xinqiao.cases;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Scope;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Who reported a case, in the clear. Hidden until an officer who works the case names a purpose;
 * each look is written down with it, in the same transaction.
 */
@ApplicationScoped
public class CaseContacts {
  private final EntityManager entities;
  private final CaseSearch search;
  private final Residents residents;
  private final AuditTrail audit;

  CaseContacts(EntityManager entities, CaseSearch search, Residents residents, AuditTrail audit) {
    this.entities = entities;
    this.search = search;
    this.residents = residents;
    this.audit = audit;
  }

  /** What a contact may be looked at for. */
  public enum Purpose {
    /** 回访核实 */
    REVISIT,
    /** 约时间上门 */
    APPOINTMENT,
    /** 送达答复 */
    SERVICE_OF_ANSWER
  }

  /**
   * One reporter of the case.
   *
   * @param introduction name and address in the resident's own words
   */
  public record Reporter(Optional<String> introduction, List<ContactReader.Found> contacts) {}

  /**
   * @throws Refusal.NotFound when the officer may not see the case
   * @throws Refusal.Forbidden when the case is on another office's desk
   */
  @Transactional
  public List<Reporter> reveal(Caller caller, CaseNumber number, Purpose purpose) {
    var shown =
        search.visible(caller, number).orElseThrow(() -> new Refusal.NotFound("no such case"));
    if (!new Scope(caller).actsFor(shown.office())) {
      throw new Refusal.Forbidden("contacts are for the office that works the case");
    }
    audit.record(caller.officerId(), Act.REVEAL_CONTACT, number.toString(), purpose.name());
    return entities
        .createQuery("from CaseReporter where caseNumber = :number order by id", CaseReporter.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .map(r ->
            new Reporter(
                residents.introduction(r.residentId()), residents.contacts(r.residentId())))
        .toList();
  }
}
