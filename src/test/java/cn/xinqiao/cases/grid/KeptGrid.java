package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings grids in tests. */
@Singleton
public class KeptGrid {
  private static final AtomicInteger USED = new AtomicInteger();

  private final Grid grid;
  private final NewCases cases;
  private final OfficeTree offices;

  KeptGrid(Grid grid, NewCases cases, OfficeTree offices) {
    this.grid = grid;
    this.cases = cases;
    this.offices = offices;
  }

  /** The committee of 控江路街道 whose grid many tests bring, always the same. */
  public OfficeCode shared() {
    return committees().getFirst();
  }

  /** A committee of 控江路街道 that no test has used before. */
  public OfficeCode committee() {
    return committees().get(USED.incrementAndGet());
  }

  private List<OfficeCode> committees() {
    return offices.childrenOf(NewCases.STREET).stream()
        .filter(office -> office.level() == OfficeLevel.NEIGHBOURHOOD)
        .map(Office::code)
        .sorted(Comparator.comparing(OfficeCode::value))
        .toList();
  }

  /** One estate with one building group, each kept by somebody of this family name. */
  public String table(OfficeCode committee, String family) {
    return """
    编号,上级,级别,名称,网格长,手机,居村代码
    %1$s-1,,大网格,试点大网格,%2$s大,13800000001,%1$s
    %1$s-1-1,%1$s-1,中网格,试点苑小区,%2$s中,13800000002,
    %1$s-1-1-1,%1$s-1-1,微网格,1号楼至6号楼,%2$s微,13800000003,
    """
        .formatted(committee, family);
  }

  public Grid.Change bring(String table) {
    var lead = cases.officer(NewCases.STREET, Role.LEAD);
    var checked = (Grid.Checked.Usable) grid.check(lead, table.getBytes(StandardCharsets.UTF_8));
    return grid.take(lead, checked.text(), checked.seen());
  }

  /** The code of the node of the building group. */
  public String building(OfficeCode committee) {
    return committee + "-1-1-1";
  }
}
