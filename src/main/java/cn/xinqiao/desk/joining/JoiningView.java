package cn.xinqiao.desk.joining;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Lays out what is likely the same, with enough to judge by, and who is told. */
@ApplicationScoped
class JoiningView {

  /**
   * Another case that is likely the same.
   *
   * @param joined which of the two goes on in the other when the button is pressed: the one with
   *     fewer reporters, else the newer one
   * @param joinable null where no button stands
   */
  record Likely(
      String number,
      String state,
      String summary,
      String place,
      String received,
      String office,
      String many,
      String why,
      boolean joinable,
      String joined,
      String main) {}

  /**
   * Somebody who is told.
   *
   * @param number by which they know it; null when it is this case's
   * @param parts names the reporter for the form that lets them go on by themselves
   */
  record Reporter(
      long id,
      String who,
      String number,
      String since,
      String words,
      boolean representative,
      boolean parts) {}

  /**
   * @param main the case that this one goes on in; null when it goes on by itself
   * @param grouping whether it could be a matter of many
   * @param problem why nothing was done; null when nothing was tried
   */
  record Sheet(
      String number,
      String key,
      String main,
      boolean acts,
      List<Likely> likely,
      List<Reporter> reporters,
      boolean grouping,
      boolean group,
      String rule,
      String problem) {}

  Sheet lay(
      Frame frame,
      CaseNumber number,
      List<Joining.Likely> likely,
      Joining.Together together,
      String problem) {
    return new Sheet(
        number.toString(),
        Secrets.token(),
        together.main().map(CaseNumber::toString).orElse(null),
        together.acts(),
        likely.stream().map(one -> likely(frame, number, together, one)).toList(),
        reporters(frame, number, together),
        together.kind() == Kind.PETITION && together.main().isEmpty(),
        together.group(),
        frame.say("desk.group.rule", together.most(), together.rule()),
        problem);
  }

  private static Likely likely(
      Frame frame, CaseNumber asked, Joining.Together together, Joining.Likely one) {
    var line = one.of();
    boolean leads = leads(asked, together.reporters().size(), line.number(), one.reporters());
    return new Likely(
        line.number().toString(),
        frame.say("desk.state." + line.state()),
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        place(frame, line),
        ShanghaiTime.minute(line.receivedAt()),
        CaseInWords.inHands(frame, line),
        frame.say("desk.joining.reporters", one.reporters()),
        String.join(frame.language() == Language.ZH ? "，" : ", ", one.why()),
        one.joinable() && together.acts(),
        (leads ? line.number() : asked).toString(),
        (leads ? asked : line.number()).toString());
  }

  /** Whether the case that was asked about takes the other one in. */
  private static boolean leads(CaseNumber asked, int own, CaseNumber other, int others) {
    return own != others ? own > others : asked.toString().compareTo(other.toString()) < 0;
  }

  private static String place(Frame frame, CaseFile.Line line) {
    return line.place()
        .map(Masked::in)
        .or(() -> line.neighbourhood().map(o -> o.name(frame.language())))
        .orElse(frame.say("desk.place.unknown"));
  }

  private static List<Reporter> reporters(
      Frame frame, CaseNumber number, Joining.Together together) {
    var laid = new ArrayList<Reporter>();
    for (Joining.Reporter one : together.reporters()) {
      boolean elsewhere = !one.number().equals(number);
      var part = elsewhere ? OneHandling.Part.JOINED : one.part();
      laid.add(
          new Reporter(
              one.id(),
              frame.say("desk.reporter." + part, laid.size() + 1),
              elsewhere ? one.number().toString() : null,
              ShanghaiTime.minute(one.since()),
              Masked.in(one.words()),
              one.representative(),
              one.parts()));
    }
    return laid;
  }
}
