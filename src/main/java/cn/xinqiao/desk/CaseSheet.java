package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.desk.internal.DaysLeft;
import cn.xinqiao.desk.internal.Masked;
import cn.xinqiao.desk.internal.ShanghaiTime;
import cn.xinqiao.desk.internal.TransferGoals;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lays one case out for its page: the resident's words first, then what was made of them. */
@ApplicationScoped
class CaseSheet {
  private final OfficeTree offices;
  private final SubjectBook subjects;

  CaseSheet(OfficeTree offices, SubjectBook subjects) {
    this.offices = offices;
    this.subjects = subjects;
  }

  /**
   * What was typed into a form that was not carried out, so that nobody types it twice.
   *
   * @param problem why not, in words
   */
  record Typed(Deed deed, String text, String office, String problem) {}

  /**
   * The state of the case and everything that warns.
   *
   * @param look added words that may tell of danger; null as soon as an officer has acted
   * @param foreign the resident writes another language than most
   */
  record Head(
      String number,
      String state,
      String kind,
      String urgency,
      boolean urgent,
      String emergency,
      String look,
      boolean confidential,
      boolean unconfirmed,
      boolean unreachable,
      boolean ringing,
      boolean foreign,
      String urged,
      String office,
      String received) {}

  /** What the machine made of the words, and why. */
  record Understood(
      String summary,
      String subject,
      String committee,
      String place,
      String since,
      String wanted,
      String decidedBy,
      String confidence,
      String decidedWith,
      List<String> reasons) {}

  record Due(String what, String on, String left, String css, String rule) {}

  record Reporter(String introduction, List<Way> ways) {}

  /**
   * A voice message.
   *
   * @param words what was heard, with who or what heard it; null as long as nobody has
   */
  record Voice(String path, String at, String heardBy, String words) {}

  /**
   * Something small that is owed.
   *
   * @param late the moment has passed
   * @param voices for a task to listen: what is to be heard
   * @param mine what was typed into its form, which was not carried out
   */
  record Task(
      long id,
      String kind,
      String title,
      String since,
      String by,
      boolean late,
      String why,
      List<Voice> voices,
      String mine) {}

  /** A way to reach somebody. */
  record Way(String kind, String value) {}

  /**
   * What the forms need.
   *
   * @param key makes a form that is sent twice act once
   * @param lost what was typed for an act that has become impossible; null when nothing was
   */
  record Forms(
      Set<String> deeds,
      int version,
      String key,
      List<TransferGoals.Group> goals,
      List<QueueView.Choice> purposes,
      Typed typed,
      String lost) {}

  /**
   * @param words the resident's own
   * @param spoken who put them into words, when they were said aloud; null when they were typed
   * @param reporters in the clear; null as long as no purpose was named
   */
  record Sheet(
      Head head,
      String words,
      String spoken,
      Understood understood,
      List<String> pictures,
      List<Voice> voices,
      List<Task> tasks,
      List<Due> dues,
      List<Happened.Said> talk,
      String talking,
      List<Happened.Line> lines,
      List<Reporter> reporters,
      Forms forms) {}

  /**
   * @param revealed null as long as no purpose was named
   * @param typed null when no form came before
   */
  Sheet lay(Frame frame, CaseFile file, List<CaseContacts.Reporter> revealed, Typed typed) {
    var clear = revealed != null;
    var happened = new Happened(frame, offices);
    var number = file.line().number();
    return new Sheet(
        head(frame, file),
        words(frame, file, clear),
        spoken(frame, file),
        understood(frame, file),
        file.pictures().stream().map(id -> "/desk/cases/" + number + "/pictures/" + id).toList(),
        voices(frame, file, clear).stream().filter(v -> v.words() != null).toList(),
        tasks(frame, file, typed),
        dues(frame, file),
        happened.talk(file, clear),
        talking(frame, file),
        happened.lines(file, clear),
        clear ? revealed.stream().map(r -> reporter(frame, r)).toList() : null,
        forms(frame, file, typed));
  }

  private static List<Voice> voices(Frame frame, CaseFile file, boolean clear) {
    var path = "/desk/cases/" + file.line().number() + "/recordings/";
    return file.recordings().stream()
        .map(voice ->
            new Voice(
                path + voice.id(),
                ShanghaiTime.minute(voice.at()),
                voice.heardBy().map(by -> frame.say("desk.heardBy." + by)).orElse(null),
                voice.words().map(words -> clear ? words : Masked.in(words)).orElse(null)))
        .toList();
  }

  private static List<Task> tasks(Frame frame, CaseFile file, Typed typed) {
    if (!new Scope(frame.caller()).actsFor(file.line().office().code()) || file.line().erased()) {
      return List.of();
    }
    var unheard =
        voices(frame, file, false).stream().filter(voice -> voice.words() == null).toList();
    return file.tasks().stream()
        .map(task ->
            new Task(
                task.id(),
                task.kind().name(),
                frame.say("desk.task." + task.kind()),
                ShanghaiTime.minute(task.since()),
                QueueView.by(frame, task),
                task.by().isBefore(frame.clock().instant()),
                task.why().orElse(null),
                task.kind() == DeskTasks.Kind.LISTEN ? unheard : List.of(),
                typed != null && typed.deed().isFor(task.kind()) ? typed.text() : ""))
        .toList();
  }

