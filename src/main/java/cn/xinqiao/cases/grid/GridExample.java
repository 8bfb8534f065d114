package cn.xinqiao.cases.grid;

import cn.xinqiao.office.Office;

/** A file to begin with, with invented people. */
final class GridExample {
  private GridExample() {}

  static String of(Office committee) {
    var large = committee.code() + "-01";
    var middle = large + "-01";
    return String.join(
        "\r\n",
        "编号,上级,级别,名称,网格长,手机,居村代码",
        large + ",,大网格," + committee.name() + ",林示例,13800000001," + committee.code(),
        middle + "," + large + ",中网格,一号院小区,周示例,13800000002,",
        middle + "-01," + middle + ",微网格,1号楼至3号楼,吴示例,13800000003,",
        middle + "-02," + middle + ",微网格,4号楼至6号楼,,,",
        "");
  }
}
