package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.DutyRoster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The roster as rows. Whoever was dismissed, or works elsewhere now, is on duty nowhere. */
@ApplicationScoped
@Transactional
class StoredRoster implements DutyRoster {
  private static final List<Role> CALLED = List.of(Role.OFFICER, Role.LEAD);
  private static final String OF_OFFICE =
      " o.officeCode = :office and o.active = true and o.role in :roles";

  private final EntityManager entities;
  private final Clock clock;

  StoredRoster(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public List<OnDuty> onDuty(OfficeCode office, Instant at) {
    return called(
        ofOffice(
                "select distinct o.id, o.login from Officer o, DutyShift s where s.officerId = o.id and"
                    + " s.officeCode = o.officeCode and s.beginsAt <= :at and s.endsAt > :at and",
                office,
                CALLED)
            .setParameter("at", at));
  }

  @Override
  public List<OnDuty> leads(OfficeCode office) {
    return called(
        ofOffice("select o.id, o.login from Officer o where", office, List.of(Role.LEAD)));
  }

  @Override
  public List<String> eligible(OfficeCode office) {
    return idsByLogin(office).keySet().stream().sorted().toList();
  }

  @Override
  public List<Shift> between(OfficeCode office, Instant from, Instant until) {
    return ofOffice(
            "select s.id, o.login, s.beginsAt, s.endsAt, (select count(a) from NoticeAddress a where"
                + " a.officerId = o.id) from Officer o, DutyShift s where s.officerId = o.id and"
                + " s.officeCode = o.officeCode and s.beginsAt < :until and s.endsAt > :from and",
            office,
            CALLED)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .map(row ->
            new Shift(
                (Long) row[0],
                (String) row[1],
                (Instant) row[2],
                (Instant) row[3],
                (Long) row[4] > 0))
        .sorted(Comparator.comparing(Shift::begins).thenComparing(Shift::login))
        .toList();
  }

  @Override
  public void add(OfficeCode office, Planned shift) {
    store(office, shift, idsByLogin(office));
  }

  @Override
  public void replace(OfficeCode office, List<Planned> shifts) {
    var officers = idsByLogin(office);
    entities
        .createQuery(
            "delete from DutyShift where officeCode = :office and beginsAt >= :from and beginsAt <"
                + " :until")
        .setParameter("office", office.value())
        .setParameter("from", shifts.stream().map(Planned::begins).min(Instant::compareTo).get())
        .setParameter("until", shifts.stream().map(Planned::ends).max(Instant::compareTo).get())
        .executeUpdate();
    shifts.forEach(shift -> store(office, shift, officers));
  }

  @Override
  public void remove(OfficeCode office, long shift) {
    int removed =
        entities
            .createQuery("delete from DutyShift where id = :id and officeCode = :office")
            .setParameter("id", shift)
            .setParameter("office", office.value())
            .executeUpdate();
    if (removed == 0) {
      throw new Refusal.NotFound("no such shift");
    }
  }

  private void store(OfficeCode office, Planned shift, Map<String, Long> officers) {
    var officer = officers.get(shift.login());
    if (officer == null) {
      throw new Refusal.RuleBroken("'" + shift.login() + "' works no cases at this office");
    }
    if (!shift.isWorkable()) {
      throw new Refusal.RuleBroken("a shift ends after it begins, and within 400 days");
    }
    if (isThere(office, officer, shift.begins())) {
      throw new Refusal.Conflict("'" + shift.login() + "' begins at that time already");
    }
    entities.persist(new DutyShift(office, officer, shift.begins(), shift.ends(), clock.instant()));
  }

  private boolean isThere(OfficeCode office, long officer, Instant begins) {
    return !entities
        .createQuery(
            "select s.id from DutyShift s where s.officeCode = :office and s.officerId = :officer and"
                + " s.beginsAt = :begins",
            Long.class)
        .setParameter("office", office.value())
        .setParameter("officer", officer)
        .setParameter("begins", begins)
        .getResultList()
        .isEmpty();
  }

  private Map<String, Long> idsByLogin(OfficeCode office) {
    return called(ofOffice("select o.id, o.login from Officer o where", office, CALLED)).stream()
        .collect(Collectors.toMap(OnDuty::login, OnDuty::officerId));
  }

  private TypedQuery<Object[]> ofOffice(String query, OfficeCode office, Collection<Role> roles) {
    return entities
        .createQuery(query + OF_OFFICE + " order by o.login", Object[].class)
        .setParameter("office", office.value())
        .setParameter("roles", roles);
  }

  private static List<OnDuty> called(TypedQuery<Object[]> query) {
    return query.getResultStream().map(row -> new OnDuty((Long) row[0], (String) row[1])).toList();
  }
}
