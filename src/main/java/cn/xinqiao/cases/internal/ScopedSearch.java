package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.bridge.OutsideNumber;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the tables. What the officer may see is part of every query here, so that a confidential
 * case is absent from lists and counts alike.
 */
@ApplicationScoped
class ScopedSearch implements CaseSearch {
  private final EntityManager entities;
  private final CaseFiles files;

  ScopedSearch(EntityManager entities, CaseFiles files) {
    this.entities = entities;
    this.files = files;
  }

  @Override
  public List<CaseFile.Line> lines(Caller caller, Collection<CaseNumber> numbers) {
    var where =
        where(caller, Wanted.everything())
            .and(
                "c.number in :numbers and c.wordsErasedAt is null",
                "numbers",
                numbers.stream().map(CaseNumber::toString).toList());
    return files.lines(
        where
            .fill(entities.createQuery("select c from Case c" + where, Case.class))
            .getResultList());
  }

  @Override
  public Page<CaseFile.Line> find(Caller caller, Wanted wanted, int page, int size) {
    var where = where(caller, wanted).inLists();
    var total = where.fill(entities.createQuery("select count(*) from Case c" + where, Long.class));
    var found =
        where
            .fill(
                entities.createQuery(
                    "select c from Case c"
                        + where
                        + " order by c.urgencyRank, case when c.nextDue is null then 1 else 0 end,"
                        + " c.nextDue, c.openedAt, c.number",
                    Case.class))
            .setFirstResult((int) Math.min((long) page * size, Integer.MAX_VALUE))
            .setMaxResults(size)
            .getResultList();
    return new Page<>(files.lines(found), page, size, total.getSingleResult());
  }

  @Override
  public Map<CaseState, Long> counts(Caller caller) {
    var where = where(caller, Wanted.everything()).inLists();
    var counts = new java.util.EnumMap<CaseState, Long>(CaseState.class);
    where
        .fill(
            entities.createQuery(
                "select c.state, count(*) from Case c" + where + " group by c.state",
                Object[].class))
        .getResultList()
        .forEach(row -> counts.put((CaseState) row[0], (Long) row[1]));
    return counts;
  }

  @Override
  public Set<CaseNumber> seen(Caller caller, Collection<CaseNumber> numbers) {
    if (numbers.isEmpty()) {
      return Set.of();
    }
    var where =
        where(caller, Wanted.everything())
            .and(
                "c.number in :numbers", "numbers", numbers.stream().map(Object::toString).toList());
    return where
        .fill(entities.createQuery("select c.number from Case c" + where, String.class))
        .getResultStream()
        .map(CaseNumber::valueOf)
        .collect(Collectors.toSet());
  }

  @Override
  public List<CaseFile.Line> ringing(Caller caller) {
    var where = where(caller, Wanted.everything());
    var found =
        where
            .fill(
                entities.createQuery(
                    "select c from Case c join Alarm a on a.caseNumber = c.number and a.officeCode ="
                        + " :own and a.seenAt is null"
                        + where
                        + " order by a.raisedAt, c.number",
                    Case.class))
            .getResultList();
    return files.lines(found);
  }

  /** What the caller's own desk owes beside its cases, the most pressing first. */
  List<DeskTask> owed(Caller caller, int most) {
    var where =
        where(caller, Wanted.everything())
            .and(
                "c.wordsErasedAt is null and c.officeCode = :desk", "desk", caller.office().value())
            .and("c.number = t.caseNumber");
    // from the few tasks to their cases, not from all cases of the desk to their tasks
    return where
        .fill(
            entities.createQuery(
                "select t from DeskTask t where t.doneAt is null and exists (select 1 from Case c"
                    + where
                    + ") order by t.dueAt, t.id",
                DeskTask.class))
        .setMaxResults(most)
        .getResultList();
  }

  Optional<Case> visible(Caller caller, CaseNumber number) {
    if (!caller.mayRead()) {
      return Optional.empty();
    }
    var where =
        where(caller, Wanted.everything()).and("c.number = :number", "number", number.toString());
    return where
        .fill(entities.createQuery("select c from Case c" + where, Case.class))
        .getResultStream()
        .findFirst();
  }

  /** What an officer keeps off (回避) exists for that officer no more, nor what goes on in it. */
  private Where where(Caller caller, Wanted wanted) {
    var where = new Where(caller, wanted);
    var shut = shut(caller);
    return shut.isEmpty()
        ? where
        : where.and(
            "c.number not in :shut and (c.joinedInto is null or c.joinedInto not in :shut)",
            "shut",
            shut);
  }

  private List<String> shut(Caller caller) {
    return entities
        .createQuery(
            "select r.caseNumber from Recusal r where r.officerId = :officer", String.class)
        .setParameter("officer", caller.officerId())
        .getResultList();
  }

  /** Whether a case of another desk, which asked for this officer's part, can be shown at all. */
  boolean mayKnow(Caller caller, CaseNumber number) {
    return caller.mayRead() && !shut(caller).contains(number.toString());
  }

  /** The conditions of a query and the values for their places. */
  private static final class Where {
    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Where(Caller caller, Wanted wanted) {
      // no office has an empty code: an account that may read nothing finds nothing
      and("c.officeCode >= :from", "from", caller.mayRead() ? caller.office().value() : "");
      and("c.officeCode < :end", "end", caller.mayRead() ? caller.office().subtreeEnd() : "");
      and("(c.confidential = false or c.officeCode = :own)", "own", caller.office().value());
      wanted
          .office()
          .ifPresent(o -> and("c.officeCode like :office", "office", o.subtreePattern()));
      wanted.state().ifPresent(s -> and("c.state = :state", "state", s));
      wanted.kind().ifPresent(k -> and("c.kind = :kind", "kind", k));
      wanted.subject().ifPresent(s -> and("c.subject = :subject", "subject", s));
      wanted.urgency().ifPresent(u -> and("c.urgency = :urgency", "urgency", u));
      wanted.due().ifPresent(d -> and("c.nextDue <= :due", "due", d));
      wanted.words().map(String::strip).filter(w -> !w.isEmpty()).ifPresent(this::search);
    }

    /**
     * A number is looked for as one; other words cannot be compared with an ascii column. What
     * looks like another system's number is looked for as that, too.
     */
    private void search(String words) {
      var inWords =
          "(exists (select 1 from Matter m where m.id = c.matterId and m.words like :words escape"
              + " '!')"
              + " or exists (select 1 from CaseReference r where r.caseNumber = c.number and"
              + " r.outsideNumber = :outside))";
      values.put("outside", OutsideNumber.plain(words));
      var number = CaseNumber.in(words);
      if (number.isPresent()) {
        and("(c.number = :exact or " + inWords + ")", "exact", number.get().toString());
        values.put("words", "%" + escaped(words) + "%");
      } else {
        and(inWords, "words", "%" + escaped(words) + "%");
      }
    }

    /** What goes on in another case is worked there; who asks for its number finds it. */
    Where inLists() {
      conditions
          .append(" and (c.joinedInto is null")
          .append(values.containsKey("exact") ? " or c.number = :exact)" : ")");
      return this;
    }

    Where and(String condition, String name, Object value) {
      values.put(name, value);
      return and(condition);
    }

    Where and(String condition) {
      conditions.append(conditions.isEmpty() ? " where " : " and ").append(condition);
      return this;
    }

    <T> TypedQuery<T> fill(TypedQuery<T> query) {
      values.forEach(query::setParameter);
      return query;
    }

    private static String escaped(String words) {
      return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    @Override
    public String toString() {
      return conditions.toString();
    }
  }
}
