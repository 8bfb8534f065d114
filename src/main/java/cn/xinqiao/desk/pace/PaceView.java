package cn.xinqiao.desk.pace;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.pace.ThreeClocks;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.DaysLeft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lays the three clocks of a case out: the date that binds, and the office's own. */
@ApplicationScoped
public class PaceView {
  private final ThreeClocks clocks;

  PaceView(ThreeClocks clocks) {
    this.clocks = clocks;
  }

  /**
   * One of the three.
   *
   * @param shortly its name in a list
   * @param standing in words: met, paused, not begun, or how many days are left
   * @param binding null where there is none
   * @param by whether the law or a promise sets it
   * @param internal null where the office sets itself none
   * @param internalLate the office's own date has passed, the binding one has not
   */
  public record Hand(
      String name,
      String shortly,
      String standing,
      String css,
      boolean met,
      String binding,
      String by,
      String internal,
      boolean internalLate) {}

  /** The three of a case. */
  public record Pace(List<Hand> hands) {}

  public Pace lay(Frame frame, CaseFile file) {
    var number = file.line().number();
    return new Pace(hands(frame, clocks.of(List.of(number)).getOrDefault(number, List.of())));
  }

  public static List<Hand> hands(Frame frame, List<ThreeClocks.Hand> clocks) {
    return clocks.stream().map(hand -> hand(frame, hand)).toList();
  }

  private static Hand hand(Frame frame, ThreeClocks.Hand hand) {
    var today = ShanghaiTime.day(frame.clock().instant());
    var left = DaysLeft.until(hand.binding(), hand.provisional(), today);
    boolean runs = hand.standing() == ThreeClocks.Standing.RUNNING;
    var internal = hand.internal().filter(_ -> runs);
    return new Hand(
        frame.say("desk.mark3." + hand.mark()),
        frame.say("desk.mark3.short." + hand.mark()),
        runs ? frame.say(left.key(), left.days()) : frame.say("desk.pace." + hand.standing()),
        runs ? left.css() : "met",
        hand.standing() == ThreeClocks.Standing.MET,
        hand.binding()
            .map(on -> hand.provisional() ? frame.say("due.notBefore", on) : on.toString())
            .orElse(null),
        frame.say(hand.legal() ? "desk.pace.legal" : "desk.pace.promised"),
        internal.map(Object::toString).orElse(null),
        internal.filter(on -> on.isBefore(today)).isPresent() && !left.css().equals("overdue"));
  }
}
