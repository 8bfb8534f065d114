package cn.xinqiao.clock;

import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the deadline rules and the calendar into force. */
class Clocks {

  @Startup
  @Produces
  @Singleton
  WorkCalendar calendar(Seeds seeds) {
    return new WorkCalendar(seeds.read(LiveHolidays.NAME));
  }

  @Startup
  @Produces
  @Singleton
  Deadlines deadlines(Seeds seeds, WorkCalendar calendar) {
    return new Deadlines(seeds.read(LiveDeadlines.NAME), calendar);
  }

  @Produces
  @Singleton
  LiveList liveHolidays(WorkCalendar calendar) {
    return new LiveHolidays(calendar);
  }

  @Produces
  @Singleton
  LiveList liveDeadlines(Deadlines deadlines) {
    return new LiveDeadlines(deadlines);
  }
}
