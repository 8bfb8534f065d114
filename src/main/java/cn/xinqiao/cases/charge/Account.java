package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;

/** An account that works cases. Public for the query that makes it. */
public record Account(long id, String login, String officeCode, Role role) {
  OfficeCode office() {
    return new OfficeCode(officeCode);
  }

  /** For timelines: names the account and nobody. */
  String code() {
    return "o" + id;
  }
}
