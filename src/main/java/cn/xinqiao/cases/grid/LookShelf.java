package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds looks and where their cases are. Part of the caller's transaction. */
@ApplicationScoped
class LookShelf {
  private final EntityManager entities;
  private final LookRules rules;
  private final Clock clock;

  LookShelf(EntityManager entities, LookRules rules, Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.clock = clock;
  }

  /** Where a case is, as far as it is known, in the reporter's words. */
  record Place(Optional<OfficeCode> neighbourhood, String told) {}

  Place placeOf(CaseNumber number) {
    return entities
        .createQuery(
            "select c.neighbourhoodCode, m.place, m.words from Case c join Matter m on m.id ="
                + " c.matterId where c.number = :number",
            Object[].class)
        .setParameter("number", number.toString())
        .getResultStream()
        .findFirst()
        .map(row ->
            new Place(
                Optional.ofNullable((String) row[0]).map(OfficeCode::new),
                row[1] == null ? (String) row[2] : (String) row[1]))
        .orElseThrow(() -> new Refusal.NotFound("no such case"));
  }

  /** What is done for such a case is done for the one that it goes on in. */
  boolean goesOnElsewhere(CaseNumber number) {
    return !entities
        .createQuery(
            "select c.number from Case c where c.number = :number and c.joinedInto is not null",
            String.class)
        .setParameter("number", number.toString())
        .getResultList()
        .isEmpty();
  }

  /** Of a case and of those that go on in it, oldest first. */
  List<Look> of(CaseNumber number) {
    var numbers = new ArrayList<>(List.of(number.toString()));
    numbers.addAll(
        entities
            .createQuery("select c.number from Case c where c.joinedInto = :number", String.class)
            .setParameter("number", number.toString())
            .getResultList());
    return entities
        .createQuery("from Look where caseNumber in :numbers order by id", Look.class)
        .setParameter("numbers", numbers)
        .getResultList();
  }

  long open(CaseNumber number) {
    return of(number).stream().filter(Look::isOpen).count();
  }

  /**
   * As it is now: the keeper may have answered since it was read.
   *
   * @throws Refusal.NotFound when this case has no such look
   */
  Look locked(CaseNumber number, long id) {
    if (of(number).stream().noneMatch(look -> look.id() == id)) {
      throw new Refusal.NotFound("no such look");
    }
    return locked(id);
  }

  Look locked(long id) {
    entities
        .createNativeQuery("select id from grid_look where id = :id for update")
        .setParameter("id", id)
        .getResultList();
    var look = entities.find(Look.class, id);
    entities.refresh(look);
    return look;
  }

  /** A new secret that opens it. */
  String linkTo(Look look) {
    var token = Secrets.token();
    entities.persist(
        new LookLink(token, look, clock.instant(), look.answerBy().plus(rules.rule().openAfter())));
    return token;
  }

  Optional<LookLink> link(String token) {
    return Secrets.isToken(token)
        ? Optional.ofNullable(entities.find(LookLink.class, Secrets.digest(token)))
        : Optional.empty();
  }
}
