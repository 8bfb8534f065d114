package cn.xinqiao.channel.internal;

import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks whether a browser has fetched what has to arrive; if not, it goes another way. */
@ApplicationScoped
class UnreadTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("unread");

  private final Post post;

  UnreadTask(Post post) {
    this.post = post;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> lookWhetherRead() {
    return Tasks.oneTime(NAME)
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew()
                .run(() -> post.unread(Long.parseLong(instance.getId()))));
  }
}
