package cn.xinqiao.api;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.CaseNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A case as the contract has it; a list leaves out what only the case itself shows.
 *
 * @param joinedInto the case that it goes on in, while it does not go on by itself
 * @param reporters how many are told of it
 * @param joined the cases that go on in it
 * @param held in whose hands it is
 * @param erased there, and true, when the words were kept as long as was promised and are gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
    String number,
    Integer version,
    String state,
    String kind,
    String subKind,
    String subject,
    String urgency,
    String emergency,
    boolean confidential,
    OfficeView office,
    OfficeView neighbourhood,
    String summary,
    Instant receivedAt,
    Instant openedAt,
    LocalDate nextDue,
    String words,
    String place,
    String since,
    String wanted,
    Boolean confirmed,
    Boolean reachable,
    Boolean erased,
    Decision decision,
    List<DueView> due,
    List<LineView> timeline,
    List<String> pictures,
    List<RecordingView> recordings,
    String joinedInto,
    Integer reporters,
    List<String> joined,
    HeldView held) {

  /** What was decided about the words, by what, and why. */
  record Decision(String decidedBy, String decidedWith, double confidence, List<String> reasons) {}

  /**
   * A clock.
   *
   * @param desk the office whose own time it is; missing for what goes on whichever office has it
   * @param on missing while it is paused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DueView(
      String what,
      OfficeView desk,
      LocalDate on,
      String rule,
      String ruleText,
      boolean provisional,
      boolean met,
      List<LedgerView> ledger) {}

  /**
   * In whose hands it is.
   *
   * @param since when it came to the office that has it
   * @param by the account that took it on there; missing as long as nobody has
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeldView(Instant since, String by) {}

  /** What happened to a clock. */
  record LedgerView(String act, Instant at, String reason) {}

  /**
   * A voice message.
   *
   * @param words what was heard; missing as long as nobody has put it into words
   * @param heardBy PERSON or MACHINE
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RecordingView(String id, Instant at, String words, String heardBy) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(
      Instant at, String what, OfficeView office, String detail, boolean onBehalf, String words) {}

  static CaseView of(CaseFile.Line line) {
    return of(line, null);
  }

  static CaseView of(CaseFile file) {
    return of(file.line(), file);
  }

  private static CaseView of(CaseFile.Line line, CaseFile file) {
    return new CaseView(
        line.number().toString(),
        file == null ? null : file.version(),
        line.state().name(),
        line.kind().name(),
        line.subKind() == null ? null : line.subKind().name(),
        line.subject().code(),
        line.urgency().name(),
        line.emergency().orElse(null),
        line.confidential(),
        OfficeView.of(line.office()),
        line.neighbourhood().map(OfficeView::of).orElse(null),
        line.summary(),
        line.receivedAt(),
        line.openedAt(),
        line.nextDue().orElse(null),
        file == null ? null : file.words(),
        file == null ? null : file.place().orElse(null),
        file == null ? null : file.since().orElse(null),
        file == null ? null : file.wanted().orElse(null),
        file == null ? null : file.confirmed(),
        file == null ? null : file.reachable(),
        line.erased() ? true : null,
        file == null ? null : decision(file),
        file == null ? null : file.dues().stream().map(CaseView::due).toList(),
        file == null ? null : file.timeline().stream().map(CaseView::line).toList(),
        file == null ? null : file.pictures(),
        file == null ? null : file.recordings().stream().map(CaseView::recording).toList(),
        line.joinedInto().map(CaseNumber::toString).orElse(null),
        file == null ? null : file.together().reporters(),
        file == null ? null : file.together().joined().stream().map(CaseNumber::toString).toList(),
        new HeldView(line.held().since(), line.held().by().orElse(null)));
  }

  private static Decision decision(CaseFile file) {
    return new Decision(file.decidedBy(), file.decidedWith(), file.confidence(), file.reasons());
  }

  private static DueView due(CaseFile.Due due) {
    return new DueView(
        due.what().name(),
        due.desk().map(OfficeView::of).orElse(null),
        due.on().orElse(null),
        due.ruleId(),
        due.rule(),
        due.provisional(),
        !due.running(),
        due.ledger().stream().map(r -> new LedgerView(r.act(), r.at(), r.reason())).toList());
  }

  private static RecordingView recording(CaseFile.Recording voice) {
    return new RecordingView(
        voice.id(), voice.at(), voice.words().orElse(null), voice.heardBy().orElse(null));
  }

  private static LineView line(CaseFile.Step step) {
    return new LineView(
        step.at(),
        step.what(),
        step.office().map(OfficeView::of).orElse(null),
        step.detail().orElse(null),
        step.onBehalf(),
        step.words().orElse(null));
  }
}
