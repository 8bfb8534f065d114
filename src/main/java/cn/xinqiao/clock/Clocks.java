package cn.xinqiao.clock;

import cn.xinqiao.kernel.Seeds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the deadline rules and the calendar into force. */
class Clocks {

  @Produces
  @Singleton
  WorkCalendar calendar(Seeds seeds) {
    return new WorkCalendar(seeds.read("rules/holidays.csv"));
  }

  @Produces
  @Singleton
  Deadlines deadlines(Seeds seeds, WorkCalendar calendar) {
    return new Deadlines(seeds.read("rules/deadlines.csv"), calendar);
  }
}
