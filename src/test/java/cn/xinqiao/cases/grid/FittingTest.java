package cn.xinqiao.cases.grid;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.OfficeCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keeper is suggested for a place; an officer chooses. */
class FittingTest {
  private static final OfficeCode COMMITTEE = new OfficeCode("310110012001");
  private static final List<GridNode> NODES =
      List.of(
          node("K1", null, GridLevel.LARGE, "凤城居委大网格"),
          node("K1-1", "K1", GridLevel.MIDDLE, "凤城二村小区"),
          node("K1-1-1", "K1-1", GridLevel.MICRO, "1号楼至6号楼"),
          node("K1-1-2", "K1-1", GridLevel.MICRO, "7号楼、9号楼"),
          node("K1-2", "K1", GridLevel.MIDDLE, "延吉苑"),
          node("K1-2-1", "K1-2", GridLevel.MICRO, "1-6号"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "凤城二村5号楼三楼楼道, K1-1-1",
    "凤城二村9号门口, K1-1-2",
    "凤城二村12号, K1-1",
    "延吉苑 3 号, K1-2-1",
    "延吉苑门口, K1-2",
    "控江路凤城路口, K1"
  })
  void the_building_goes_before_the_estate_and_the_estate_before_the_committee(
      String told, String node) {
    assertThat(best(Optional.of(COMMITTEE), told)).contains(node);
  }

  @Test
  void where_nothing_fits_nobody_is_suggested() {
    assertThat(best(Optional.empty(), "5号楼门口")).isEmpty();
    assertThat(best(Optional.of(new OfficeCode("310110012002")), "路口")).isEmpty();
  }

  private static Optional<String> best(Optional<OfficeCode> committee, String told) {
    return Fitting.best(NODES, new LookShelf.Place(committee, told)).map(GridNode::code);
  }

  private static GridNode node(String code, String parent, GridLevel level, String name) {
    return new GridNode(
        new GridRow(code, Optional.ofNullable(parent), level, name, COMMITTEE, Optional.empty()));
  }
}
