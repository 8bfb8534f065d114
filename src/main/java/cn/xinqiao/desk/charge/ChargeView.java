package cn.xinqiao.desk.charge;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.charge.Leaders;
import cn.xinqiao.cases.charge.Recusals;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.desk.words.NextDue;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lays out who answers for a case and who may keep off it, and a leader's own cases. */
@ApplicationScoped
public class ChargeView {
  private final Leaders leaders;
  private final Recusals recusals;

  ChargeView(Leaders leaders, Recusals recusals) {
    this.leaders = leaders;
    this.recusals = recusals;
  }

  /** An account that can be chosen. */
  record Choice(String login, String label) {}

  /** A resident's wish that somebody else handles it. */
  record Wish(long id, String at, String words) {}

  /**
   * @param leader who answers for the case, in words; null when nobody does
   * @param leads who can be chosen; empty for whoever gives no leader
   * @param recuses whether anything can be ordered
   * @param others who else can be told to keep off
   * @param above null where there is no office above
   * @param problem why nothing was done; null when nothing was tried
   */
  record Sheet(
      String number,
      String key,
      String leader,
      List<Choice> leads,
      boolean recuses,
      List<String> others,
      List<String> colleagues,
      String above,
      List<Wish> wishes,
      String problem,
      String typed) {}

  /** A case in the leader's list. */
  record Row(
      String number,
      String state,
      String summary,
      String kind,
      String due,
      String left,
      String css,
      String office) {}

  Sheet lay(Frame frame, CaseNumber number, String problem, String typed) {
    var caller = frame.caller();
    var choice = recusals.choice(caller, number);
    return new Sheet(
        number.toString(),
        Secrets.token(),
        leaders.of(caller, number).map(leader -> said(frame, leader)).orElse(null),
        leaders.eligible(caller, number).stream()
            .map(one ->
                new Choice(one.login(), one.login() + " · " + one.office().name(frame.language())))
            .toList(),
        choice.isPresent(),
        choice.map(c -> without(c.officers(), caller.login())).orElse(List.of()),
        choice.map(Recusals.Choice::colleagues).orElse(List.of()),
        choice
            .flatMap(Recusals.Choice::above)
            .map(office -> office.name(frame.language()))
            .orElse(null),
        recusals.of(caller, number).stream()
            .map(wish ->
                new Wish(
                    wish.id(),
                    ShanghaiTime.minute(wish.at()),
                    wish.words().map(Masked::in).orElseGet(() -> frame.say("desk.case.erased"))))
            .toList(),
        problem,
        typed);
  }

  private static List<String> without(List<String> logins, String self) {
    return logins.stream().filter(login -> !login.equals(self)).toList();
  }

  static String said(Frame frame, Leaders.Leader leader) {
    return frame.say(
        "desk.charge.leader.is",
        leader.office().name(frame.language()),
        leader.login(),
        ShanghaiTime.minute(leader.since()));
  }

  /** What the leader's tab counts; null for whoever leads nothing. */
  public String tab(Frame frame) {
    return frame.caller().role() == Role.LEAD
        ? String.valueOf(mine(frame).size() + waiting(frame).size())
        : null;
  }

  List<CaseFile.Line> mine(Frame frame) {
    return leaders.mine(frame.caller());
  }

  List<CaseFile.Line> waiting(Frame frame) {
    return recusals.waiting(frame.caller());
  }

  List<Row> rows(Frame frame, List<CaseFile.Line> lines) {
    return lines.stream().map(line -> row(frame, line)).toList();
  }

  private static Row row(Frame frame, CaseFile.Line line) {
    var next = NextDue.of(line, Optional.empty());
    var left =
        DaysLeft.until(next.on(), next.provisional(), ShanghaiTime.day(frame.clock().instant()));
    return new Row(
        line.number().toString(),
        frame.say("desk.state." + line.state()),
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        frame.say("kind." + line.kind()),
        next.on().map(day -> CaseInWords.due(frame, next, day)).orElse(null),
        frame.say(left.key(), left.days()),
        left.css(),
        CaseInWords.inHands(frame, line));
  }
}
