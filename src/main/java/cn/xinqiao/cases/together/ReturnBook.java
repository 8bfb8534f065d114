package cn.xinqiao.cases.together;

import cn.xinqiao.cases.together.Returns.Asked;
import cn.xinqiao.cases.together.Returns.Border;
import cn.xinqiao.cases.together.Returns.State;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds returns. A case that has become confidential since is in no list. */
@ApplicationScoped
class ReturnBook {
  private static final int MOST = 100;

  /** Of an open case: what can be told of it elsewhere. */
  private static final String SEEN =
      " from ReturnRequest r join Case c on c.number = r.caseNumber and c.confidential = false";

  private final EntityManager entities;
  private final OfficeTree offices;

  ReturnBook(EntityManager entities, OfficeTree offices) {
    this.entities = entities;
    this.offices = offices;
  }

  void keep(ReturnRequest asked) {
    entities.persist(asked);
  }

  List<ReturnRequest> of(CaseNumber number) {
    return entities
        .createQuery(
            "from ReturnRequest where caseNumber = :number order by id", ReturnRequest.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  Optional<ReturnRequest> newest(CaseNumber number) {
    var all = of(number);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Whether an arbiter has said between these two whose the case is. */
  boolean isDecided(CaseNumber number, OfficeCode one, OfficeCode other) {
    return of(number).stream().anyMatch(r -> r.state() == State.DECIDED && r.isBetween(one, other));
  }

  List<ReturnRequest> waitingFor(OfficeCode office) {
    return entities
        .createQuery(
            "select r"
                + SEEN
                + " where r.senderCode = :office and r.state = :asked or r.arbiterCode = :office and"
                + " r.state = :disputed order by r.askedAt, r.id",
            ReturnRequest.class)
        .setParameter("office", office.value())
        .setParameter("asked", State.ASKED)
        .setParameter("disputed", State.DISPUTED)
        .setMaxResults(MOST)
        .getResultList();
  }

  List<Border> borders(OfficeCode below) {
    return entities
        .createQuery(
            "select r.holderCode, r.senderCode, r.subject, count(r), sum(case when r.state = :agreed"
                + " then 1 else 0 end), sum(case when r.arbiterCode is not null and r.state in"
                + " :disputed then 1 else 0 end), sum(case when r.state = :decided and r.decidedFor ="
                + " r.holderCode then 1 else 0 end)"
                + SEEN
                + " where r.holderCode like :subtree or r.senderCode like :subtree group by"
                + " r.holderCode, r.senderCode, r.subject order by count(r) desc, r.holderCode,"
                + " r.senderCode",
            Object[].class)
        .setParameter("agreed", State.AGREED)
        .setParameter("decided", State.DECIDED)
        .setParameter("disputed", List.of(State.DISPUTED, State.DECIDED))
        .setParameter("subtree", below.subtreePattern())
        .setMaxResults(MOST)
        .getResultStream()
        .map(this::border)
        .toList();
  }

  private Border border(Object[] row) {
    return new Border(
        office(new OfficeCode((String) row[0])),
        office(new OfficeCode((String) row[1])),
        (Subject) row[2],
        ((Number) row[3]).longValue(),
        ((Number) row[4]).longValue(),
        ((Number) row[5]).longValue(),
        ((Number) row[6]).longValue());
  }

  Asked shown(ReturnRequest one) {
    return new Asked(
        one.number(),
        one.state(),
        office(one.holder()),
        office(one.sender()),
        one.arbiter().map(this::office),
        one.askedAt(),
        one.answeredAt(),
        one.decidedAt(),
        one.decidedFor().map(this::office),
        one.reason(),
        one.answer(),
        one.decision());
  }

  private Office office(OfficeCode code) {
    return offices.get(code);
  }
}
