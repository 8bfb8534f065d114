package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Services.Act;
import cn.xinqiao.cases.Services.Arrival;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what was served of a case, and erases what proved it. */
@ApplicationScoped
class ServiceBook {
  private final EntityManager entities;

  ServiceBook(EntityManager entities) {
    this.entities = entities;
  }

  /** Oldest first. */
  List<Act> of(CaseNumber number) {
    return laidOut(
        entities
            .createQuery("from ServingAct where caseNumber = :number order by id", ServingAct.class)
            .setParameter("number", number.toString())
            .getResultList());
  }

  Optional<ServingAct> find(CaseNumber number, long id) {
    return Optional.ofNullable(entities.find(ServingAct.class, id))
        .filter(act -> act.caseNumber().equals(number.toString()));
  }

  Optional<Act> waitingFor(long conversationId, long seq) {
    return laidOut(
            entities
                .createQuery(
                    "from ServingAct where conversationId = :talk and seq = :seq and status = :sent",
                    ServingAct.class)
                .setParameter("talk", conversationId)
                .setParameter("seq", seq)
                .setParameter("sent", Arrival.SENT)
                .getResultList())
        .stream()
        .findFirst();
  }

  /** That it was served, how and when stays; the slips name residents. */
  void erased(@Observes WordsErased gone) {
    entities
        .createQuery(
            "delete from ServingScan s where s.servingId in (select a.id from ServingAct a where"
                + " a.caseNumber = :number)")
        .setParameter("number", gone.number().toString())
        .executeUpdate();
  }

  private List<Act> laidOut(List<ServingAct> acts) {
    if (acts.isEmpty()) {
      return List.of();
    }
    var words = words(acts);
    var scanned = scanned(acts);
    return acts.stream()
        .map(act ->
            new Act(
                act.id(),
                act.document(),
                act.way(),
                act.arrival(),
                act.resident(),
                act.begunAt(),
                act.on(),
                act.arrivedBy(),
                act.wordsId().map(words::get),
                scanned.contains(act.id())))
        .toList();
  }

  private Map<Long, String> words(List<ServingAct> acts) {
    return entities
        .createQuery("from CaseWords where id in :ids", CaseWords.class)
        .setParameter("ids", acts.stream().flatMap(act -> act.wordsId().stream()).toList())
        .getResultStream()
        .collect(Collectors.toMap(CaseWords::id, CaseWords::words));
  }

  /** Asked without the scans themselves, which are large. */
  private Set<Long> scanned(List<ServingAct> acts) {
    return entities
        .createQuery("select s.servingId from ServingScan s where s.servingId in :ids", Long.class)
        .setParameter("ids", acts.stream().map(ServingAct::id).toList())
        .getResultStream()
        .collect(Collectors.toSet());
  }
}
