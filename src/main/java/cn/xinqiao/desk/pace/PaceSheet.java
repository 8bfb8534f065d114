package cn.xinqiao.desk.pace;

import cn.xinqiao.cases.pace.Executing;
import cn.xinqiao.cases.pace.Following;
import cn.xinqiao.cases.pace.Supervising;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Lays out what stands over a case from above, what its decision grants, and what follows it. */
@ApplicationScoped
class PaceSheet {
  private final Supervising supervising;
  private final Executing executing;
  private final Following following;

  PaceSheet(Supervising supervising, Executing executing, Following following) {
    this.supervising = supervising;
    this.executing = executing;
    this.following = following;
  }

  /**
   * One 督办.
   *
   * @param left how its day stands, while it is open
   */
  record One(String about, String due, String left, String css, String answered, String closed) {}

  /**
   * One task of 督促执行.
   *
   * @param path of its form
   */
  record Task(
      String key, String path, String about, String due, String left, String css, String done) {}

  /**
   * The part of the page.
   *
   * @param key makes a form that is sent twice act once
   * @param reasons why rules propose that those above look at it
   * @param after what can still be done of a case of this kind
   * @param facts what the resident wrote last, to be marked as new facts; null when nothing was
   * @param problem why something was not done; null when nothing was tried
   * @param typed what was written for it
   */
  record Sheet(
      String number,
      String key,
      List<String> reasons,
      List<One> supervisions,
      boolean issues,
      boolean answers,
      boolean closes,
      String offered,
      String source,
      List<Task> tasks,
      boolean executes,
      String follows,
      List<String> later,
      String support,
      boolean ended,
      String after,
      String facts,
      String problem,
      String typed) {}

  Sheet lay(Frame frame, CaseNumber number, String problem, String typed) {
    var caller = frame.caller();
    var over = supervising.of(caller, number, frame.language());
    var trail = following.of(caller, number);
    return new Sheet(
        number.toString(),
        Secrets.token(),
        over.reasons(),
        over.supervisions().stream().map(one -> one(frame, one)).toList(),
        over.issues(),
        over.answers(),
        over.closes(),
        over.offered().toString(),
        over.source(),
        executing.of(number).stream().map(task -> task(frame, task)).toList(),
        trail.mine(),
        trail.follows().map(CaseNumber::toString).orElse(null),
        trail.later().stream().map(CaseNumber::toString).toList(),
        trail.support().map(ShanghaiTime::minute).orElse(null),
        trail.open(),
        frame.say(trail.petition() ? "desk.support.about" : "desk.support.about.other"),
        trail.lastWords().map(Masked::in).orElse(null),
        problem,
        typed == null ? "" : typed);
  }

  private static One one(Frame frame, Supervising.One one) {
    var left = left(frame, one.dueOn());
    boolean waits = one.answeredAt().isEmpty() && one.closedAt().isEmpty();
    return new One(
        frame.say(
            one.assigned() ? "desk.assignment.about" : "desk.supervision.about",
            one.issuer().name(frame.language()),
            ShanghaiTime.minute(one.issuedAt()),
            one.unit().name(frame.language())),
        one.dueOn().toString(),
        waits ? frame.say(left.key(), left.days()) : null,
        left.css(),
        one.answeredAt().map(ShanghaiTime::minute).orElse(null),
        one.closedAt().map(ShanghaiTime::minute).orElse(null));
  }

  private static Task task(Frame frame, Executing.Task task) {
    var left = left(frame, task.dueOn());
    return new Task(
        "task-" + task.id(),
        "executions/" + task.id(),
        frame.say(
            "desk.execution.about",
            task.owner().name(frame.language()),
            ShanghaiTime.minute(task.since())),
        task.provisional() ? frame.say("due.notBefore", task.dueOn()) : task.dueOn().toString(),
        task.doneAt().isEmpty() ? frame.say(left.key(), left.days()) : null,
        left.css(),
        task.doneAt().map(ShanghaiTime::minute).orElse(null));
  }

  static DaysLeft left(Frame frame, LocalDate due) {
    return DaysLeft.until(Optional.of(due), ShanghaiTime.day(frame.clock().instant()));
  }
}
