package cn.xinqiao.office.internal;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Keeps what providers report beside the attempt that it is about. */
@ApplicationScoped
@Transactional
class ReportedNotices implements NoticeReports {
  private final EntityManager entities;
  private final NoticeAttempts attempts;
  private final NoticePost post;
  private final Clock clock;

  ReportedNotices(EntityManager entities, NoticeAttempts attempts, NoticePost post, Clock clock) {
    this.entities = entities;
    this.attempts = attempts;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public void arrived(AddressKind kind, String providerId) {
    attempts.taken(kind, providerId).ifPresent(attempt -> attempt.arrived(clock.instant()));
  }

  @Override
  public void failed(AddressKind kind, String providerId, String why) {
    attempts
        .taken(kind, providerId)
        .ifPresent(attempt -> {
          attempt.cameBack(why);
          var notice = entities.find(PlannedNotice.class, attempt.noticeId());
          if (notice.reopens(clock.instant())) {
            post.again(notice);
          }
        });
  }
}
