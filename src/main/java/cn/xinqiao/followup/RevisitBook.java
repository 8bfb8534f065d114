package cn.xinqiao.followup;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the plan of revisits: what is planned, why something is not sent, what has arrived. */
@ApplicationScoped
class RevisitBook {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final Conversations conversations;
  private final Clock clock;

  RevisitBook(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      Conversations conversations,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** Part of the transaction of the answer. What is planned for who said 别问了 is never sent. */
  void plan(ReporterKeys keys, List<RevisitPlan.Planned> all) {
    boolean never = mayNeverAsk(keys.reporter());
    for (RevisitPlan.Planned planned : all) {
      var revisit = new Revisit(keys, planned, clock.instant());
      entities.persist(revisit);
      if (never) {
        skip(revisit, Skipped.NO_MORE);
      }
    }
  }

  /** Whatever is still planned for this reporter is not sent. */
  void skip(ReporterKeys keys, Skipped why) {
    entities
        .createQuery(
            "from Revisit where reporterId = :reporter and state = :planned order by id",
            Revisit.class)
        .setParameter("reporter", keys.reporter())
        .setParameter("planned", RevisitState.PLANNED)
        .getResultList()
        .forEach(revisit -> skip(revisit, why));
  }

  void skip(Revisit revisit, Skipped why) {
    revisit.skip(why);
    note(revisit, Happening.REVISIT_SKIPPED);
  }

  /** The line of a reporter's revisit, on the case that is handled. */
  void note(Revisit revisit, Happening what) {
    casework.note(handling.mainOf(revisit.number()), Note.of(what, code(revisit.reporter())));
  }

  static String code(long reporter) {
    return "r" + reporter;
  }

  /** 别问了 is said once, for all cases of this resident, and for ever. */
  boolean mayNeverAsk(long reporter) {
    return !entities
        .createQuery(
            "select k.reporterId from ReporterKeys k, CaseReporter theirs, CaseReporter mine where"
                + " mine.id = :reporter and theirs.residentId = mine.residentId and k.reporterId ="
                + " theirs.id and k.noMoreAt is not null",
            Long.class)
        .setParameter("reporter", reporter)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  Optional<Revisit> find(long id) {
    return Optional.ofNullable(entities.find(Revisit.class, id));
  }

  List<Revisit> of(long reporter) {
    return entities
        .createQuery("from Revisit where reporterId = :reporter order by id", Revisit.class)
        .setParameter("reporter", reporter)
        .getResultList();
  }

  /** The question that waits for an answer in this talk. */
  Optional<Revisit> asking(long conversation, Instant now) {
    return entities
        .createQuery(
            "from Revisit where conversationId = :talk and state in :open and asking is not null"
                + " and answerBy > :now order by seq desc",
            Revisit.class)
        .setParameter("talk", conversation)
        .setParameter(
            "open", List.of(RevisitState.SENT, RevisitState.PROVED, RevisitState.ANSWERED))
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** What was asked last in this talk, whether or not it was answered. */
  Optional<Revisit> newest(long conversation) {
    return entities
        .createQuery(
            "from Revisit where conversationId = :talk and sentAt is not null order by sentAt desc,"
                + " id desc",
            Revisit.class)
        .setParameter("talk", conversation)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** What was said along with another question and waits for its turn. */
  List<Revisit> waiting(long conversation) {
    return entities
        .createQuery(
            "from Revisit where conversationId = :talk and state in :open and asking is null order"
                + " by id",
            Revisit.class)
        .setParameter("talk", conversation)
        .setParameter("open", List.of(RevisitState.SENT, RevisitState.PROVED))
        .getResultList();
  }

  /** The resident has said it without being asked, or somewhere else: nothing waits for it. */
  void answeredElsewhere(ReporterKeys keys) {
    of(keys.reporter()).stream()
        .filter(one -> one.state().isOpen())
        .forEach(one -> {
          one.answered(clock.instant());
          one.closed();
        });
  }

  void arrived(@Observes Outbox.Delivered delivered) {
    said(delivered.conversationId(), delivered.seq())
        .forEach(revisit ->
            revisit.proved(clock.instant(), !delivered.channel().equals(channel(delivered))));
  }

  /** A person has to call: the desk is told by whoever keeps its tasks. */
  void lost(@Observes Outbox.Undelivered lost) {
    said(lost.conversationId(), lost.seq()).stream()
        .filter(revisit -> revisit.state().isOpen())
        .forEach(Revisit::unreached);
  }

  private String channel(Outbox.Delivered delivered) {
    return entities
        .createQuery("select c.channel from Conversation c where c.id = :id", String.class)
        .setParameter("id", delivered.conversationId())
        .getSingleResult();
  }

  /**
   * Under the lock of their talk, as whatever else becomes of them: the answer may be on its way.
   */
  private List<Revisit> said(long conversation, long seq) {
    var ids =
        entities
            .createQuery(
                "select r.id from Revisit r where r.conversationId = :talk and r.seq = :seq",
                Long.class)
            .setParameter("talk", conversation)
            .setParameter("seq", seq)
            .getResultList();
    if (ids.isEmpty()) {
      return List.of();
    }
    conversations.lock(conversation);
    return entities
        .createQuery("from Revisit where id in :ids", Revisit.class)
        .setParameter("ids", ids)
        .getResultList();
  }
}
