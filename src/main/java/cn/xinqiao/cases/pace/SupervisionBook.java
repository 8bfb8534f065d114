package cn.xinqiao.cases.pace;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Keeps what is proposed and issued. Lists leave out confidential cases by the query itself. */
@ApplicationScoped
class SupervisionBook {
  private static final int MOST = 200;

  private final EntityManager entities;

  SupervisionBook(EntityManager entities) {
    this.entities = entities;
  }

  void keep(Supervision issued) {
    entities.persist(issued);
  }

  List<Supervision> of(CaseNumber number) {
    return entities
        .createQuery("from Supervision where caseNumber = :number order by id", Supervision.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  List<Supervision> open(CaseNumber number) {
    return of(number).stream().filter(one -> one.closedAt().isEmpty()).toList();
  }

  /** What nobody has settled. */
  List<SupervisionProposal> proposals(CaseNumber number) {
    return entities
        .createQuery(
            "from SupervisionProposal where caseNumber = :number and settledAt is null order by id",
            SupervisionProposal.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  /**
   * @return how many of them
   */
  int settle(CaseNumber number, long officer, Instant now) {
    var open = proposals(number);
    open.forEach(one -> one.settle(officer, now));
    return open.size();
  }

  /** For cases that offices right below this one have now. */
  List<SupervisionProposal> proposedTo(OfficeCode office) {
    List<?> found =
        entities
            .createNativeQuery(
                "select p.* from supervision_proposal p join cases c on c.number = p.case_number join"
                    + " office o on o.code = c.office_code where p.settled_at is null and o.parent ="
                    + " :office and c.confidential = false order by p.proposed_at, p.id",
                SupervisionProposal.class)
            .setParameter("office", office.value())
            .setMaxResults(MOST)
            .getResultList();
    return found.stream().map(SupervisionProposal.class::cast).toList();
  }

  List<Supervision> openIn(OfficeCode office) {
    return entities
        .createQuery(
            "select s from Supervision s join Case c on c.number = s.caseNumber where s.closedAt is"
                + " null and c.officeCode like :subtree and c.confidential = false order by s.dueOn,"
                + " s.id",
            Supervision.class)
        .setParameter("subtree", office.subtreePattern())
        .setMaxResults(MOST)
        .getResultList();
  }
}
