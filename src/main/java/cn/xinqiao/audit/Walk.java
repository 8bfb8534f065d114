package cn.xinqiao.audit;

import cn.xinqiao.audit.Verdict.Finding;
import cn.xinqiao.audit.Verdict.What;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One walk along the chain, and then over the tables under it. */
final class Walk {
  private static final int SEALS = 20;
  private static final int ROWS = 1_000;
  private static final int NAMED = 100;

  private final Chain chain;
  private final List<SealedTable> tables;
  private final Map<String, IdSet> sealed = new HashMap<>();
  private final Map<String, Instant> until = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long differing;
  private long seals;
  private long rows;
  private long waiting;
  private long reached;
  private String mark = "";
  private Optional<Anchor> newest = Optional.empty();
  private boolean isAsWrittenDown;

  Walk(Chain chain, List<SealedTable> tables) {
    this.chain = chain;
    this.tables = tables;
    tables.forEach(table -> sealed.put(table.name(), new IdSet()));
  }

  Verdict over(Optional<Anchor> writtenDown, Instant now) {
    isAsWrittenDown = writtenDown.isEmpty();
    List<Seal> some;
    do {
      some = inTransaction(() -> chain.after(reached, SEALS));
      some.forEach(seal -> look(seal, writtenDown));
    } while (some.size() == SEALS);
    writtenDown
        .filter(anchor -> !isAsWrittenDown)
        .ifPresent(anchor -> differs(What.NOT_AS_WRITTEN_DOWN, "", anchor.number()));
    tables.forEach(this::lookForInserted);
    return new Verdict(now, seals, rows, waiting, newest, differing, List.copyOf(findings));
  }

  private void look(Seal seal, Optional<Anchor> writtenDown) {
    boolean follows = seal.number() == reached + 1;
    if (!follows) {
      differs(What.SEAL_MISSING, "", reached + 1);
    }
    boolean fits = !follows || seal.previous().equals(mark);
    if (!fits || !chain.isWhole(seal) || !compareRows(seal)) {
      differs(What.SEAL_BROKEN, "", seal.number());
    }
    seals++;
    reached = seal.number();
    mark = seal.mark();
    newest = Optional.of(Anchor.of(seal));
    isAsWrittenDown |= writtenDown.filter(anchor -> anchor.fits(seal)).isPresent();
  }

  /**
   * @return whether the seal can be read at all
   */
  private boolean compareRows(Seal seal) {
    SealContents contents;
    try {
      contents = seal.contents();
    } catch (RuntimeException e) {
      return false;
    }
    for (SealedTable table : tables) {
      var part = contents.parts().get(table.name());
      if (part != null) {
        until.put(table.name(), part.until());
        compare(table, part);
      }
    }
    return true;
  }

  private void compare(SealedTable table, SealContents.Part part) {
    var ids = List.copyOf(part.rows().keySet());
    for (int from = 0; from < ids.size(); from += ROWS) {
      var some = ids.subList(from, Math.min(ids.size(), from + ROWS));
      var there =
          inTransaction(() -> table.among(some)).stream()
              .collect(Collectors.toMap(SealedTable.Row::id, Function.identity()));
      for (long id : some) {
        rows++;
        sealed.get(table.name()).add(id);
        var row = there.get(id);
        if (row == null) {
          differs(What.MISSING, table.name(), id);
        } else if (!row.digest().equals(part.rows().get(id))) {
          differs(What.CHANGED, table.name(), id);
        }
      }
    }
  }

  private void lookForInserted(SealedTable table) {
    var ids = sealed.get(table.name());
    var oldest = until.getOrDefault(table.name(), Instant.MIN);
    long last = 0;
    List<SealedTable.Row> some;
    do {
      long from = last;
      some = inTransaction(() -> table.after(from, ROWS));
      for (SealedTable.Row row : some) {
        last = row.id();
        if (ids.contains(row.id())) {
          continue;
        }
        if (oldest.isAfter(Instant.MIN) && row.at().isBefore(oldest.minus(Sealing.AGAIN))) {
          differs(What.INSERTED, table.name(), row.id());
        } else {
          waiting++;
        }
      }
    } while (some.size() == ROWS);
  }

  private void differs(What what, String table, long id) {
    differing++;
    if (findings.size() < NAMED) {
      findings.add(new Finding(what, table, id));
    }
  }

  private static <T> T inTransaction(Callable<T> look) {
    return QuarkusTransaction.requiringNew().call(look);
  }
}
