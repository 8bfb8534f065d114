package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.internal.PlannedNotice.Kind;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans notices: a row and a task of the caller's transaction. */
@ApplicationScoped
@Transactional
class NoticePost implements Notices {
  private final EntityManager entities;
  private final SchedulerClient tasks;
  private final SealedAddresses addresses;
  private final NoticeLinks links;
  private final Clock clock;

  NoticePost(
      EntityManager entities,
      @Slow SchedulerClient tasks,
      SealedAddresses addresses,
      NoticeLinks links,
      Clock clock) {
    this.entities = entities;
    this.tasks = tasks;
    this.addresses = addresses;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public void call(Call call) {
    call.officers().stream().filter(this::reaches).forEach(officer -> call(call, officer));
    if (!addresses.rows(new Owner.Group(call.office())).isEmpty()) {
      call(call, null);
    }
  }

  @Override
  public void gathered(long officerId, OfficeCode office, String words) {
    plan(new PlannedNotice(Kind.GATHERED, officerId, office, clock.instant()).saying(words));
  }

  @Override
  public void trial(long officerId, OfficeCode office) {
    plan(new PlannedNotice(Kind.TRIAL, officerId, office, clock.instant()));
  }

  @Override
  public List<Reader> readers() {
    return entities
        .createQuery(
            "select distinct o.id, o.officeCode from Officer o, NoticeAddress a where a.officerId ="
                + " o.id and o.active = true and o.role in :roles order by o.id",
            Object[].class)
        .setParameter("roles", List.of(Role.OFFICER, Role.LEAD))
        .getResultStream()
        .map(row -> new Reader((Long) row[0], new OfficeCode((String) row[1])))
        .toList();
  }

  @Override
  public Optional<String> open(String token, long officerId) {
    return links.open(token, officerId);
  }

  private boolean reaches(long officer) {
    return !addresses.rows(new Owner.Officer(officer)).isEmpty();
  }

  private void call(Call call, Long officer) {
    plan(
        new PlannedNotice(Kind.EMERGENCY, officer, call.office(), clock.instant())
            .about(call.caseNumber(), call.reason(), call.topic()));
  }

  private void plan(PlannedNotice notice) {
    entities.persist(notice);
    tasks.scheduleIfNotExists(
        NoticeTask.NAME.instance(String.valueOf(notice.id())).build(), clock.instant());
  }
}
