package cn.xinqiao.clock;

import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;

/** Terms change by decree; from then on new dates follow the new ones. */
record LiveDeadlines(Deadlines deadlines) implements LiveList {
  static final String NAME = "rules/deadlines.csv";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(SeedFile list) {
    RuleBook.read(list);
  }

  @Override
  public void use(SeedFile list) {
    deadlines.use(list);
  }
}
