package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.cases.grid.Looks.Over;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Ends looks that are wanted no more: who was asked keeps the node no longer, or the words of the
 * case are erased. Part of the caller's transaction.
 */
@ApplicationScoped
class LookEndings {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final Clock clock;

  LookEndings(EntityManager entities, Casework casework, OneHandling handling, Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.clock = clock;
  }

  /** How many looks wait for an answer of these keepers. */
  long waitingFor(List<GridKeeper> keepers) {
    return waiting(keepers).size();
  }

  void lockCases(List<GridKeeper> keepers) {
    handling.lock(waiting(keepers).stream().map(Look::caseNumber).distinct().toList());
  }

  /**
   * They keep their nodes no more: what they were asked is wanted no more, who they were is gone.
   */
  void leave(List<GridKeeper> keepers, Instant now) {
    waiting(keepers).forEach(look -> end(look, Over.REPLACED, now));
    keepers.forEach(keeper -> keeper.leaves(now));
  }

  void end(Look look, Over why, Instant now) {
    if (look.end(why, now)) {
      casework.note(look.caseNumber(), Note.of(Happening.LOOK_ENDED, look.code()));
    }
  }

  /** What was asked and answered goes with the words of the case. */
  void erased(@Observes WordsErased gone) {
    var number = gone.number().toString();
    entities
        .createQuery(
            "delete from LookPhoto where lookId in (select l.id from Look l where l.caseNumber ="
                + " :number)")
        .setParameter("number", number)
        .executeUpdate();
    entities
        .createQuery(
            "update Look set place = null, wanted = null, sentence = null where caseNumber = :number")
        .setParameter("number", number)
        .executeUpdate();
    entities
        .createQuery(
            "update Look set endedAt = :now, endedWhy = :why where caseNumber = :number and"
                + " answeredAt is null and endedAt is null")
        .setParameter("now", clock.instant())
        .setParameter("why", Over.ENDED)
        .setParameter("number", number)
        .executeUpdate();
  }

  private List<Look> waiting(List<GridKeeper> keepers) {
    if (keepers.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "from Look where keeperId in :keepers and answeredAt is null and endedAt is null order by"
                + " id",
            Look.class)
        .setParameter("keepers", keepers.stream().map(GridKeeper::id).toList())
        .getResultList();
  }
}
