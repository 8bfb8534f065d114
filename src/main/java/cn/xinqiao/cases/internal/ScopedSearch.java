package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public Page<CaseFile.Line> find(Caller caller, Wanted wanted, int page, int size) {
    var where = new Where(caller, wanted);
    var total = where.fill(entities.createQuery("select count(c) from Case c" + where, Long.class));
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
    var where = new Where(caller, Wanted.everything());
    var counts = new java.util.EnumMap<CaseState, Long>(CaseState.class);
    where
        .fill(
            entities.createQuery(
                "select c.state, count(c) from Case c" + where + " group by c.state",
                Object[].class))
        .getResultList()
        .forEach(row -> counts.put((CaseState) row[0], (Long) row[1]));
    return counts;
  }

  @Override
  public List<CaseFile.Line> ringing(Caller caller) {
    var where = new Where(caller, Wanted.everything());
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
        new Where(caller, Wanted.everything())
            .and(
                "c.wordsErasedAt is null and c.officeCode = :desk",
                "desk",
                caller.office().value());
    return where
        .fill(
            entities.createQuery(
                "select t from Case c join DeskTask t on t.caseNumber = c.number and t.doneAt is"
                    + " null"
                    + where
                    + " order by t.dueAt, t.id",
                DeskTask.class))
        .setMaxResults(most)
        .getResultList();
  }

  Optional<Case> visible(Caller caller, CaseNumber number) {
    if (!caller.mayRead()) {
      return Optional.empty();
    }
    var where =
        new Where(caller, Wanted.everything())
            .and("c.number = :number", "number", number.toString());
    return where
        .fill(entities.createQuery("select c from Case c" + where, Case.class))
        .getResultStream()
        .findFirst();
  }

  /** The conditions of a query and the values for their places. */
  private static final class Where {
    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Where(Caller caller, Wanted wanted) {
      // no office has an empty code: an account that may read nothing finds nothing
      and(
          "c.officeCode like :subtree",
          "subtree",
          caller.mayRead() ? caller.office().subtreePattern() : "");
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

    /** A number is looked for as one; other words cannot be compared with an ascii column. */
    private void search(String words) {
      var inWords =
          "exists (select 1 from Matter m where m.id = c.matterId and m.words like :words escape"
              + " '!')";
      var number = CaseNumber.in(words);
      if (number.isPresent()) {
        and("(c.number = :exact or " + inWords + ")", "exact", number.get().toString());
        values.put("words", "%" + escaped(words) + "%");
      } else {
        and(inWords, "words", "%" + escaped(words) + "%");
      }
    }

    Where and(String condition, String name, Object value) {
      conditions.append(conditions.isEmpty() ? " where " : " and ").append(condition);
      values.put(name, value);
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
