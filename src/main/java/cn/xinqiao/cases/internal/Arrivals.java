package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Writes down that a message about a case arrived. That is no 送达 of a written answer: for that the
 * resident has agreed to be served in the talk, or it goes on paper.
 */
@ApplicationScoped
class Arrivals {
  private final Timeline timeline;

  Arrivals(Timeline timeline) {
    this.timeline = timeline;
  }

  void arrived(@Observes Outbox.Delivered delivered) {
    timeline.write(
        timeline
            .line(delivered.caseNumber(), Happening.DELIVERED)
            .with(delivered.channel() + ":" + delivered.proof()));
  }
}
