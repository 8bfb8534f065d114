package cn.xinqiao.desk.bridge;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.bridge.CopyBlock;
import cn.xinqiao.cases.bridge.OutsideSystem;
import cn.xinqiao.cases.bridge.OutsideSystems;
import cn.xinqiao.cases.bridge.References;
import cn.xinqiao.cases.bridge.References.Reference;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.desk.words.NextDue;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lays out what a case is called elsewhere, and what the other systems' forms ask of it. */
@ApplicationScoped
public class BridgeView {
  private final References references;
  private final OutsideSystems systems;
  private final CopyBlock copies;

  BridgeView(References references, OutsideSystems systems, CopyBlock copies) {
    this.references = references;
    this.systems = systems;
    this.copies = copies;
  }

  /**
   * A number of another system.
   *
   * @param code of the system, for the form that takes the number back
   * @param due null when the other system says none
   * @param fields what its closing form asks
   */
  record Shown(
      String system,
      String code,
      String number,
      String due,
      String left,
      String css,
      List<Field> fields) {}

  /**
   * A field to copy.
   *
   * @param value null when the case does not hold it
   */
  record Field(String label, String value) {}

  /**
   * @param next in words, when another system's date is earlier than ours; else null
   * @param acts whether numbers may be added here
   */
  public record Bridge(List<Shown> references, String next, List<Choice> systems, boolean acts) {}

  public Bridge lay(Frame frame, CaseFile file, boolean inTheClear) {
    var line = file.line();
    var found = references.of(line.number());
    var next = NextDue.of(line, References.firstDue(found));
    return new Bridge(
        found.stream().map(one -> shown(frame, file, one, inTheClear)).toList(),
        next.outside()
            .map(one ->
                frame.say(
                    "desk.reference.next",
                    next.on().orElseThrow(),
                    one.system().name(frame.language())))
            .orElse(null),
        choices(frame, systems.all()),
        new Scope(frame.caller()).actsFor(line.office().code()) && !line.erased());
  }

  static List<Choice> choices(Frame frame, List<OutsideSystem> systems) {
    return systems.stream()
        .map(system -> new Choice(system.code(), system.name(frame.language()), false))
        .toList();
  }

  private Shown shown(Frame frame, CaseFile file, Reference reference, boolean inTheClear) {
    var today = ShanghaiTime.day(frame.clock().instant());
    var left = DaysLeft.until(reference.due(), today);
    boolean running = file.line().state().isRunning();
    return new Shown(
        reference.system().name(frame.language()),
        reference.system().code(),
        reference.number(),
        reference.due().map(Object::toString).orElse(null),
        running ? frame.say(left.key(), left.days()) : frame.say("desk.due.met"),
        running ? left.css() : "met",
        copies.of(file, reference).stream()
            .map(field ->
                new Field(
                    field.label(),
                    field
                        .value()
                        .map(value ->
                            inTheClear || isNumber(field, reference) ? value : Masked.in(value))
                        .orElse(null)))
            .toList());
  }

  /** Their own number may look like a telephone number. */
  private static boolean isNumber(CopyBlock.Field field, Reference reference) {
    return field.value().filter(reference.number()::equals).isPresent();
  }
}
