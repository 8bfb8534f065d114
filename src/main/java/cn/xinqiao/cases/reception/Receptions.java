package cn.xinqiao.cases.reception;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.reception.Leaders.Leader;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The days on which leaders receive: planned by the leads of an office, seen by the office and
 * those above, and at a confidential desk by that desk alone. Each act is one transaction.
 */
@ApplicationScoped
@Transactional
public class Receptions {
  private static final int REF = 10;
  private static final int MOST_DAYS = 200;
  private static final int REASON = 400;

  private final EntityManager entities;
  private final SlotBook slots;
  private final Leaders leaders;
  private final ReceptionTasks tasks;
  private final PlanCheck check;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  Receptions(
      EntityManager entities,
      SlotBook slots,
      Leaders leaders,
      ReceptionTasks tasks,
      PlanCheck check,
      OfficeTree offices,
      AuditTrail audit,
      Clock clock) {
    this.entities = entities;
    this.slots = slots;
    this.leaders = leaders;
    this.tasks = tasks;
    this.check = check;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A day as officers see it.
   *
   * @param leader the account of who receives; residents are told the office alone
   * @param reason why it was cancelled
   * @param keeps whether this officer may change it
   */
  public record Day(
      long id,
      Office office,
      ReceptionKind kind,
      LocalDate on,
      Instant begins,
      Instant ends,
      int slotMinutes,
      String place,
      String address,
      String leader,
      Office leaderOffice,
      boolean cancelled,
      Optional<String> reason,
      boolean worked,
      boolean keeps,
      List<Slot> slots) {}

  /** A time of a day. */
  public record Slot(String ref, Instant begins, int capacity, int taken) {
    public boolean isFree() {
      return taken < capacity;
    }
  }

  /**
   * What may be changed of a day; how long it lasts stays.
   *
   * @param anyway also onto a day that is not worked
   */
  public record Change(
      LocalDate on, LocalTime from, String place, String address, String leader, boolean anyway) {}

  /**
   * Plans a day at an office.
   *
   * @throws Refusal.NotFound when the officer does not see that office
   * @throws Refusal.Forbidden when the officer does not lead it
   * @throws Refusal.RuleBroken when it is over, too far ahead, on a day that is not worked and this
   *     was not said to be meant, or nobody of that name leads there
   * @throws Refusal.Conflict when the leader receives somewhere else at that time
   */
  public Day plan(Caller caller, OfficeCode office, ReceptionPlan plan) {
    requireKeeps(caller, office);
    var leader = leaders.named(office, plan.leader());
    check.requireUsable(plan);
    check.requireIdle(leader, plan, Optional.empty());
    var day = new ReceptionDay(office, plan, leader, caller.officerId(), clock.instant());
    entities.persist(day);
    plan.times()
        .map(at -> new ReceptionSlot(day, Secrets.token().substring(0, REF), at, plan.capacity()))
        .forEach(entities::persist);
    tasks.brief(day);
    written(caller, day, "reception plan");
    return shown(caller, day);
  }

  /** Another time, place or leader; whoever has booked is told, and may choose another time. */
  public Day change(Caller caller, long id, Change change) {
    var day = locked(caller, id);
    var length = Duration.between(day.beginsAt(), day.endsAt());
    var plan =
        new ReceptionPlan(
            day.kind(),
            change.on(),
            change.from(),
            change.from().plus(length),
            day.slotMinutes(),
            1,
            change.place(),
            change.address(),
            change.leader(),
            change.anyway());
    check.requireUsable(plan);
    var leader = leaders.named(day.office(), plan.leader());
    check.requireIdle(leader, plan, Optional.of(day.id()));
    var by = Duration.between(day.beginsAt(), plan.begins());
    day.change(plan, leader);
    slots.of(day).forEach(slot -> slot.move(by));
    tasks.brief(day);
    tellVisitors(day);
    written(caller, day, "reception change");
    return shown(caller, day);
  }

  /**
   * It does not take place; whoever has booked is told why, and offered the next free times.
   *
   * @param reason in words that visitors read
   */
  public Day cancel(Caller caller, long id, String reason) {
    if (reason == null || reason.isBlank()) {
      throw new Refusal.RuleBroken("visitors are told the reason");
    }
    if (reason.strip().length() > REASON) {
      throw new Refusal.TooLarge("a reason has at most " + REASON + " characters");
    }
    var day = locked(caller, id);
    day.cancel(reason.strip());
    tellVisitors(day);
    written(caller, day, "reception cancel");
    return shown(caller, day);
  }

  private void tellVisitors(ReceptionDay day) {
    slots
        .visitsOn(day, List.of(VisitState.BOOKED))
        .forEach(held -> tasks.follow(held.visit(), clock.instant()));
  }

  /** Days of the offices that this officer sees, from a date on, in their order. */
  public List<Day> from(Caller caller, LocalDate first) {
    return entities
        .createQuery(
            "from ReceptionDay where officeCode like :subtree and heldOn >= :first order by"
                + " beginsAt, id",
            ReceptionDay.class)
        .setParameter("subtree", caller.mayRead() ? caller.office().subtreePattern() : "")
        .setParameter("first", first)
        .setMaxResults(MOST_DAYS)
        .getResultStream()
        .filter(day -> sees(caller, day.office()))
        .map(day -> shown(caller, day))
        .toList();
  }

  /**
   * @throws Refusal.NotFound when the officer does not see it
   */
  public Day day(Caller caller, long id) {
    return shown(caller, seen(caller, id));
  }

  /** The times at the counter for a case that this office has, soonest first. */
  List<Slot> bookable(OfficeCode office) {
    return slots.next(office).stream().map(time -> slot(time.slot())).toList();
  }

  /** The accounts that may receive at this office. */
  public List<String> receivers(Caller caller, OfficeCode office) {
    requireKeeps(caller, office);
    return leaders.of(office).stream().map(Leader::login).distinct().toList();
  }

  /** Whether this officer plans the days of an office. */
  public boolean keeps(Caller caller, OfficeCode office) {
    return switch (caller.role()) {
      case LEAD -> sees(caller, office);
      case OFFICER, AUDITOR, ADMIN -> false;
    };
  }

  /** Who comes to a confidential desk, and when, is nobody else's business. */
  private boolean sees(Caller caller, OfficeCode office) {
    var confidential =
        offices.find(office).map(Office::task).filter(ConfidentialDesk.TASK::equals).isPresent();
    return new Scope(caller).sees(office, confidential);
  }

  private void requireKeeps(Caller caller, OfficeCode office) {
    if (offices.find(office).isEmpty() || !sees(caller, office)) {
      throw new Refusal.NotFound("no such office");
    }
    if (!keeps(caller, office)) {
      throw new Refusal.Forbidden("the leads of an office plan its receptions");
    }
  }

  /** The day and all its times, so that nobody books meanwhile. */
  private ReceptionDay locked(Caller caller, long id) {
    requireKeeps(caller, seen(caller, id).office());
    entities
        .createNativeQuery("select id from reception_day where id = :id for update")
        .setParameter("id", id)
        .getResultList();
    var day = entities.find(ReceptionDay.class, id);
    slots.lock(slots.of(day).stream().map(ReceptionSlot::id).toList());
    if (day.isCancelled()) {
      throw new Refusal.Conflict("it was cancelled already");
    }
    if (day.endsAt().isBefore(clock.instant())) {
      throw new Refusal.Conflict("it is over");
    }
    return day;
  }

  ReceptionDay seen(Caller caller, long id) {
    return Optional.ofNullable(entities.find(ReceptionDay.class, id))
        .filter(day -> sees(caller, day.office()))
        .orElseThrow(() -> new Refusal.NotFound("no such day"));
  }

  private void written(Caller caller, ReceptionDay day, String what) {
    audit.record(
        caller.officerId(), Act.CHANGE_RECEPTION, day.office().value(), what + " " + day.id());
  }

  private Day shown(Caller caller, ReceptionDay day) {
    return new Day(
        day.id(),
        offices.get(day.office()),
        day.kind(),
        day.heldOn(),
        day.beginsAt(),
        day.endsAt(),
        day.slotMinutes(),
        day.place(),
        day.address(),
        leaders.login(day.leaderId()),
        offices.get(day.leaderOffice()),
        day.isCancelled(),
        day.reason(),
        check.isWorked(day.heldOn()),
        keeps(caller, day.office()),
        slots.of(day).stream().map(Receptions::slot).toList());
  }

  private static Slot slot(ReceptionSlot slot) {
    return new Slot(slot.ref(), slot.beginsAt(), slot.capacity(), slot.taken());
  }
}
