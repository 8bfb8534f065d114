package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans to tell other systems what becomes of their orders, in the transaction in which it happens.
 * What is confidential is never told.
 */
@ApplicationScoped
public class OrderUpdates {
  /** What another system wants to know. */
  private static final Set<Happening> TOLD =
      Set.of(
          Happening.ACCEPTED,
          Happening.REPLIED,
          Happening.SERVED,
          Happening.REFUSED,
          Happening.WITHDRAWN);

  private final EntityManager entities;
  private final Partners partners;
  private final OutsideSystems systems;
  private final Casework casework;
  private final SchedulerClient tasks;
  private final Clock clock;

  OrderUpdates(
      EntityManager entities,
      Partners partners,
      OutsideSystems systems,
      Casework casework,
      @Slow SchedulerClient tasks,
      Clock clock) {
    this.entities = entities;
    this.partners = partners;
    this.systems = systems;
    this.casework = casework;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Something that a system does not take. Without a word of the case.
   *
   * @param why what the other system said, in our words
   */
  public record Dead(
      long id,
      OutsideSystem system,
      CaseNumber number,
      Happening what,
      Instant at,
      Optional<String> why) {}

  void happened(@Observes CaseWentOn happened) {
    if (!TOLD.contains(happened.what())) {
      return;
    }
    var told =
        references(happened.number()).stream()
            .filter(reference ->
                partners.find(reference.systemCode()).filter(OrderPartner::isTold).isPresent())
            .toList();
    if (!told.isEmpty() && !casework.now(happened.number()).confidential()) {
      told.forEach(reference -> plan(reference, happened));
    }
  }

  private void plan(CaseReference reference, CaseWentOn happened) {
    var update = new OrderUpdate(reference, happened);
    entities.persist(update);
    plan(update);
  }

  private void plan(OrderUpdate update) {
    tasks.scheduleIfNotExists(
        OrderUpdateTask.NAME.instance(String.valueOf(update.id())).build(), clock.instant());
  }

  private List<CaseReference> references(CaseNumber number) {
    return entities
        .createQuery("from CaseReference where caseNumber = :number", CaseReference.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  /** The newest first; at most 200. */
  @Transactional
  public List<Dead> dead(Caller caller) {
    Partners.checkMayKeep(caller);
    return entities
        .createQuery("from OrderUpdate where state = :dead order by id desc", OrderUpdate.class)
        .setParameter("dead", OrderUpdate.State.DEAD)
        .setMaxResults(200)
        .getResultStream()
        .map(update ->
            new Dead(
                update.id(),
                systems.of(update.systemCode()),
                update.caseNumber(),
                update.what(),
                update.happenedAt(),
                update.why()))
        .toList();
  }

  /**
   * @throws Refusal.NotFound when it is not in the list any more
   */
  @Transactional
  public void sendAgain(Caller caller, long id) {
    var update = dead(caller, id);
    update.startsAnew();
    plan(update);
  }

  /**
   * @throws Refusal.NotFound when it is not in the list any more
   */
  @Transactional
  public void putAside(Caller caller, long id) {
    dead(caller, id).ends(OrderUpdate.State.MOOT, clock.instant());
  }

  private OrderUpdate dead(Caller caller, long id) {
    Partners.checkMayKeep(caller);
    entities
        .createNativeQuery("select id from order_update where id = :id for update")
        .setParameter("id", id)
        .getResultList();
    return Optional.ofNullable(entities.find(OrderUpdate.class, id))
        .filter(OrderUpdate::isDead)
        .orElseThrow(() -> new Refusal.NotFound("no such update"));
  }
}
