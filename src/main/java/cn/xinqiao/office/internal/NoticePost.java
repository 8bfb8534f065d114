package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans notices: a row and a task of the caller's transaction. */
@ApplicationScoped
@Transactional
class NoticePost implements Notices {
  private static final Duration TRIALS_WITHIN = Duration.ofHours(1);

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
  public void asked(OfficeCode office, String words) {
    if (!addresses.rows(new Owner.Group(office)).isEmpty()) {
      plan(new PlannedNotice(Kind.GATHERED, null, office, clock.instant()).saying(words));
    }
  }

  @Override
  public void trial(Owner owner, OfficeCode office, long address) {
    if (addresses.rows(owner).stream().noneMatch(row -> row.id() == address)) {
      throw new Refusal.NotFound("no such address");
    }
    if (trialsLately(owner) >= MOST_TRIALS) {
      throw new Refusal.RuleBroken("at most " + MOST_TRIALS + " trials in an hour");
    }
    var trial =
        switch (owner) {
          case Owner.Officer(var officer) ->
              new PlannedNotice(Kind.TRIAL, officer, office, clock.instant());
          case Owner.Group(var group) ->
              new PlannedNotice(Kind.TRIAL, null, group, clock.instant());
        };
    plan(trial.only(address));
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

  /** Told to the owner's ways anew, because the provider could not bring it. */
  void again(PlannedNotice notice) {
    tasks.scheduleIfNotExists(
        NoticeTask.NAME.instance(String.valueOf(notice.id())).build(), clock.instant());
  }

  private long trialsLately(Owner owner) {
    return entities
        .createQuery(
            "from PlannedNotice where kind = :trial and createdAt > :since", PlannedNotice.class)
        .setParameter("trial", Kind.TRIAL)
        .setParameter("since", clock.instant().minus(TRIALS_WITHIN))
        .getResultStream()
        .filter(notice -> notice.owner().equals(owner))
        .count();
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
    again(notice);
  }
}
