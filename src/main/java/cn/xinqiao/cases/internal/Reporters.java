package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who is told of a case: its own reporters, and those of the cases that go on in it. */
@ApplicationScoped
class Reporters {
  /** No talk has this number. */
  private static final long NO_CIRCLE = 0;

  private final EntityManager entities;

  Reporters(EntityManager entities) {
    this.entities = entities;
  }

  /** The cases that go on in this one, oldest number first. */
  List<String> joinedInto(String main) {
    return entities
        .createQuery(
            "select c.number from Case c where c.joinedInto = :number order by c.number",
            String.class)
        .setParameter("number", main)
        .getResultList();
  }

  /** All who are on it now; those of the case itself first. */
  List<CaseReporter> of(String number) {
    var numbers = new ArrayList<>(List.of(number));
    numbers.addAll(joinedInto(number));
    return entities
        .createQuery(
            "from CaseReporter where caseNumber in :numbers and leftAt is null", CaseReporter.class)
        .setParameter("numbers", numbers)
        .getResultStream()
        .sorted(
            Comparator.comparing((CaseReporter r) -> !r.caseNumber().equals(number))
                .thenComparing(CaseReporter::id))
        .toList();
  }

  /** The talks to tell, in the order of their locks, each with the number that it knows. */
  Map<Long, String> talks(String number) {
    var talks = new TreeMap<Long, String>();
    of(number).forEach(r -> talks.putIfAbsent(r.conversationId(), r.caseNumber()));
    return talks;
  }

  CaseFile.Together together(CaseNumber number) {
    var joined = joinedInto(number.toString()).stream().map(CaseNumber::valueOf).toList();
    long residents =
        of(number.toString()).stream().map(CaseReporter::residentId).distinct().count();
    return new CaseFile.Together((int) residents, joined);
  }

  /**
   * The one who is on this case, or on one that goes on in it, by this talk or one joined to it.
   */
  Optional<CaseReporter> in(CaseNumber number, Conversation talk) {
    var own = ownTalks(talk);
    return of(number.toString()).stream().filter(r -> own.contains(r.conversationId())).findFirst();
  }

  /** All that this talk, and those joined to it, are on now. */
  List<CaseReporter> of(Conversation talk) {
    return entities
        .createQuery(
            "from CaseReporter where conversationId in :talks and leftAt is null order by id",
            CaseReporter.class)
        .setParameter("talks", ownTalks(talk))
        .getResultList();
  }

  private List<Long> ownTalks(Conversation talk) {
    return entities
        .createQuery(
            "select t.id from Conversation t where t.id = :talk or t.circle = :circle", Long.class)
        .setParameter("talk", talk.id())
        .setParameter("circle", talk.circle().orElse(NO_CIRCLE))
        .getResultList();
  }
}