  private static String words(Frame frame, CaseFile file, boolean clear) {
    if (file.line().erased()) {
      return frame.say("desk.case.erased");
    }
    return clear ? file.words() : Masked.in(file.words());
  }

  private static String spoken(Frame frame, CaseFile file) {
    return file.recordings().stream()
        .filter(voice -> voice.words().filter(file.words()::contains).isPresent())
        .flatMap(voice -> voice.heardBy().stream())
        .findFirst()
        .map(by -> frame.say("desk.heardBy." + by))
        .orElse(null);
  }

  private static Head head(Frame frame, CaseFile file) {
    var line = file.line();
    return new Head(
        line.number().toString(),
        frame.say("desk.state." + line.state()),
        Stream.of(
                frame.say("kind." + line.kind()),
                line.subKind() == null ? null : frame.say("subKind." + line.subKind()))
            .filter(Objects::nonNull)
            .reduce((kind, sub) -> kind + " · " + sub)
            .orElseThrow(),
        frame.say("urgency." + line.urgency()),
        line.urgency() != cn.xinqiao.kernel.Urgency.NORMAL,
        line.emergency().map(code -> QueueView.danger(frame, code)).orElse(null),
        Happened.perhapsDanger(file).map(Masked::in).orElse(null),
        line.confidential(),
        !file.confirmed(),
        !file.reachable(),
        file.ringing(),
        file.language() == Language.EN,
        QueueView.urged(frame, line),
        line.office().name(frame.language()),
        ShanghaiTime.minute(line.receivedAt()));
  }

  private Understood understood(Frame frame, CaseFile file) {
    var line = file.line();
    return new Understood(
        line.erased() ? frame.say("desk.case.erased") : Masked.in(line.summary()),
        subjects.shown(line.subject(), frame.language()),
        line.neighbourhood().map(o -> o.name(frame.language())).orElse(null),
        file.place().map(Masked::in).orElse(null),
        file.since().orElse(null),
        file.wanted().map(Masked::in).orElse(null),
        frame.say("desk.decidedBy." + file.decidedBy()),
        "%.0f%%".formatted(file.confidence() * 100),
        file.decidedWith(),
        file.reasons());
  }

  private static List<Due> dues(Frame frame, CaseFile file) {
    var today = ShanghaiTime.day(frame.clock().instant());
    return file.dues().stream()
        .map(due -> {
          var left = DaysLeft.until(java.util.Optional.of(due.on()), due.provisional(), today);
          return new Due(
              frame.say("due." + due.what()),
              due.provisional() ? frame.say("due.notBefore", due.on()) : due.on().toString(),
              due.met() ? frame.say("desk.due.met") : frame.say(left.key(), left.days()),
              due.met() ? "met" : left.css(),
              due.rule());
        })
        .toList();
  }

  private static Reporter reporter(Frame frame, CaseContacts.Reporter reporter) {
    return new Reporter(
        reporter.introduction().orElse(null),
        reporter.contacts().stream()
            .map(c -> new Way(frame.say("desk.contact." + c.kind()), c.value()))
            .toList());
  }

  private Forms forms(Frame frame, CaseFile file, Typed typed) {
    var deeds = deeds(frame, file);
    return new Forms(
        Set.copyOf(deeds.stream().map(Deed::name).toList()),
        file.version(),
        Secrets.token(),
        new TransferGoals(offices, frame.language())
            .of(file.line().office().code(), frame.caller().office(), file.line().confidential()),
        Stream.of(CaseContacts.Purpose.values())
            .map(p -> new QueueView.Choice(p.name(), frame.say("desk.purpose." + p), false))
            .toList(),
        typed,
        typed == null || deeds.contains(typed.deed()) || typed.deed().isTask()
            ? null
            : typed.text());
  }

  private static boolean isTalking(Frame frame, CaseFile file) {
    return file.talking()
        .filter(talking -> talking.officerId() == frame.caller().officerId())
        .isPresent();
  }

  /** Who talks with the resident now, for whoever opens the page; null when the bot does. */
  private static String talking(Frame frame, CaseFile file) {
    return file.talking()
        .map(talking ->
            frame.say(
                isTalking(frame, file) ? "desk.talking.mine" : "desk.talking.other",
                talking.office().name(frame.language()),
                ShanghaiTime.minute(talking.until())))
        .orElse(null);
  }

  /** What this officer can do here and now. */
  private static Set<Deed> deeds(Frame frame, CaseFile file) {
    var line = file.line();
    var deeds = Deed.in(line.state());
    if (line.erased() || !new Scope(frame.caller()).actsFor(line.office().code())) {
      deeds.clear();
    }
    // above a confidential desk stands an office that may not see the case
    if (line.confidential() || !file.cameFromElsewhere() && line.office().above().isEmpty()) {
      deeds.remove(Deed.RETURN);
    }
    boolean mine = isTalking(frame, file);
    deeds.remove(mine ? Deed.TAKE_OVER : Deed.HAND_BACK);
    if (file.talking().isPresent() && !mine) {
      deeds.removeAll(Set.of(Deed.TAKE_OVER, Deed.MESSAGE)); // one officer at a time
    }
    if (file.ringing() && frame.caller().mayAct()) {
      deeds.add(Deed.ACKNOWLEDGE);
    }
    return deeds;
  }
}
