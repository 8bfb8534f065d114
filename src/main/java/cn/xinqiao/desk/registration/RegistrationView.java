package cn.xinqiao.desk.registration;

import cn.xinqiao.cases.bridge.Entry;
import cn.xinqiao.cases.bridge.OutsideSystems;
import cn.xinqiao.cases.bridge.RegistrationGoals;
import cn.xinqiao.cases.bridge.Slip;
import cn.xinqiao.cases.bridge.Way;
import cn.xinqiao.channel.Utterance.DueDate;
import cn.xinqiao.clock.What;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays out the form of a registration and the slip that the resident takes home. */
@ApplicationScoped
class RegistrationView {
  private final SubjectBook subjects;
  private final OutsideSystems systems;

  RegistrationView(SubjectBook subjects, OutsideSystems systems) {
    this.subjects = subjects;
    this.systems = systems;
  }

  record Group(String label, List<Choice> goals) {}

  /** Every field, and what can be chosen in it. */
  record Form(
      String way,
      String wayShown,
      String words,
      String received,
      String today,
      String summary,
      String place,
      boolean accuses,
      boolean order,
      List<Choice> kinds,
      List<Choice> subjects,
      List<Choice> urgencies,
      List<Choice> dangers,
      List<Group> offices,
      String name,
      String home,
      String contact,
      List<Choice> systems,
      String number,
      String due) {}

  /** A date with its rule, as it stands on paper. */
  record Due(String what, String on, String rule) {}

  /**
   * @param hint what the officer does with it
   * @param path of the case, if the officer may open it; else null
   */
  record Paper(
      String number,
      String code,
      String office,
      List<Due> dues,
      String address,
      QrCode qr,
      String receipt,
      String hint,
      boolean danger,
      boolean confidential,
      String path,
      String at) {}

  Form form(Frame frame, Entry entry, List<RegistrationGoals.Group> goals) {
    return new Form(
        entry.way().name(),
        frame.say("desk.registration.way." + entry.way()),
        entry.words(),
        entry.received().map(Object::toString).orElse(""),
        ShanghaiTime.day(frame.clock().instant()).toString(),
        entry.summary(),
        entry.place().orElse(""),
        entry.subKind() == SubKind.ACCUSATION,
        entry.way() == Way.ORDER || entry.number().isPresent(),
        kinds(frame, entry),
        Stream.of(Subject.values())
            .map(one ->
                new Choice(
                    one.name(), subjects.shown(one, frame.language()), one == entry.subject()))
            .toList(),
        Stream.of(Urgency.NORMAL, Urgency.URGENT)
            .map(one -> new Choice(one.name(), frame.say("urgency." + one), one == entry.urgency()))
            .toList(),
        Arrays.stream(EmergencyKind.values())
            .map(one ->
                new Choice(
                    one.name(),
                    frame.say("desk.danger." + one),
                    entry.danger().filter(one::equals).isPresent()))
            .toList(),
        goals.stream().map(group -> group(frame, group, entry)).toList(),
        entry.name().orElse(""),
        entry.home().orElse(""),
        entry.contact().orElse(""),
        systems.all().stream()
            .map(one ->
                new Choice(
                    one.code(),
                    one.name(frame.language()),
                    entry.system().filter(one.code()::equals).isPresent()))
            .toList(),
        entry.number().orElse(""),
        entry.due().map(Object::toString).orElse(""));
  }

  private static List<Choice> kinds(Frame frame, Entry entry) {
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.OTHER)
        .flatMap(kind ->
            Stream.concat(Stream.of((SubKind) null), Arrays.stream(SubKind.values()))
                .filter(kind::admits)
                .map(sub ->
                    new Choice(
                        kind + "." + Objects.toString(sub, ""),
                        sub == null ? frame.say("kind." + kind) : frame.say("subKind." + sub),
                        kind == entry.kind() && sub == entry.subKind())))
        .toList();
  }

  private static Group group(Frame frame, RegistrationGoals.Group group, Entry entry) {
    return new Group(
        group.territory().map(office -> office.name(frame.language())).orElse(null),
        group.goals().stream()
            .map(office ->
                new Choice(
                    office.code().value(),
                    office.name(frame.language()),
                    office.code().equals(entry.office())))
            .toList());
  }

  /**
   * @param home where our pages are reached from outside, without a slash at its end
   */
  Paper paper(Frame frame, Slip slip, String home) {
    var opened = slip.opened();
    var address = home + "/track/" + opened.number();
    return new Paper(
        opened.number(),
        opened.code(),
        opened.office().name(),
        opened.due().stream()
            .filter(due -> What.valueOf(due.what()).isResidents())
            .map(due -> due(frame, due))
            .toList(),
        address,
        QrCode.of(address),
        slip.receiptTo()
            .map(to -> frame.say("desk.slip.receipt", to))
            .orElseGet(() -> frame.say("desk.slip.noReceipt")),
        frame.say("desk.slip.hint." + slip.way()),
        slip.danger(),
        slip.confidential(),
        Optional.of("/desk/cases/" + opened.number()).filter(path -> slip.visible()).orElse(null),
        ShanghaiTime.minute(frame.clock().instant()));
  }

  private static Due due(Frame frame, DueDate due) {
    return new Due(
        frame.say("desk.due." + due.what()),
        due.provisional() ? frame.say("due.notBefore", due.on()) : due.on().toString(),
        due.ruleText());
  }
}
