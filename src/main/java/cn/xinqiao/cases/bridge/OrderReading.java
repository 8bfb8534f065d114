package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.bridge.OrderTable.Line;
import cn.xinqiao.cases.bridge.Unusable.Problem;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a table into rows and says of each what can become of it: new, known, or unusable and why.
 * Nothing is opened and nothing understood yet, so that 10,000 rows are there in seconds.
 */
@ApplicationScoped
class OrderReading {
  private static final int AT_ONCE = 500;
  private static final int LONGEST_NUMBER = 64;

  private final EntityManager entities;
  private final OrderLabels labels;
  private final OutsideSystems systems;
  private final References references;
  private final Vault vault;
  private final Clock clock;

  OrderReading(
      EntityManager entities,
      OrderLabels labels,
      OutsideSystems systems,
      References references,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.labels = labels;
    this.systems = systems;
    this.references = references;
    this.vault = vault;
    this.clock = clock;
  }

  /** A reading that was broken off begins anew: its rows of before are taken out first. */
  boolean read(long id) {
    var content = QuarkusTransaction.requiringNew().call(() -> begin(id));
    if (content.isEmpty()) {
      return false;
    }
    try {
      keep(id, OrderTable.read(content.get(), labels));
    } catch (OrderTable.Unreadable e) {
      QuarkusTransaction.requiringNew()
          .run(() -> batch(id).isUnreadable(e.problem(), clock.instant()));
    }
    return false;
  }

  private Optional<byte[]> begin(long id) {
    var batch = batch(id);
    if (batch == null || batch.state() != OrderBatch.State.READING) {
      return Optional.empty();
    }
    entities
        .createQuery("delete from OrderRow where batchId = :batch")
        .setParameter("batch", id)
        .executeUpdate();
    return Optional.of(Base64.getDecoder().decode(vault.open(batch.content(), batch.owner())));
  }

  private void keep(long id, OrderTable table) {
    var lines = table.lines();
    var before = new HashSet<String>();
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      var some = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
      QuarkusTransaction.requiringNew().run(() -> keepSome(batch(id), some, before));
    }
    QuarkusTransaction.requiringNew().run(() -> batch(id).wasRead(table.unused()));
  }

  private void keepSome(OrderBatch batch, List<Line> lines, Set<String> before) {
    var system = systems.of(batch.systemCode());
    var numbers = new HashMap<Line, String>();
    lines.forEach(line ->
        Optional.ofNullable(line.cells().get(OrderField.NUMBER))
            .map(OutsideNumber::plain)
            .ifPresent(number -> numbers.put(line, number)));
    var held = references.held(system, Set.copyOf(numbers.values()));
    for (Line line : lines) {
      var number = numbers.get(line);
      var row = new OrderRow(batch, line.no(), storable(number));
      settle(batch, row, line, number, held, before);
      entities.persist(row);
    }
  }

  private void settle(
      OrderBatch batch,
      OrderRow row,
      Line line,
      String number,
      Map<String, CaseNumber> held,
      Set<String> before) {
    var problem = problem(line, number);
    if (problem.isPresent()) {
      row.isUnusable(problem.get());
    } else if (!before.add(number)) {
      row.isUnusable(Problem.TWICE);
    } else if (held.containsKey(number)) {
      row.isKnownAs(held.get(number));
    } else {
      row.holds(SealedOrder.seal(vault, batch, OrderText.row(line.cells())));
    }
  }

  private static Optional<Problem> problem(Line line, String number) {
    if (line.rounded()) {
      return Optional.of(Problem.ROUNDED);
    }
    if (number == null || !isNumber(number)) {
      return Optional.of(Problem.NUMBER);
    }
    var order = OrderText.row(line.cells());
    if (!line.cells().containsKey(OrderField.WORDS)
        && !line.cells().containsKey(OrderField.TITLE)) {
      return Optional.of(Problem.NO_WORDS);
    }
    return order.words().length() > 20_000 ? Optional.of(Problem.TOO_LONG) : Optional.empty();
  }

  private static boolean isNumber(String number) {
    try {
      OutsideNumber.valueOf(number);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** So that the officer finds the row again, whatever stands in its cell. */
  private static String storable(String number) {
    return number == null || number.codePointCount(0, number.length()) <= LONGEST_NUMBER
        ? number
        : number.substring(0, number.offsetByCodePoints(0, LONGEST_NUMBER));
  }

  private OrderBatch batch(long id) {
    return entities.find(OrderBatch.class, id);
  }
}
