package cn.xinqiao.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * Plans tasks. {@code schedule()} inside a transaction is part of it: what is rolled back was never
 * planned.
 */
class TaskClient {
  /** As the {@link TaskRunner} reads them; else a task planned in Shanghai is due 8 hours late. */
  private static final boolean TIMES_IN_UTC = true;

  @Produces
  @ApplicationScoped
  SchedulerClient client(DataSource database) {
    return SchedulerClient.Builder.create(database)
        .jdbcCustomization(new AutodetectJdbcCustomization(database, TIMES_IN_UTC))
        .build();
  }
}
