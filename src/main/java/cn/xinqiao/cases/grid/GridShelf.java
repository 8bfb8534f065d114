package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds nodes and who keeps them now. Part of the caller's transaction. */
@ApplicationScoped
class GridShelf {
  private final EntityManager entities;

  GridShelf(EntityManager entities) {
    this.entities = entities;
  }

  /** How many nodes a committee has, and how many of them somebody keeps. */
  record Count(long nodes, long kept) {}

  Optional<GridNode> node(String code) {
    return entities
        .createQuery("from GridNode where code = :code", GridNode.class)
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  /** Those of these codes that there are, retired ones too. */
  Map<String, GridNode> named(Collection<String> codes) {
    return entities
        .createQuery("from GridNode where code in :codes", GridNode.class)
        .setParameter("codes", codes)
        .getResultStream()
        .collect(Collectors.toMap(GridNode::code, Function.identity()));
  }

  List<GridNode> nodes(OfficeCode committee) {
    return entities
        .createQuery(
            "from GridNode where committeeCode = :committee and retiredAt is null order by code",
            GridNode.class)
        .setParameter("committee", committee.value())
        .getResultList();
  }

  /** Of all committees in or below this office. */
  List<GridNode> below(OfficeCode territory, int most) {
    return entities
        .createQuery(
            "from GridNode where committeeCode like :territory and retiredAt is null order by"
                + " committeeCode, code",
            GridNode.class)
        .setParameter("territory", territory.subtreePattern())
        .setMaxResults(most)
        .getResultList();
  }

  /** By the id of the node; a node that nobody keeps is not there. */
  Map<Long, GridKeeper> keepers(Collection<Long> nodes) {
    if (nodes.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("from GridKeeper where nodeId in :nodes and leftAt is null", GridKeeper.class)
        .setParameter("nodes", nodes)
        .getResultStream()
        .collect(Collectors.toMap(GridKeeper::nodeId, Function.identity()));
  }

  Map<OfficeCode, Count> counts(OfficeCode territory) {
    return entities
        .createQuery(
            "select n.committeeCode, count(n), count(k) from GridNode n left join GridKeeper k on"
                + " k.nodeId = n.id and k.leftAt is null where n.retiredAt is null and"
                + " n.committeeCode like :territory group by n.committeeCode",
            Object[].class)
        .setParameter("territory", territory.subtreePattern())
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> new OfficeCode((String) row[0]),
                row -> new Count((Long) row[1], (Long) row[2])));
  }

  /** Each node before those that hang under it; one whose parent is not among them is a root. */
  static List<GridNode> inOrder(List<GridNode> nodes) {
    var known = nodes.stream().map(GridNode::code).collect(Collectors.toSet());
    var below = new HashMap<String, List<GridNode>>();
    nodes.forEach(node -> {
      var parent = node.parent().filter(known::contains).orElse("");
      below.computeIfAbsent(parent, code -> new ArrayList<>()).add(node);
    });
    var ordered = new ArrayList<GridNode>();
    below.values().forEach(list -> list.sort(Comparator.comparing(GridNode::code)));
    addAll(ordered, below, "");
    return ordered;
  }

  private static void addAll(
      List<GridNode> ordered, Map<String, List<GridNode>> below, String parent) {
    for (GridNode node : below.getOrDefault(parent, List.of())) {
      ordered.add(node);
      addAll(ordered, below, node.code());
    }
  }
}
