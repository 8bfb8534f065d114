package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.grid.Grid.Change;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is there of the committees of a file, to be compared with it.
 *
 * @param nodes by code, in its order
 * @param keepers by the id of the node
 */
record StoredGrid(Map<String, GridNode> nodes, Map<Long, GridKeeper> keepers, Vault vault) {

  /** A digest: says whether anything has changed. */
  String seen() {
    return Secrets.digest(
        nodes.values().stream()
            .map(node ->
                Stream.of(node.code(), node.parent(), node.level(), node.name(), node.committee())
                    .map(String::valueOf)
                    .collect(Collectors.joining("|", "", "|" + keeperId(node))))
            .toArray(String[]::new));
  }

  private long keeperId(GridNode node) {
    var keeper = keepers.get(node.id());
    return keeper == null ? 0 : keeper.id();
  }

  /**
   * @param waiting how many looks wait for an answer of these keepers
   */
  Change change(List<GridRow> rows, ToLongFunction<List<GridKeeper>> waiting) {
    var known = rows.stream().filter(row -> nodes.containsKey(row.code())).toList();
    var changed = known.stream().filter(row -> nodes.get(row.code()).differsFrom(row)).toList();
    var keptAnew = known.stream().filter(this::isKeptAnew).toList();
    return new Change(
        codes(rows.stream().filter(row -> !nodes.containsKey(row.code())).toList()),
        codes(changed),
        codes(keptAnew),
        gone(rows).map(GridNode::code).toList(),
        known.stream().filter(row -> !changed.contains(row) && !keptAnew.contains(row)).count(),
        waiting.applyAsLong(leaving(rows)));
  }

  /** Nodes that the file no longer has. */
  Stream<GridNode> gone(List<GridRow> rows) {
    var kept = rows.stream().map(GridRow::code).collect(Collectors.toSet());
    return nodes.values().stream().filter(node -> !kept.contains(node.code()));
  }

  /** Who keeps no node of theirs any more. */
  List<GridKeeper> leaving(List<GridRow> rows) {
    var kept = rows.stream().collect(Collectors.toMap(GridRow::code, Function.identity()));
    return nodes.values().stream()
        .filter(node -> !kept.containsKey(node.code()) || isKeptAnew(kept.get(node.code())))
        .flatMap(node -> Optional.ofNullable(keepers.get(node.id())).stream())
        .toList();
  }

  /** Whether somebody else keeps the node from then on, or nobody. */
  boolean isKeptAnew(GridRow row) {
    var node = nodes.get(row.code());
    var keeper = node == null ? null : keepers.get(node.id());
    return keeper == null
        ? row.keeper().isPresent()
        : row.keeper().filter(who -> keeper.is(who, vault)).isEmpty();
  }

  private static List<String> codes(List<GridRow> rows) {
    return rows.stream().map(GridRow::code).toList();
  }
}
