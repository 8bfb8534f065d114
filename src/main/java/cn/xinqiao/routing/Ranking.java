package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offices in question, each with the best share that any reason gave it. */
final class Ranking {
  private final OfficeTree tree;
  private final Map<Office, Double> shares = new LinkedHashMap<>();

  Ranking(OfficeTree tree) {
    this.tree = tree;
  }

  /** Spreads a confidence evenly; a park counts for the office that answers for it. */
  void share(double confidence, Collection<OfficeCode> streets) {
    double each = Math.round(1000 * confidence / streets.size()) / 1000.0;
    streets.forEach(street -> shares.merge(tree.answeringFor(street), each, Math::max));
  }

  List<Candidate> sorted() {
    return shares.entrySet().stream()
        .map(e -> new Candidate(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
        .toList();
  }
}
