package cn.xinqiao.desk.keys;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.followup.Advising;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.followup.adviser.Consultations;
import cn.xinqiao.followup.adviser.Consultations.Shown;
import cn.xinqiao.followup.adviser.Standing;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lays out how it stands with an adviser at one step. */
@ApplicationScoped
class AdviserView {
  private final Advising advising;

  AdviserView(Advising advising) {
    this.advising = advising;
  }

  /** Something that can be chosen. */
  record Choice(String value, String label) {}

  /**
   * How it stands, and what can be done.
   *
   * @param standing null when nobody was offered yet
   * @param about what the adviser reads, also what the form begins with; null before it is written
   * @param advice null while there is none
   * @param kinds that can be offered now
   * @param choices who can be asked now
   * @param asked somebody has it: a link can be made
   * @param nobody there is nobody on any list
   */
  record Help(
      String standing,
      String about,
      String advice,
      List<Choice> kinds,
      List<Choice> choices,
      boolean asked,
      boolean nobody,
      int longest) {}

  Optional<Help> lay(Frame frame, CaseNumber number, long step) {
    return advising.of(frame.caller(), number, step).map(help -> help(frame, help));
  }

  private static Help help(Frame frame, Advising.Help one) {
    var now = one.now();
    return new Help(
        now.map(shown -> standing(frame, shown)).orElse(null),
        now.flatMap(Shown::about).orElse(null),
        now.flatMap(Shown::advice).map(Masked::in).orElse(null),
        one.kinds().stream().map(kind -> choice(frame, kind)).toList(),
        one.choices().stream()
            .map(c ->
                new Choice(
                    String.valueOf(c.id()), frame.say("desk.adviser.choice", c.name(), c.office())))
            .toList(),
        now.filter(shown -> shown.standing() == Standing.ASKED).isPresent(),
        now.isEmpty() && one.kinds().isEmpty(),
        Consultations.LONGEST_ABOUT);
  }

  static Choice choice(Frame frame, AdviserKind kind) {
    return new Choice(kind.name(), frame.say("adviser.kind." + kind));
  }

  private static String standing(Frame frame, Shown one) {
    var opened = one.standing() == Standing.ASKED && one.openedAt().isPresent();
    return frame.say(
        opened ? "desk.adviser.standing.OPENED" : "desk.adviser.standing." + one.standing(),
        frame.say("adviser.kind." + one.kind()),
        ShanghaiTime.minute(opened ? one.openedAt().get() : one.since()),
        one.adviser().orElse(""));
  }
}
