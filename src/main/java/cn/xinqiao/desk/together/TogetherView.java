package cn.xinqiao.desk.together;

import cn.xinqiao.cases.Redacted;
import cn.xinqiao.cases.together.Admission;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Invitations.Invited;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Parts.Part;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.cases.together.Returns.Asked;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.together.CooperationView.Day;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays out what an office owes to others and others to it, and of their cases what it may see. */
@ApplicationScoped
class TogetherView {
  private final Returns returns;
  private final Parts parts;
  private final Invitations invitations;
  private final Admission admission;
  private final SubjectBook subjects;

  TogetherView(
      Returns returns,
      Parts parts,
      Invitations invitations,
      Admission admission,
      SubjectBook subjects) {
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
    this.admission = admission;
    this.subjects = subjects;
  }

  /**
   * One thing of a list.
   *
   * @param words what was asked or answered, in the officers' words; null when erased
   * @param waits since it was asked or answered: how long it has been with whom the title names
   * @param due null when no day is set
   */
  record Row(String path, String number, String title, String waits, String words, Day due) {}

  /** Things of one kind; none when the office has none. */
  record Section(String title, List<Row> rows) {}

  /**
   * A subject of the office's own list.
   *
   * @param takeable it is not wholly on the list, so that the office may take it on or no more
   */
  record Entry(
      String subject,
      String name,
      String standing,
      String source,
      boolean takenOn,
      boolean takeable) {}

  /** What another office's case is about. */
  record About(
      String number,
      String office,
      String subject,
      String committee,
      String place,
      String about,
      String wanted) {}

  List<Section> sections(Frame frame) {
    var caller = frame.caller();
    return Stream.of(
            section(
                frame,
                "returns",
                returns.waiting(caller).stream().map(one -> row(frame, one)).toList()),
            section(
                frame, "owed", parts.owed(caller).stream().map(one -> owed(frame, one)).toList()),
            section(
                frame,
                "invited",
                invitations.owed(caller).stream().map(one -> row(frame, one, false)).toList()),
            section(
                frame,
                "answered",
                parts.answered(caller).stream().map(one -> answered(frame, one)).toList()),
            section(
                frame,
                "sent",
                invitations.sent(caller).stream().map(one -> row(frame, one, true)).toList()))
        .filter(section -> !section.rows().isEmpty())
        .toList();
  }

  private static Section section(Frame frame, String key, List<Row> rows) {
    return new Section(frame.say("desk.together." + key, rows.size()), rows);
  }

  private static Row row(Frame frame, Asked one) {
    var shown = CooperationView.row(frame, one);
    return new Row(
        "/desk/together/returns/" + one.number(),
        one.number().toString(),
        shown.between() + " · " + shown.state(),
        CaseInWords.waits(frame, one.answeredAt().orElse(one.askedAt())),
        shown.reason(),
        null);
  }

  private static Row owed(Frame frame, Part one) {
    return new Row(
        "/desk/together/parts/" + one.number() + "/" + one.id(),
        one.number().toString(),
        frame.say("desk.together.for", CooperationView.name(frame, one.lead())),
        waits(frame, one, Parts.Saying.ASKED, Parts.Saying.ASKED_AGAIN),
        said(one, Parts.Saying.ASKED, Parts.Saying.ASKED_AGAIN),
        CooperationView.day(frame, one.due(), one.provisional()));
  }

  private static Row answered(Frame frame, Part one) {
    return new Row(
        "/desk/cases/" + one.number() + "#cooperation",
        one.number().toString(),
        frame.say("desk.together.by", CooperationView.name(frame, one.office())),
        waits(frame, one, Parts.Saying.ANSWERED),
        said(one, Parts.Saying.ANSWERED),
        null);
  }

  private static String waits(Frame frame, Part one, Parts.Saying... kinds) {
    return last(one, kinds).map(line -> CaseInWords.waits(frame, line.at())).orElse(null);
  }

  private static Optional<Parts.Line> last(Part one, Parts.Saying... kinds) {
    return one.lines().reversed().stream()
        .filter(line -> List.of(kinds).contains(line.what()))
        .findFirst();
  }

  private static String said(Part one, Parts.Saying... kinds) {
    return last(one, kinds).flatMap(Parts.Line::words).map(Masked::in).orElse(null);
  }

  private static Row row(Frame frame, Invited one, boolean sent) {
    var shown = CooperationView.row(frame, one);
    var other = sent ? one.department() : one.inviter();
    return new Row(
        "/desk/together/invitations/" + one.number() + "/" + one.id(),
        one.number().toString(),
        frame.say(
                sent ? "desk.together.to" : "desk.together.from",
                CooperationView.name(frame, other))
            + " · "
            + shown.state(),
        CaseInWords.waits(frame, one.answeredAt().filter(_ -> sent).orElse(one.invitedAt())),
        sent && shown.answer() != null ? shown.answer() : shown.reason(),
        shown.due());
  }

  /** The own list of tasks, for offices that have one. */
  List<Entry> list(Frame frame) {
    return admission.list(frame.caller()).stream()
        .map(entry ->
            new Entry(
                entry.subject().name(),
                subjects.shown(entry.subject(), frame.language()),
                frame.say("desk.admission." + entry.standing()),
                entry.source() + "（" + entry.status() + "）",
                entry.takenOn(),
                frame.caller().role() == Role.LEAD
                    && (entry.takenOn() || entry.standing() != Admission.Standing.ALLOWED)))
        .toList();
  }

  About about(Frame frame, Redacted seen) {
    return new About(
        seen.number().toString(),
        CooperationView.name(frame, seen.office()),
        subjects.shown(seen.subject(), frame.language()),
        seen.neighbourhood().map(o -> CooperationView.name(frame, o)).orElse(null),
        seen.place().orElse(null),
        seen.about(),
        seen.wanted().orElse(null));
  }

  /** Counts of what waits for this office; empty when nothing does. */
  Optional<String> waiting(Frame frame) {
    var caller = frame.caller();
    int asked =
        returns.waiting(caller).size()
            + parts.owed(caller).size()
            + invitations.owed(caller).size();
    int back = parts.answered(caller).size();
    return asked + back == 0
        ? Optional.empty()
        : Optional.of(frame.say("desk.together.waiting", asked, back));
  }
}
