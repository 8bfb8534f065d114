package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.OfficeCode;
import java.util.Optional;

/**
 * A node as a file has it, checked.
 *
 * @param parent the code of the node above; empty for a 大网格
 * @param keeper empty while nobody keeps it
 */
record GridRow(
    String code,
    Optional<String> parent,
    GridLevel level,
    String name,
    OfficeCode committee,
    Optional<Keeper> keeper) {

  /**
   * Who keeps a node.
   *
   * @param mobile in the international form
   */
  record Keeper(String name, String mobile) {
    /** Never in a log. */
    @Override
    public String toString() {
      return "a keeper";
    }
  }
}
