package cn.xinqiao.cases.internal;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.cases.Traces;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Asks the audit trail; what the caller may not know of is kept out by the query itself. */
@ApplicationScoped
@Transactional
class ScopedTraces implements Traces {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Rows that were written at one time may have come in another order. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final long SLACK = 1_000;

  private static final String QUERY =
      "select e.id as id, e.at as at, e.act as act, e.object as object, e.purpose as purpose,"
          + " o.login as login, o.officeCode as office, c.number as number from AuditEntry e left"
          + " join Officer o on o.id = e.officerId left join Case c on c.number = e.object where "
          + "(c.number is null or c.confidential = false or c.officeCode = :own)"
          + " and (o.id is null or o.officeCode not in :secret)"
          + " and (c.number is null or not exists (select 1 from Recusal r where r.officerId = :self"
          + " and r.caseNumber = c.number))";

  private final EntityManager entities;
  private final AuditTrail audit;
  private final OfficeTree offices;

  ScopedTraces(EntityManager entities, AuditTrail audit, OfficeTree offices) {
    this.entities = entities;
    this.audit = audit;
    this.offices = offices;
  }

  @Override
  public Page find(Caller auditor, Sought sought, int most) {
    var query = new Conditions(auditor);
    if (!auditor.office().equals(OfficeCode.CITY)) {
      query.and(
          "(o.officeCode like :subtree or c.officeCode like :subtree)",
          "subtree",
          auditor.office().subtreePattern());
    }
    sought.number().ifPresent(n -> query.and("e.object = :number", "number", n.toString()));
    sought.officer().ifPresent(login -> query.and("o.login = :login", "login", login));
    sought
        .day()
        .ifPresent(day ->
            query
                .and("e.at >= :from", "from", day.atStartOfDay(SHANGHAI).toInstant())
                .and("e.at < :until", "until", day.plusDays(1).atStartOfDay(SHANGHAI).toInstant()));
    sought.from().map(day -> day.atStartOfDay(SHANGHAI).toInstant()).ifPresent(query::since);
    sought.before().ifPresent(id -> query.and("e.id < :before", "before", id));
    var found = query.newest(most + 1);
    var shown = found.stream().limit(most).toList();
    audit.record(
        auditor.officerId(), Act.VIEW_AUDIT, auditor.office().value(), told(sought, shown.size()));
    return new Page(shown, found.size() > most);
  }

  @Override
  public List<Trace> of(Caller caller, CaseNumber number, int most) {
    return new Conditions(caller)
        .and("e.object = :number", "number", number.toString())
        .newest(most);
  }

  private static String told(Sought sought, int shown) {
    var told = new StringJoiner(" ");
    sought.number().ifPresent(number -> told.add("number=" + number));
    sought.officer().ifPresent(login -> told.add("officer=" + login));
    sought.day().ifPresent(day -> told.add("day=" + day));
    sought.from().ifPresent(day -> told.add("from=" + day));
    return told.add("shown=" + shown).toString();
  }

  private Trace trace(Tuple row) {
    return new Trace(
        row.get("id", Long.class),
        row.get("at", Instant.class),
        Optional.ofNullable(row.get("login", String.class)),
        Optional.ofNullable(row.get("office", String.class)).flatMap(this::office),
        row.get("act", Act.class),
        row.get("object", String.class),
        Optional.ofNullable(row.get("purpose", String.class)),
        row.get("number", String.class) != null);
  }

  private Optional<Office> office(String code) {
    return offices.find(new OfficeCode(code));
  }

  /** The confidential desks that this caller does not sit at; never empty. */
  private List<String> secret(OfficeCode own) {
    return Stream.concat(
            Stream.of(""),
            offices
                .all()
                .filter(office -> ConfidentialDesk.TASK.equals(office.task()))
                .map(office -> office.code().value())
                .filter(code -> !code.equals(own.value())))
        .toList();
  }

  /** Beside what keeps secrets, the conditions of one query. */
  private final class Conditions {
    private final StringBuilder text = new StringBuilder(QUERY);
    private final Map<String, Object> values = new LinkedHashMap<>();

    Conditions(Caller caller) {
      values.put("own", caller.office().value());
      values.put("secret", secret(caller.office()));
      values.put("self", caller.officerId());
    }

    Conditions and(String condition, String name, Object value) {
      text.append(" and ").append(condition);
      values.put(name, value);
      return this;
    }

    /**
     * Also by the number, in which order they are read: nothing older is looked at then. Numbers
     * are given a moment before the times that stand beside them.
     */
    void since(Instant from) {
      and("e.at >= :since", "since", from);
      and("e.id >= :floor", "floor", floor(from.minus(OVERLAP)));
    }

    private long floor(Instant from) {
      return entities
          .createQuery(
              "select e.id from AuditEntry e where e.at >= :from order by e.at", Long.class)
          .setParameter("from", from)
          .setMaxResults(1)
          .getResultStream()
          .findFirst()
          .map(first -> Math.max(0, first - SLACK))
          .orElse(0L);
    }

    List<Trace> newest(int most) {
      var query = entities.createQuery(text + " order by e.id desc", Tuple.class);
      values.forEach(query::setParameter);
      return query.setMaxResults(most).getResultStream().map(ScopedTraces.this::trace).toList();
    }
  }
}
