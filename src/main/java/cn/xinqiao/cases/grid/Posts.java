package cn.xinqiao.cases.grid;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes whose keepers an office can ask: those of its own territory. */
@ApplicationScoped
class Posts {
  /** More than these nobody chooses from. */
  private static final int MOST = 2_000;

  private final GridShelf shelf;
  private final OfficeTree offices;

  Posts(GridShelf shelf, OfficeTree offices) {
    this.shelf = shelf;
    this.offices = offices;
  }

  /** A node with who keeps it. */
  record Kept(GridNode node, GridKeeper keeper) {
    Looks.Post shown(OfficeTree offices, Vault vault) {
      return new Looks.Post(
          node.code(),
          node.level(),
          node.name(),
          offices.get(node.committee()),
          keeper.name(vault).orElse(""));
    }
  }

  /** Of the committee where the case is; where that is not known, of all. */
  List<Kept> of(OfficeCode holder, LookShelf.Place place) {
    var territory = territory(holder);
    var near =
        place
            .neighbourhood()
            .filter(committee -> committee.within(territory))
            .map(shelf::nodes)
            .map(this::kept)
            .orElse(List.of());
    return near.isEmpty() ? kept(shelf.below(territory, MOST)) : near;
  }

  Optional<Kept> find(OfficeCode holder, String code) {
    return shelf
        .node(code)
        .filter(node -> !node.isRetired() && node.committee().within(territory(holder)))
        .flatMap(node -> kept(List.of(node)).stream().findFirst());
  }

  private List<Kept> kept(List<GridNode> nodes) {
    var keepers = shelf.keepers(nodes.stream().map(GridNode::id).toList());
    return GridShelf.inOrder(nodes).stream()
        .flatMap(
            node -> Stream.ofNullable(keepers.get(node.id())).map(keeper -> new Kept(node, keeper)))
        .toList();
  }

  /** A department works where the territory is that it stands under. */
  private OfficeCode territory(OfficeCode holder) {
    var office = offices.get(holder);
    return office.level() == OfficeLevel.DEPARTMENT
        ? office.above().map(offices::get).map(Office::code).orElse(holder)
        : holder;
  }
}
