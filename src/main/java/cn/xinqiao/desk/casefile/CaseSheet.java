package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays one case out for its page: the resident's words first, then what was made of them. */
@ApplicationScoped
public class CaseSheet {
  private final OfficeTree offices;
  private final SubjectBook subjects;
  private final CaseForms forms;

  CaseSheet(OfficeTree offices, SubjectBook subjects, CaseForms forms) {
    this.offices = offices;
    this.subjects = subjects;
    this.forms = forms;
  }

  /**
   * What was typed into a form that was not carried out, so that nobody types it twice.
   *
   * @param verdict what was to become of a suggestion, and {@code use} what it was to be turned
   *     into; null where that is not asked
   * @param problem why not, in words
   */
  record Typed(Deed deed, String text, String office, String verdict, String use, String problem) {
    /** Nothing was typed. */
    static Typed empty(Deed deed, String problem) {
      return new Typed(deed, "", "", null, null, problem);
    }

    static Typed of(Deed deed, Sent sent, String problem) {
      return new Typed(deed, sent.text(), sent.office, sent.verdict, sent.use, problem);
    }
  }

  /**
   * The state of the case and everything that warns.
   *
   * @param look added words that may tell of danger; null as soon as an officer has acted
   * @param foreign the resident writes another language than most
   * @param joinedInto the case that it goes on in; null while it goes on by itself
   * @param held how long the office has had it, and who there; null once it has ended
   * @param many how many reported it, in words; null when it is one
   */
  public record Head(
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
      String held,
      String received,
      String joinedInto,
      String many) {}

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

  /**
   * A clock.
   *
   * @param desk the office whose own time it is; null for what is owed to the resident
   * @param ledger how the date came about, in sentences
   */
  public record Due(
      String what,
      String desk,
      String on,
      String left,
      String css,
      String rule,
      List<String> ledger) {}

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

  /** What was asked for by name of a purpose. */
  record Revealed(CaseContacts.Purpose purpose, List<CaseContacts.Reporter> reporters) {}

  /**
   * A way to reach somebody.
   *
   * @param link dials the number where the page is open on a telephone; null for other ways
   */
  record Way(String kind, String value, String link) {}

  /**
   * @param words the resident's own
   * @param spoken who put them into words, when they were said aloud; null when they were typed
   * @param reporters in the clear; null as long as no purpose was named
   * @param calling the purpose is a call: what became of it is asked
   */
  public record Sheet(
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
      boolean calling,
      CaseForms.Forms forms) {}

  /** As it stands, for whoever only reads. */
  public Sheet lay(Frame frame, CaseFile file) {
    return lay(frame, file, null, null);
  }

  /**
   * @param revealed null as long as no purpose was named
   * @param typed null when no form came before
   */
  Sheet lay(Frame frame, CaseFile file, Revealed revealed, Typed typed) {
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
        clear ? revealed.reporters().stream().map(r -> reporter(frame, r)).toList() : null,
        clear && revealed.purpose() == CaseContacts.Purpose.CALL,
        forms.of(frame, file, typed));
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
                CaseInWords.by(frame, task),
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
        line.joinedInto().isPresent()
            ? frame.say("desk.state.joined")
            : frame.say("desk.state." + line.state()),
        Stream.of(
                frame.say("kind." + line.kind()),
                line.subKind() == null ? null : frame.say("subKind." + line.subKind()))
            .filter(Objects::nonNull)
            .reduce((kind, sub) -> kind + " · " + sub)
            .orElseThrow(),
        frame.say("urgency." + line.urgency()),
        line.urgency() != cn.xinqiao.kernel.Urgency.NORMAL,
        line.emergency().map(code -> CaseInWords.danger(frame, code)).orElse(null),
        Happened.perhapsDanger(file).map(Masked::in).orElse(null),
        line.confidential(),
        !file.confirmed(),
        !file.reachable(),
        file.ringing(),
        file.language() == Language.EN,
        CaseInWords.urged(frame, line),
        line.office().name(frame.language()),
        CaseInWords.held(frame, line),
        ShanghaiTime.minute(line.receivedAt()),
        line.joinedInto().map(CaseNumber::toString).orElse(null),
        file.together().reporters() > 1
            ? frame.say("desk.mark.many", file.together().reporters())
            : null);
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

  private static String reckoned(Frame frame, CaseFile.Reckoning entry) {
    var said =
        frame.say(
            "desk.ledger." + entry.act(),
            ShanghaiTime.minute(entry.at()),
            frame.say("desk.clock." + entry.reason()),
            entry.term().map(t -> frame.say("desk.term." + t.unit(), t.amount())).orElse(""));
    return Stream.of(
            Optional.of(said),
            entry.approver().map(by -> frame.say("desk.ledger.approver", by)),
            entry.rule().map(rule -> frame.say("desk.ledger.rule", rule)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private static String stopped(Frame frame, CaseFile.Due due) {
    return frame.say(due.isGivenWay() ? "desk.due.retyped" : "desk.due.met");
  }

  private static List<Due> dues(Frame frame, CaseFile file) {
    var today = ShanghaiTime.day(frame.clock().instant());
    return file.dues().stream()
        .map(due -> {
          var left = DaysLeft.until(due.on(), due.provisional(), today);
          return new Due(
              frame.say("desk.due." + due.what()),
              due.desk().map(o -> o.name(frame.language())).orElse(null),
              due.on()
                  .map(on -> due.provisional() ? frame.say("due.notBefore", on) : on.toString())
                  .orElseGet(() -> frame.say("due.paused")),
              due.running() ? frame.say(left.key(), left.days()) : stopped(frame, due),
              due.running() ? left.css() : "met",
              due.rule(),
              due.ledger().stream().map(entry -> reckoned(frame, entry)).toList());
        })
        .toList();
  }

  private static Reporter reporter(Frame frame, CaseContacts.Reporter reporter) {
    return new Reporter(
        reporter.introduction().orElse(null),
        reporter.contacts().stream().map(c -> way(frame, c)).toList());
  }

  private static Way way(Frame frame, ContactReader.Found contact) {
    return new Way(
        frame.say("desk.contact." + contact.kind()),
        contact.value(),
        switch (contact.kind()) {
          case PHONE -> "tel:" + contact.value();
          case EMAIL -> null;
        });
  }

  static boolean isTalking(Frame frame, CaseFile file) {
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
}
