package cn.xinqiao.platform;

import cn.xinqiao.kernel.Slow;
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
    return client(database, TaskRunner.QUICK_TABLE);
  }

  @Produces
  @ApplicationScoped
  @Slow
  SchedulerClient slowClient(DataSource database) {
    return client(database, TaskRunner.SLOW_TABLE);
  }

  private static SchedulerClient client(DataSource database, String table) {
    return SchedulerClient.Builder.create(database)
        .tableName(table)
        .jdbcCustomization(new AutodetectJdbcCustomization(database, TIMES_IN_UTC))
        .build();
  }
}
