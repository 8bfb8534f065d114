package cn.xinqiao.audit;

import cn.xinqiao.kernel.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A table to which rows are only ever added: the chain of seals covers it. Implemented by whoever
 * keeps such a table; its rows hold ids and codes, so that nothing of them has ever to be erased.
 */
public interface SealedTable {

  /** Its name in seals and verdicts: lower-case letters, for ever the same. */
  String name();

  /** Rows with greater ids, in the order of their ids. */
  List<Row> after(long id, int most);

  /** Those of these rows that are there. */
  List<Row> among(Collection<Long> ids);

  /**
   * A row as a seal knows it.
   *
   * @param at when it was written, by the application's clock
   * @param digest over everything that it holds
   */
  record Row(long id, Instant at, String digest) {

    /**
     * @param fields names and values in turn; a value that is null counts as not there, so that a
     *     column that is added later changes no digest of an older row
     */
    public static Row of(long id, Instant at, Object... fields) {
      var parts = new ArrayList<>(List.of("id=" + id, "at=" + at));
      for (int i = 0; i < fields.length; i += 2) {
        if (fields[i + 1] != null) {
          parts.add(fields[i] + "=" + fields[i + 1]);
        }
      }
      return new Row(id, at, Secrets.digest(parts.toArray(String[]::new)));
    }
  }
}
