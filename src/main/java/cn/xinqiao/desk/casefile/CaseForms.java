package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Doors;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.What;
import cn.xinqiao.desk.casefile.CaseSheet.Typed;
import cn.xinqiao.desk.document.DocumentView;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.TransferGoals;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an officer can do on a case's page here and now, and what the forms for it offer. */
@ApplicationScoped
class CaseForms {
  private final OfficeTree offices;
  private final SubjectBook subjects;
  private final Doors doors;

  CaseForms(OfficeTree offices, SubjectBook subjects, Doors doors) {
    this.offices = offices;
    this.doors = doors;
    this.subjects = subjects;
  }

  /**
   * What the forms need.
   *
   * @param key makes a form that is sent twice act once
   * @param outcomes what a decision may say; empty for what is no appeal
   * @param verdicts what may become of a suggestion, and {@code uses} what it may be turned into;
   *     empty for what is none
   * @param routes the doors of which a refusal names one
   * @param simple it may be accepted for simple handling
   * @param paused a hearing is held
   * @param lost what was typed for an act that has become impossible; null when nothing was
   */
  record Forms(
      Set<String> deeds,
      int version,
      String key,
      List<TransferGoals.Group> goals,
      List<Choice> purposes,
      List<Choice> kinds,
      List<Choice> subjects,
      List<Choice> ways,
      List<Choice> outcomes,
      List<Choice> verdicts,
      List<Choice> uses,
      List<Choice> routes,
      LocalDate today,
      boolean simple,
      boolean paused,
      Typed typed,
      String lost) {

    /** Whether this act's form came back with what was typed. */
    public boolean isBack(String deed) {
      return typed != null && typed.deed().name().equals(deed);
    }
  }

  Forms of(Frame frame, CaseFile file, Typed typed) {
    var deeds = deeds(frame, file);
    var line = file.line();
    return new Forms(
        Set.copyOf(deeds.stream().map(Enum::name).toList()),
        file.version(),
        Secrets.token(),
        new TransferGoals(offices, frame.language())
            .of(line.office().code(), frame.caller().office(), line.confidential()),
        choices(frame, "desk.purpose.", CaseContacts.Purpose.values()),
        kinds(frame, file),
        subjects(frame, file),
        DocumentView.ways(frame),
        line.subKind() == SubKind.APPEAL ? DocumentView.outcomes(frame) : List.of(),
        ofSuggestion(frame, line, "desk.verdict.", Adoption.Verdict.values()),
        ofSuggestion(frame, line, "use.", Adoption.Use.values()),
        routes(frame),
        ShanghaiTime.day(frame.clock().instant()),
        line.subKind() == SubKind.APPEAL && file.stage() == Stage.HANDLING,
        file.dues().stream().anyMatch(due -> due.running() && due.on().isEmpty()),
        typed,
        typed == null || deeds.contains(typed.deed()) || typed.deed().isTask()
            ? null
            : typed.text());
  }

  private List<Choice> routes(Frame frame) {
    return doors.all().stream()
        .map(door -> new Choice(door.id(), door.name(frame.language()), false))
        .toList();
  }

  private static List<Choice> ofSuggestion(
      Frame frame, CaseFile.Line line, String prefix, Enum<?>... values) {
    return line.kind() == Kind.SUGGESTION ? choices(frame, prefix, values) : List.of();
  }

  private static List<Choice> choices(Frame frame, String prefix, Enum<?>... values) {
    return Stream.of(values)
        .map(value -> new Choice(value.name(), frame.say(prefix + value.name()), false))
        .toList();
  }

  /** Every kind with its sub-kinds; what it is now stands there chosen. */
  private static List<Choice> kinds(Frame frame, CaseFile file) {
    var line = file.line();
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.OTHER)
        .flatMap(kind ->
            kind.admits(null)
                ? Stream.of(new Choice(kind.name(), frame.say("kind." + kind), kind == line.kind()))
                : Stream.of(SubKind.values())
                    .filter(kind::admits)
                    .map(sub ->
                        new Choice(
                            kind + "/" + sub,
                            frame.say("kind." + kind) + " · " + frame.say("subKind." + sub),
                            kind == line.kind() && sub == line.subKind())))
        .toList();
  }

  private List<Choice> subjects(Frame frame, CaseFile file) {
    return Stream.of(Subject.values())
        .map(subject ->
            new Choice(
                subject.name(),
                subjects.shown(subject, frame.language()),
                subject == file.line().subject()))
        .toList();
  }

  private Set<Deed> deeds(Frame frame, CaseFile file) {
    var line = file.line();
    var deeds = Deed.in(line.state());
    if (line.erased() || !new Scope(frame.caller()).actsFor(line.office().code())) {
      deeds.clear();
    }
    if (line.joinedInto().isPresent()) {
      deeds.retainAll(Set.of(Deed.REVEAL)); // what is done is done for the case that it goes on in
    }
    // above a confidential desk stands an office that may not see the case
    if (line.confidential() || !file.cameFromElsewhere() && line.office().above().isEmpty()) {
      deeds.remove(Deed.RETURN);
    }
    deeds.removeAll(outOfCourse(file));
    boolean mine = CaseSheet.isTalking(frame, file);
    deeds.remove(mine ? Deed.TAKE_OVER : Deed.HAND_BACK);
    if (file.talking().isPresent() && !mine) {
      deeds.removeAll(Set.of(Deed.TAKE_OVER, Deed.MESSAGE)); // one officer at a time
    }
    if (file.ringing() && frame.caller().mayAct()) {
      deeds.add(Deed.ACKNOWLEDGE);
    }
    return deeds;
  }

  /** One of several reporters has not been served yet. */
  private static boolean isAwaited(CaseFile file) {
    return file.dues().stream().anyMatch(due -> due.running() && due.what() == file.stage().owed());
  }

  /** What the law's course does not hold for such a case now. */
  private static Set<Deed> outOfCourse(CaseFile file) {
    var out = EnumSet.noneOf(Deed.class);
    boolean petition = file.line().kind() == Kind.PETITION;
    boolean appeal = file.line().subKind() == SubKind.APPEAL;
    boolean concluded = file.concludedAt().isPresent();
    if (file.line().kind() != Kind.SUGGESTION) {
      out.add(Deed.RESEARCH);
    }
    if (file.dues().stream().noneMatch(due -> due.running() && due.what() == What.ANSWER)) {
      out.add(Deed.EXTEND);
    }
    if (file.stage() != Stage.FINAL_REVIEW) {
      out.add(Deed.HEARING);
    }
    if (!petition || concluded && !isAwaited(file)) {
      out.add(Deed.SERVE);
    }
    if (!appeal || !concluded || file.stage().above().isEmpty()) {
      out.add(Deed.REVIEW);
    }
    return out;
  }
}
