package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.bridge.ProxyOpening.Opened;
import cn.xinqiao.cases.bridge.Unusable.Problem;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Vault;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Opens the rows of a table as cases, each in a transaction of its own. */
@ApplicationScoped
class OrderOpening {
  private static final int AT_ONCE = 40;

  private final EntityManager entities;
  private final OutsideSystems systems;
  private final References references;
  private final OrderMatter matters;
  private final ProxyOpening opening;
  private final Casework casework;
  private final Vault vault;
  private final Clock clock;

  OrderOpening(
      EntityManager entities,
      OutsideSystems systems,
      References references,
      OrderMatter matters,
      ProxyOpening opening,
      Casework casework,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.systems = systems;
    this.references = references;
    this.matters = matters;
    this.opening = opening;
    this.casework = casework;
    this.vault = vault;
    this.clock = clock;
  }

  /** A row that waits, opened for understanding. */
  private record Waiting(long row, OutsideSystem system, Order order, Caller by) {}

  /**
   * @return whether rows are left
   */
  boolean openSome(long id) {
    var waiting = QuarkusTransaction.requiringNew().call(() -> waiting(id));
    if (waiting.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> end(id));
      return false;
    }
    waiting.forEach(this::open);
    return true;
  }

  private List<Waiting> waiting(long id) {
    var batch = entities.find(OrderBatch.class, id);
    if (batch == null || batch.state() != OrderBatch.State.OPENING) {
      return List.of();
    }
    var by = caller(batch);
    return entities
        .createQuery(
            "from OrderRow where batchId = :batch and state = :new order by lineNo", OrderRow.class)
        .setParameter("batch", id)
        .setParameter("new", OrderRow.State.NEW)
        .setMaxResults(AT_ONCE)
        .getResultStream()
        .map(row ->
            new Waiting(
                row.id(),
                systems.of(batch.systemCode()),
                SealedOrder.open(vault, batch, row.sealed().orElseThrow()),
                by))
        .toList();
  }

  private void end(long id) {
    var batch = entities.find(OrderBatch.class, id);
    if (batch != null && batch.state() == OrderBatch.State.OPENING) {
      batch.isDone(clock.instant());
    }
  }

  /** The words are understood before anything is locked. */
  private void open(Waiting waiting) {
    try {
      var told = matters.told(waiting.system(), waiting.order());
      QuarkusTransaction.requiringNew().run(() -> open(waiting, told));
    } catch (Refusal.Conflict e) {
      QuarkusTransaction.requiringNew().run(() -> wasQuicker(waiting));
    } catch (RuntimeException e) {
      // what went wrong may quote the order
      Log.errorf("an order of a table could not be opened: %s", e.getClass().getName());
      QuarkusTransaction.requiringNew().run(() -> row(waiting).isUnusable(Problem.FAULT));
    }
  }

  private void open(Waiting waiting, ProxyOpening.Told told) {
    entities
        .createNativeQuery("select id from order_row where id = :id for update")
        .setParameter("id", waiting.row())
        .getResultList();
    var row = row(waiting);
    entities.refresh(row);
    if (row.state() != OrderRow.State.NEW) {
      return; // a second run of this task has done it
    }
    var known = told.order().flatMap(order -> references.find(order.system(), order.number()));
    if (known.isPresent()) {
      row.isKnownAs(known.get().caseNumber());
      return;
    }
    var opened = opening.open(told);
    casework.write(
        inHand(opened, told),
        waiting.by(),
        Casework.Note.of(Happening.REGISTERED, Way.ORDER.name()));
    row.becameCase(opened.number());
  }

  private void wasQuicker(Waiting waiting) {
    references
        .find(waiting.system(), OutsideNumber.valueOf(waiting.order().number().orElseThrow()))
        .ifPresentOrElse(
            held -> row(waiting).isKnownAs(held.caseNumber()),
            () -> row(waiting).isUnusable(Problem.FAULT));
  }

  private OrderRow row(Waiting waiting) {
    return entities.find(OrderRow.class, waiting.row());
  }

  private static Caller caller(OrderBatch batch) {
    return new Caller(batch.officerId(), "", batch.office(), Role.OFFICER);
  }

  private static Casework.InHand inHand(Opened opened, ProxyOpening.Told told) {
    var matter = told.matter();
    return new Casework.InHand(
        opened.number(),
        CaseState.OPEN,
        matter.kind(),
        matter.subKind(),
        matter.subject(),
        matter.office(),
        matter.isConfidential(),
        opened.talk().language(),
        told.receivedAt());
  }
}
