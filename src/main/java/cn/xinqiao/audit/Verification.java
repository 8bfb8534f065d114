package cn.xinqiao.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Reckons the whole chain again, page by page, while the service goes on. What it proves: no row
 * under a seal was changed, taken away or added since, unless by somebody who has the database and
 * the keys as well, or who cut off the newest seals with their rows. Whoever keeps a newest seal
 * elsewhere (the log, a sheet of paper) finds that out too.
 */
@ApplicationScoped
public class Verification {
  private final Chain chain;
  private final List<SealedTable> tables;
  private final Clock clock;

  Verification(Chain chain, @Any Instance<SealedTable> tables, Clock clock) {
    this.chain = chain;
    this.tables = tables.stream().toList();
    this.clock = clock;
  }

  /** The newest seal, to be written down; empty before the first. */
  public Optional<Anchor> newest() {
    return QuarkusTransaction.joiningExisting().call(() -> chain.newest().map(Anchor::of));
  }

  /**
   * @param writtenDown a seal that somebody kept elsewhere
   */
  public Verdict verify(Optional<Anchor> writtenDown) {
    return new Walk(chain, tables).over(writtenDown, clock.instant());
  }
}
