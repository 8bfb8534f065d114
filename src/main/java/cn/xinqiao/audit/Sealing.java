package cn.xinqiao.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds a seal each minute, on one replica at a time. Whoever writes a row takes no lock and knows
 * nothing of it: ids are given before a transaction ends, so a row may appear behind one that is
 * sealed already. Therefore the rows of the last minutes are looked at again, and told apart by
 * their ids.
 */
@ApplicationScoped
class Sealing {
  /** A transaction ends within a minute, so most rows are there when they are this old. */
  static final Duration MARGIN = Duration.ofMinutes(1);

  /** No row appears so long after it was written; one that does was put there. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  private static final int MOST = 5_000;

  /** So many times that are looked through in one transaction, which has to end within a minute. */
  private static final int PAGES = 10;

  private final Chain chain;
  private final List<SealedTable> tables;
  private final Clock clock;

  Sealing(Chain chain, @Any Instance<SealedTable> tables, Clock clock) {
    this.chain = chain;
    this.tables = tables.stream().toList();
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> sealAgainAndAgain(@ConfigProperty(name = "xinqiao.audit.seal-every") Duration every) {
    return Tasks.recurring("audit-seal", FixedDelay.of(every))
        .execute((instance, context) -> seal());
  }

  /** Seals everything that is old enough, a few thousand rows at a time. */
  void seal() {
    boolean more = true;
    while (more) {
      more = QuarkusTransaction.requiringNew().call(this::sealNext);
    }
  }

  /**
   * @return whether there is more to seal at once
   */
  private boolean sealNext() {
    var before = chain.newest();
    // no fraction of a second, which a database might drop: the mark is reckoned again from it
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var parts = new TreeMap<String, SealContents.Part>();
    // a table that an older replica does not know is not begun anew by the next
    before.ifPresent(
        seal -> seal.contents().parts().forEach((t, part) -> parts.put(t, part.withoutRows())));
    boolean more = false;
    boolean gotOn = false;
    for (SealedTable table : tables) {
      var last = parts.get(table.name());
      var looked = look(table, before, last, now);
      parts.put(table.name(), looked.part());
      more |= looked.more();
      gotOn |= looked.more() && (last == null || looked.part().settled() > last.settled());
    }
    var contents = SealContents.of(parts);
    if (contents.rows() == 0 && !gotOn) {
      return false;
    }
    var seal = chain.add(before, now, contents);
    // whoever keeps the log apart from the database keeps a proof with it
    Log.infof("audit: %d rows sealed by %s", seal.entries(), Anchor.of(seal).written());
    return more;
  }

  /**
   * A look over some of a table's rows.
   *
   * @param more there are rows that were not looked at
   */
  private record Looked(SealContents.Part part, boolean more) {}

  /**
   * Of millions that claim to be older than the seal before, and so are not sealed, a seal without
   * rows says how far they were looked through.
   *
   * @param last how far the table was sealed before; null when it never was
   */
  private Looked look(
      SealedTable table, Optional<Seal> before, SealContents.Part last, Instant now) {
    var since = before.map(seal -> seal.at().minus(AGAIN)).orElse(Instant.EPOCH);
    var sorted = new Sorted(last, chain.unripe(table.name(), since), now);
    boolean more = true;
    for (int page = 0; page < PAGES && more && sorted.rows.size() < MOST; page++) {
      var rows = table.after(sorted.reached, MOST);
      rows.forEach(sorted::take);
      chain.forgetRead();
      more = rows.size() == MOST;
    }
    return new Looked(sorted.part(more), more);
  }

  /**
   * Rows in the order of their ids: which of them are sealed now, and up to which it is settled.
   */
  private static final class Sorted {
    private final Set<Long> sealed;
    private final Instant sealedUntil;
    private final Instant oldest;
    private final Instant ripe;
    private final Instant old;
    private final TreeMap<Long, String> rows = new TreeMap<>();
    private boolean settling = true;
    private long settled;
    private long reached;
    private Instant reachedAt;

    Sorted(SealContents.Part last, Set<Long> sealed, Instant now) {
      this.sealed = sealed;
      sealedUntil = last == null ? Instant.EPOCH : last.until();
      // a row that says that it is older than this was not there when it should have been sealed
      oldest = last == null ? Instant.MIN : sealedUntil.minus(AGAIN);
      ripe = now.minus(MARGIN);
      old = now.minus(AGAIN);
      settled = last == null ? 0 : last.settled();
      reached = settled;
    }

    void take(SealedTable.Row row) {
      reached = row.id();
      reachedAt = row.at();
      boolean isRipe = !row.at().isAfter(ripe);
      if (isRipe && !row.at().isBefore(oldest) && !sealed.contains(row.id())) {
        rows.put(row.id(), row.digest());
      }
      settling &= isRipe;
      if (settling && !row.at().isAfter(old)) {
        settled = row.id();
      }
    }

    /**
     * @param more there are rows that were not looked at
     */
    SealContents.Part part(boolean more) {
      return new SealContents.Part(settled, more ? until() : ripe, rows);
    }

    /** It never goes back, whatever a row claims. */
    private Instant until() {
      var looked = reachedAt.isBefore(ripe) ? reachedAt : ripe;
      return looked.isAfter(sealedUntil) ? looked : sealedUntil;
    }
  }
}
