package cn.xinqiao.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of reckoning the whole chain again.
 *
 * @param seals links of the chain
 * @param rows that lie under them
 * @param waiting rows that are too young to be sealed
 * @param newest to be written down and kept elsewhere; empty before the first seal
 * @param differing all that differs; the findings name the first hundred
 * @param findings in the order in which they were found
 */
public record Verdict(
    Instant at,
    long seals,
    long rows,
    long waiting,
    Optional<Anchor> newest,
    long differing,
    List<Finding> findings) {

  public boolean isSound() {
    return differing == 0;
  }

  /** What is wrong with a row or with a seal. */
  public enum What {
    /** A row holds something else than when it was sealed. */
    CHANGED,
    /** A row that was sealed is gone. */
    MISSING,
    /** A row was put where everything had been sealed. */
    INSERTED,
    /** A seal does not fit its own mark, or the mark of the one before. */
    SEAL_BROKEN,
    SEAL_MISSING,
    /** The chain has no such seal as was written down elsewhere. */
    NOT_AS_WRITTEN_DOWN
  }

  /**
   * @param table empty for a seal
   * @param id of the row, or the seal's number
   */
  public record Finding(What what, String table, long id) {
    @Override
    public String toString() {
      return (what + " " + table).strip() + " " + id;
    }
  }
}
