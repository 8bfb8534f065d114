package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a case's timeline in words: what happened, where, by whom on whose behalf. */
public final class Happened {
  /** Lines whose detail is another office: where the case went, or who was asked. */
  private static final Set<String> MOVES =
      Set.of(
          "RETURNED",
          "TRANSFERRED",
          "RETURN_ASKED",
          "RETURN_DECLINED",
          "ARBITRATED",
          "PART_ASKED",
          "PART_ANSWERED",
          "PART_DONE",
          "PART_ENDED",
          "INVITED",
          "INVITATION_ANSWERED",
          "INVITATION_RATED",
          "MEETING_HELD");

  /** Lines whose detail is the number of another case. */
  private static final Set<String> TOGETHER =
      Set.of("JOINED_INTO", "TOOK_IN", "WENT_APART", "GAVE_BACK", "NEW_FACTS", "FOLLOWS");

  /** Lines whose detail is a day. */
  private static final Set<String> DAYS = Set.of("SUPERVISED", "ASSIGNED", "EXECUTION_OPENED");

  /** What nobody does in another office's place: for the resident, or as the office above. */
  private static final Set<String> OWN =
      Set.of("REGISTERED", "SUPERVISED", "SUPERVISION_DROPPED", "SUPERVISION_CLOSED", "ASSIGNED");

  /** Lines whose detail begins with the kind of a document. */
  private static final Set<String> DOCUMENTS =
      Set.of("DOCUMENT_ISSUED", "DOCUMENT_SENT", "DOCUMENT_SERVED");

  /** Lines whose words stand in the talk, and need not be read twice. */
  private static final Set<String> TALK =
      Set.of("MESSAGE", "REPLIED", "ADDED", "URGED", "HANDED_BACK", "TRANSCRIBED", "HEARD");

  /** Whoever does one of these has looked at the case. */
  private static final Set<String> OFFICER_ACTS =
      Set.of(
          "ACCEPTED",
          "REFUSED",
          "RESEARCHED",
          "REPLIED",
          "MESSAGE",
          "CALLED",
          "TAKEN_OVER",
          "HEARD");

  /** Of these, what the resident said. */
  private static final Set<String> RESIDENT = Set.of("ADDED", "URGED", "TRANSCRIBED", "HEARD");

  /** Of these, what was said aloud; who put it into words is named. */
  private static final Set<String> SPOKEN = Set.of("TRANSCRIBED", "HEARD");

  private final Frame frame;
  private final OfficeTree offices;

  Happened(Frame frame, OfficeTree offices) {
    this.frame = frame;
    this.offices = offices;
  }

  /**
   * @param words what was written with it; null when nothing was
   * @param quiet a line that matters only when somebody looks for it
   */
  public record Line(String at, String text, String words, boolean quiet) {}

  /** One side of the talk with the resident. */
  record Said(String at, String by, String words, boolean officer) {}

  List<Line> lines(CaseFile file, boolean inTheClear) {
    return file.timeline().stream()
        .map(step ->
            new Line(
                ShanghaiTime.minute(step.at()),
                text(step),
                TALK.contains(step.what()) ? null : words(step, inTheClear).orElse(null),
                step.what().equals("DELIVERED")))
        .toList();
  }

  /**
   * The newest line that is more than a proof of delivery; what opened the case is always there.
   */
  Line last(CaseFile file) {
    return lines(file, false).stream()
        .filter(line -> !line.quiet())
        .reduce((before, newest) -> newest)
        .orElseThrow();
  }

  /**
   * What was written to and fro about this case. The rest of the resident's talk may hold contacts
   * and other matters, even an accusation, so it is not shown.
   */
  List<Said> talk(CaseFile file, boolean inTheClear) {
    return file.timeline().stream()
        .filter(step -> TALK.contains(step.what()))
        .filter(step -> !isOpening(file, step))
        .flatMap(step -> words(step, inTheClear).map(words -> said(step, words)).stream())
        .toList();
  }

  /** The voice that the case was opened by stands above, with its recording. */
  private static boolean isOpening(CaseFile file, CaseFile.Step step) {
    return SPOKEN.contains(step.what()) && step.words().filter(file.words()::contains).isPresent();
  }

  private Optional<String> words(CaseFile.Step step, boolean inTheClear) {
    return step.erased()
        ? Optional.of(frame.say("desk.case.erased"))
        : step.words().map(words -> inTheClear ? words : Masked.in(words));
  }

  private Said said(CaseFile.Step step, String words) {
    var officer = !RESIDENT.contains(step.what());
    return new Said(
        ShanghaiTime.minute(step.at()),
        officer
            ? frame.say("desk.talk." + step.what(), name(step.office()))
            : frame.say("desk.talk." + (SPOKEN.contains(step.what()) ? step.what() : "RESIDENT")),
        words,
        officer);
  }

  private String text(CaseFile.Step step) {
    var text = frame.say("desk.line." + key(step), name(step.office()), second(step));
    return step.onBehalf() && !OWN.contains(step.what())
        ? text + frame.say("desk.line.onBehalf")
        : text;
  }

  /** Where it went, with which case it went together, or which document it was. */
  private String second(CaseFile.Step step) {
    if (DOCUMENTS.contains(step.what())) {
      var kind = step.detail().orElseThrow().split(":", 2)[0];
      return frame.say("desk.document.kind." + kind);
    }
    if (step.what().equals("OVERRIDDEN")) {
      return Stream.of(step.detail().orElseThrow().split(","))
          .map(check -> frame.say("reply.check." + check))
          .collect(Collectors.joining(frame.language() == Language.ZH ? "；" : "; "));
    }
    if (TOGETHER.contains(step.what()) || DAYS.contains(step.what())) {
      return step.detail().orElse("");
    }
    return MOVES.contains(step.what()) ? goal(step) : "";
  }

  /** What was added last that may tell of danger, as long as no officer has done anything since. */
  static Optional<String> perhapsDanger(CaseFile file) {
    Optional<String> added = Optional.empty();
    Optional<String> look = Optional.empty();
    for (CaseFile.Step step : file.timeline()) {
      if (step.what().equals("ADDED")) {
        added = step.words();
      } else if (step.what().equals("MAY_BE_DANGER")) {
        look = added;
      } else if (OFFICER_ACTS.contains(step.what())) {
        look = Optional.empty();
      }
    }
    return look;
  }

  private static String key(CaseFile.Step step) {
    return switch (step.what()) {
      case "OPENED" ->
          switch (step.detail().orElse("")) {
            case "unconfirmed" -> "OPENED_UNCONFIRMED";
            case "proxy" -> "OPENED_PROXY";
            default -> step.what();
          };
      case "CALLED", "REGISTERED", "DECIDED", "ESCALATED", "ADOPTION" ->
          step.what() + "." + step.detail().orElseThrow();
      default -> step.what();
    };
  }

  private String goal(CaseFile.Step step) {
    return name(step.detail().map(OfficeCode::new).flatMap(offices::find));
  }

  private String name(Optional<Office> office) {
    return office.map(o -> o.name(frame.language())).orElse("");
  }
}
