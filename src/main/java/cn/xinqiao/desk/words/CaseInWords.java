package cn.xinqiao.desk.words;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every list and page says of a case in the same words: where, until when, in whose hands. */
public final class CaseInWords {
  private CaseInWords() {}

  /** Whose date it is, when it is not ours. */
  public static String due(Frame frame, NextDue next, LocalDate day) {
    return next.outside()
        .map(reference ->
            frame.say("desk.due.outside", day, reference.system().name(frame.language())))
        .orElseGet(() -> next.provisional() ? frame.say("due.notBefore", day) : day.toString());
  }

  /** In whose hands it is, and for how long; null once nothing more will come. */
  public static String held(Frame frame, CaseFile.Line line) {
    if (line.state().isEnded()) {
      return null;
    }
    var since = howLong(frame, line.held().since(), frame.clock().instant());
    return line.held()
        .by()
        .map(by -> frame.say("desk.held.by", since, by))
        .orElseGet(() -> frame.say("desk.held", since));
  }

  /** The office that has it, and for how long: what a list says that has one place for both. */
  public static String inHands(Frame frame, CaseFile.Line line) {
    return Stream.of(line.office().name(frame.language()), held(frame, line))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  /** How long something has waited where it is. */
  public static String waits(Frame frame, Instant since) {
    return frame.say("desk.waits", howLong(frame, since, frame.clock().instant()));
  }

  private static String howLong(Frame frame, Instant since, Instant now) {
    var held = Duration.between(since, now);
    if (held.toDays() > 0) {
      return frame.say("desk.held.days", held.toDays());
    }
    return held.toHours() > 0
        ? frame.say("desk.held.hours", held.toHours())
        : frame.say("desk.held.short");
  }

  /** A fact about the case that the office should see; null when nobody has urged it. */
  public static String urged(Frame frame, CaseFile.Line line) {
    return line.urged() == 0 ? null : frame.say("desk.mark.urged", line.urged());
  }

  public static String danger(Frame frame, String code) {
    return frame.say("desk.danger." + code);
  }

  /** By when it is owed, in words. */
  public static String by(Frame frame, DeskTasks.Owed task) {
    var moment = ShanghaiTime.minute(task.by());
    return frame.say(task.provisional() ? "desk.task.notBefore" : "desk.task.by", moment);
  }

  public static String place(Frame frame, CaseFile.Line line) {
    return Stream.concat(
            line.neighbourhood().map(o -> o.name(frame.language())).stream(),
            line.place().map(Masked::in).stream())
        .distinct()
        .reduce((committee, said) -> committee + " · " + said)
        .orElse(frame.say("desk.place.unknown"));
  }
}
