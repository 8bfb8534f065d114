package cn.xinqiao.cases.together;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Holds what is put on an office's desk against its list, and against what it takes on itself. */
@ApplicationScoped
@Transactional
class TaskConsents implements Admission {
  private final EntityManager entities;
  private final TaskLists lists;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Clock clock;

  TaskConsents(
      EntityManager entities, TaskLists lists, OfficeTree offices, AuditTrail audit, Clock clock) {
    this.entities = entities;
    this.lists = lists;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void require(OfficeCode to, Subject subject, Task task) {
    var office = offices.get(to);
    lists
        .row(office.level(), subject)
        .filter(row -> !row.standing().admits(task))
        .filter(_ -> !takesOn(to, subject))
        .ifPresent(row -> {
          throw new Refusal.RuleBroken(
              "%s：“%s”不在其清单内，未经其同意不能要求其%s（%s）"
                  .formatted(office.name(), subject.code(), asked(task), row.source()));
        });
  }

  private static String asked(Task task) {
    return switch (task) {
      case LEAD -> "承办";
      case CO_HANDLING -> "协办";
      case KEEPER -> "派人查看";
    };
  }

  @Override
  public void takeOn(Caller caller, Subject subject) {
    requireLead(caller);
    if (takesOn(caller.office(), subject)) {
      return;
    }
    entities
        .createNativeQuery(
            "insert into task_consent (office_code, subject, given_at, given_by) values (:office,"
                + " :subject, :now, :officer)")
        .setParameter("office", caller.office().value())
        .setParameter("subject", subject.name())
        .setParameter("now", clock.instant())
        .setParameter("officer", caller.officerId())
        .executeUpdate();
    record(caller, "takes on " + subject.name());
  }

  @Override
  public void takeOnNoMore(Caller caller, Subject subject) {
    requireLead(caller);
    int ended =
        entities
            .createNativeQuery(
                "update task_consent set ended_at = :now, ended_by = :officer where office_code ="
                    + " :office and subject = :subject and ended_at is null")
            .setParameter("office", caller.office().value())
            .setParameter("subject", subject.name())
            .setParameter("now", clock.instant())
            .setParameter("officer", caller.officerId())
            .executeUpdate();
    if (ended > 0) {
      record(caller, "takes on no more " + subject.name());
    }
  }

  private void record(Caller caller, String what) {
    audit.record(caller.officerId(), Act.EDIT_LIST, caller.office().value(), what);
  }

  private void requireLead(Caller caller) {
    if (caller.role() != Role.LEAD) {
      throw new Refusal.Forbidden("the lead of an office says what it takes on");
    }
    if (!TaskLists.LEVELS.contains(level(caller))) {
      throw new Refusal.RuleBroken("only streets and committees have lists");
    }
  }

  private OfficeLevel level(Caller caller) {
    return offices.get(caller.office()).level();
  }

  @Override
  public List<Entry> list(Caller caller) {
    return Stream.of(Subject.values())
        .flatMap(subject ->
            lists.row(level(caller), subject).stream()
                .map(row ->
                    new Entry(
                        subject,
                        row.standing(),
                        row.source(),
                        row.status().name(),
                        takesOn(caller.office(), subject))))
        .toList();
  }

  private boolean takesOn(OfficeCode office, Subject subject) {
    return !entities
        .createNativeQuery(
            "select id from task_consent where office_code = :office and subject = :subject and"
                + " ended_at is null")
        .setParameter("office", office.value())
        .setParameter("subject", subject.name())
        .getResultList()
        .isEmpty();
  }
}
