package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.util.List;
import java.util.Optional;

/**
 * The three-level grids of committees. A street's lead or an administrator brings them as a file:
 * it holds whole committees, and replaces their grids; those of other committees stay. Officers,
 * leads and auditors see those of their subtree.
 */
public interface Grid {
  /** The largest file, in bytes. */
  int LARGEST = 200 * 1024;

  /**
   * What a file would change; nothing is stored.
   *
   * @throws Refusal.Forbidden when this account keeps no grid
   * @throws Refusal.TooLarge above {@link #LARGEST}
   */
  Checked check(Caller caller, byte[] file);

  /**
   * Takes what was checked.
   *
   * @param seen the state that the preview compared with
   * @throws Refusal.Conflict when the grid has changed since then
   * @throws Refusal.RuleBroken when the text is not what was checked
   */
  Change take(Caller caller, String text, String seen);

  /** The committees of the caller's subtree that have a grid, or that a lead may bring one for. */
  List<Committee> committees(Caller caller);

  /**
   * The grid of one committee, each node before those that hang under it.
   *
   * @throws Refusal.NotFound for a committee outside the caller's subtree
   */
  List<Node> nodes(Caller caller, OfficeCode committee);

  /** Whether this account brings grids for some committee. */
  boolean keeps(Caller caller);

  /** A file with made-up people, as the caller's own committees would have it. */
  String example(Caller caller);

  /** What a file holds. */
  sealed interface Checked {
    /** Nothing of it can be taken. */
    record Unusable(List<Fault> faults) implements Checked {}

    /**
     * It can be taken.
     *
     * @param seen the state that it was compared with
     */
    record Usable(String text, String seen, Change change) implements Checked {}
  }

  /** What is wrong, and in which line; {@code what} is never a number or a name. */
  record Fault(long line, Problem problem, String what) {}

  /** Why a line cannot be used. */
  enum Problem {
    EMPTY,
    CELLS,
    TOO_MANY,
    CODE,
    TWICE,
    LEVEL,
    NAME,
    PARENT,
    COMMITTEE,
    OTHER_COMMITTEE,
    SECOND_LARGE,
    KEEPER,
    MOBILE,
    /** Another committee, which is not in the file, has a node of this code. */
    ELSEWHERE
  }

  /**
   * What becomes different, by the codes of the nodes.
   *
   * @param changed another name or another place in the grid
   * @param keepers kept by somebody else from then on, or by nobody
   * @param gone nodes that the file no longer has
   * @param ended how many looks end, because who was asked no longer keeps the node
   */
  record Change(
      List<String> added,
      List<String> changed,
      List<String> keepers,
      List<String> gone,
      long same,
      long ended) {
    public boolean isNothing() {
      return added.isEmpty() && changed.isEmpty() && keepers.isEmpty() && gone.isEmpty();
    }
  }

  /** A committee and how far its grid reaches. */
  record Committee(Office office, long nodes, long kept) {}

  /**
   * A node as a list shows it.
   *
   * @param keeper the name of who keeps it
   * @param mobile as much of the number as tells its owner which one it is
   */
  record Node(
      String code,
      GridLevel level,
      String name,
      Optional<String> keeper,
      Optional<String> mobile) {}
}
