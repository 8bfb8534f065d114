package cn.xinqiao.clock;

import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;

/**
 * A year's list of holidays comes out late in the year before, and must not wait for a new start.
 */
record LiveHolidays(WorkCalendar calendar) implements LiveList {
  static final String NAME = "rules/holidays.csv";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(SeedFile list) {
    HolidayList.read(list);
  }

  @Override
  public void use(SeedFile list) {
    calendar.use(list);
  }
}
