package cn.xinqiao.api;

import cn.xinqiao.office.Office;

/** An office as the contract names it. */
record OfficeView(String code, String name) {

  static OfficeView of(Office office) {
    return new OfficeView(office.code().value(), office.name());
  }
}
