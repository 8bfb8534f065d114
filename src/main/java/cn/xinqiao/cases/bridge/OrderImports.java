package cn.xinqiao.cases.bridge;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables of orders: brought, read beside the request, looked at row by row, and opened when the
 * officer says so. The same table once more changes nothing: what is a case already stays one.
 */
@ApplicationScoped
public class OrderImports {
  /** Bytes of one file. */
  public static final int LARGEST = 8 << 20;

  private final EntityManager entities;
  private final OutsideSystems systems;
  private final CaseSearch search;
  private final Vault vault;
  private final SchedulerClient tasks;
  private final AuditTrail audit;
  private final Clock clock;

  OrderImports(
      EntityManager entities,
      OutsideSystems systems,
      CaseSearch search,
      Vault vault,
      SchedulerClient tasks,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.systems = systems;
    this.search = search;
    this.vault = vault;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** How far a table is. */
  public enum Stage {
    READING,
    READY,
    OPENING,
    DONE,
    UNREADABLE
  }

  /** What becomes, or became, of a row. */
  public enum Fate {
    NEW,
    KNOWN,
    UNUSABLE,
    OPENED
  }

  /**
   * A table of this officer.
   *
   * @param problem why nothing of it can be used
   * @param unused columns that no label is known for
   * @param fates how many rows share each fate
   */
  public record Batch(
      long id,
      OutsideSystem system,
      Stage stage,
      Optional<String> problem,
      Optional<String> unused,
      Instant broughtAt,
      Map<Fate, Long> fates) {
    public long rows() {
      return fates.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A row as the officer sees it.
   *
   * @param words what will be opened; empty once the row holds nothing any more
   * @param visible the case, if the officer may see it
   */
  public record Row(
      int line,
      Optional<String> number,
      Fate fate,
      Optional<Unusable.Problem> problem,
      Optional<String> words,
      Optional<CaseNumber> visible) {}

  /**
   * Keeps a file, sealed, and has it read.
   *
   * @throws Refusal.TooLarge above {@link #LARGEST}
   * @return the batch's id
   */
  @Transactional
  public long bring(Caller caller, String system, byte[] content) {
    checkMayAct(caller);
    if (content.length > LARGEST) {
      throw new Refusal.TooLarge("a table has at most " + LARGEST + " bytes");
    }
    var batch = new OrderBatch(caller, systems.named(system), clock.instant());
    entities.persist(batch);
    batch.holds(vault.seal(Base64.getEncoder().encodeToString(content), batch.owner()));
    audit.record(caller.officerId(), Act.IMPORT_ORDERS, String.valueOf(batch.id()), "brought");
    plan(batch);
    return batch.id();
  }

  /** The officer's own tables, newest first. */
  @Transactional
  public List<Batch> own(Caller caller) {
    return entities
        .createQuery(
            "from OrderBatch where officerId = :officer order by id desc", OrderBatch.class)
        .setParameter("officer", caller.officerId())
        .setMaxResults(20)
        .getResultStream()
        .map(this::shown)
        .toList();
  }

  /**
   * @throws Refusal.NotFound for a table that another officer brought
   */
  @Transactional
  public Batch get(Caller caller, long id) {
    return shown(ownBatch(caller, id));
  }

  @Transactional
  public List<Row> rows(Caller caller, long id, Fate fate, int page, int size) {
    var batch = ownBatch(caller, id);
    var rows =
        entities
            .createQuery(
                "from OrderRow where batchId = :batch and state = :state order by lineNo",
                OrderRow.class)
            .setParameter("batch", batch.id())
            .setParameter("state", OrderRow.State.valueOf(fate.name()))
            .setFirstResult(page * size)
            .setMaxResults(size)
            .getResultList();
    var seen =
        search.seen(
            caller,
            rows.stream().flatMap(row -> row.caseNumber().stream()).collect(Collectors.toSet()));
    return rows.stream().map(row -> shown(batch, row, seen)).toList();
  }

  /**
   * Opens a case for each new row, beside the request.
   *
   * @throws Refusal.Conflict while it is being read, or when it was opened before
   */
  @Transactional
  public void open(Caller caller, long id) {
    checkMayAct(caller);
    lock(id);
    var batch = ownBatch(caller, id);
    if (batch.state() != OrderBatch.State.READY) {
      throw new Refusal.Conflict("the table is " + batch.state());
    }
    batch.isOpened();
    audit.record(caller.officerId(), Act.IMPORT_ORDERS, String.valueOf(id), "opened");
    plan(batch);
  }

  /** Forgets a table of which nothing has been opened. */
  @Transactional
  public void discard(Caller caller, long id) {
    checkMayAct(caller);
    lock(id);
    var batch = ownBatch(caller, id);
    switch (batch.state()) {
      case READY, UNREADABLE -> {
        entities
            .createQuery("delete from OrderRow where batchId = :batch")
            .setParameter("batch", id)
            .executeUpdate();
        entities.remove(batch);
      }
      case READING, OPENING, DONE -> throw new Refusal.Conflict("the table is " + batch.state());
    }
  }

  private void plan(OrderBatch batch) {
    tasks.scheduleIfNotExists(
        OrderImportTask.NAME.instance(batch.id() + "." + batch.state()).build(), clock.instant());
  }

  private void lock(long id) {
    entities
        .createNativeQuery("select id from order_batch where id = :id for update")
        .setParameter("id", id)
        .getResultList();
  }

  private OrderBatch ownBatch(Caller caller, long id) {
    return Optional.ofNullable(entities.find(OrderBatch.class, id))
        .filter(batch -> batch.officerId() == caller.officerId())
        .orElseThrow(() -> new Refusal.NotFound("no such table"));
  }

  private Batch shown(OrderBatch batch) {
    return new Batch(
        batch.id(),
        systems.of(batch.systemCode()),
        Stage.valueOf(batch.state().name()),
        batch.problem(),
        batch.unused(),
        batch.broughtAt(),
        fates(batch.id()));
  }

  private Map<Fate, Long> fates(long id) {
    var fates = new EnumMap<Fate, Long>(Fate.class);
    entities
        .createQuery(
            "select r.state, count(r) from OrderRow r where r.batchId = :batch group by r.state",
            Object[].class)
        .setParameter("batch", id)
        .getResultList()
        .forEach(row -> fates.put(Fate.valueOf(row[0].toString()), (Long) row[1]));
    return fates;
  }

  private Row shown(OrderBatch batch, OrderRow row, Set<CaseNumber> seen) {
    return new Row(
        row.lineNo(),
        row.outsideNumber(),
        Fate.valueOf(row.state().name()),
        row.problem(),
        row.sealed().map(sealed -> SealedOrder.open(vault, batch, sealed).words()),
        row.caseNumber().filter(seen::contains));
  }

  private static void checkMayAct(Caller caller) {
    if (!caller.mayAct()) {
      throw new Refusal.Forbidden("this account changes nothing");
    }
  }
}
