package cn.xinqiao.kernel;

import java.time.Instant;
import java.util.List;

/** The lists as an administrator sees and changes them. */
public interface SeedLists {

  /** Every list in its newest version, by name. */
  List<Shown> all();

  /**
   * The newest version of a list.
   *
   * @throws Refusal.NotFound for a list that is not there
   */
  SeedFile newest(String name);

  /**
   * A new version; in force in every replica within some seconds after the caller's transaction.
   *
   * @param seen the version that the administrator changed
   * @throws SeedFile.Invalid with line and reason when the list cannot be used
   * @throws Refusal.RuleBroken for a list that only changes by its file and a new start
   * @throws Refusal.Conflict when there is a newer version than that which was seen
   */
  SeedFile edit(String name, int seen, String content);

  /**
   * A list and where it stands.
   *
   * @param edited here, and not by its file
   * @param conflict its file has changed as well: the edited one stays in force
   * @param live it can be changed here
   */
  record Shown(
      String name, int version, boolean edited, boolean conflict, boolean live, Instant since) {}
}
