package cn.xinqiao.desk.together;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Invitations.Invited;
import cn.xinqiao.cases.together.Meetings;
import cn.xinqiao.cases.together.Meetings.Meeting;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Parts.Part;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.cases.together.Returns.Asked;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.desk.words.TransferGoals.Goal;
import cn.xinqiao.desk.words.TransferGoals.Group;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays out what offices settled about a case, and what its own office can ask of others. */
@ApplicationScoped
class CooperationView {
  private final CaseSearch search;
  private final Returns returns;
  private final Parts parts;
  private final Invitations invitations;
  private final Meetings meetings;

  CooperationView(
      CaseSearch search, Returns returns, Parts parts, Invitations invitations, Meetings meetings) {
    this.search = search;
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
    this.meetings = meetings;
  }

  /** A day that is owed, with a word and a colour for how it stands. */
  record Day(String on, String left, String css) {}

  /**
   * Two offices and one case.
   *
   * @param open a word of the sender or the arbiter is missing
   */
  record ReturnRow(
      String between,
      String state,
      String at,
      boolean open,
      String reason,
      String sender,
      String answer,
      String arbiter,
      String decision) {}

  /** One sentence about a part. */
  record Line(String at, String text, String words, String photo) {}

  /**
   * @param due null when nothing is owed any more
   * @param answered the office that has the case has to look
   */
  record PartRow(
      long id,
      String office,
      String state,
      Day due,
      boolean answered,
      boolean runs,
      List<Line> lines) {}

  /**
   * @param due null when nothing is owed any more
   * @param rates whether this account says what the answer was worth
   */
  record InvitedRow(
      long id,
      String number,
      String department,
      String state,
      Day due,
      String reason,
      String answer,
      String rating,
      String sentence,
      boolean rates) {}

  record MeetingRow(
      String at,
      String place,
      List<String> seats,
      String minutes,
      String decision,
      String owner,
      LocalDate due) {}

  /**
   * @param acts whether this account asks others about the case now
   * @param sat who is likely to have sat in a meeting
   * @param problem why nothing was done; null when nothing was tried
   */
  record Sheet(
      String number,
      String key,
      boolean acts,
      List<ReturnRow> returns,
      List<PartRow> parts,
      List<InvitedRow> invitations,
      List<MeetingRow> meetings,
      List<Group> goals,
      List<Choice> departments,
      List<Choice> parties,
      List<Choice> sat,
      LocalDate today,
      String problem) {}

  /**
   * @throws Refusal.NotFound for a case that this officer does not see
   */
  Sheet lay(Frame frame, CaseNumber number, String problem) {
    var caller = frame.caller();
    var line =
        search.lines(caller, List.of(number)).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("no such case"));
    boolean acts = acts(frame, line);
    var holder = line.office().code();
    var shared = parts.of(caller, number);
    var invited = invitations.of(caller, number);
    return new Sheet(
        number.toString(),
        Secrets.token(),
        acts,
        returns.of(caller, number).stream().map(one -> row(frame, one)).toList(),
        shared.stream().map(one -> row(frame, one)).toList(),
        invited.stream().map(one -> row(frame, one)).toList(),
        meetings.of(caller, number).stream().map(one -> row(frame, one)).toList(),
        acts ? groups(frame, line) : List.of(),
        acts ? choices(frame, invitations.departments(holder)) : List.of(),
        acts ? choices(frame, meetings.parties(holder)) : List.of(),
        acts ? choices(frame, sat(shared, invited)) : List.of(),
        ShanghaiTime.day(frame.clock().instant()),
        problem);
  }

  private static boolean acts(Frame frame, CaseFile.Line line) {
    return !line.confidential()
        && line.joinedInto().isEmpty()
        && line.state().isRunning()
        && new Scope(frame.caller()).actsFor(line.office().code());
  }

  private List<Group> groups(Frame frame, CaseFile.Line line) {
    return groups(frame, parts.goals(line.office().code()));
  }

  static List<Group> groups(Frame frame, Map<Office, List<Office>> goals) {
    return goals.entrySet().stream()
        .map(group ->
            new Group(
                group.getKey().name(frame.language()),
                group.getValue().stream()
                    .map(o -> new Goal(o.code().value(), o.name(frame.language())))
                    .toList()))
        .toList();
  }

  private static List<Office> sat(List<Part> parts, List<Invited> invited) {
    return Stream.concat(
            parts.stream().map(Part::office), invited.stream().map(Invited::department))
        .distinct()
        .toList();
  }

  static List<Choice> choices(Frame frame, List<Office> offices) {
    return offices.stream()
        .map(o -> new Choice(o.code().value(), o.name(frame.language()), false))
        .toList();
  }

  static ReturnRow row(Frame frame, Asked one) {
    return new ReturnRow(
        frame.say("desk.coop.return.between", name(frame, one.holder()), name(frame, one.sender())),
        frame.say(
            "desk.coop.return." + one.state(),
            one.decidedFor().map(o -> name(frame, o)).orElse("")),
        ShanghaiTime.minute(one.askedAt()),
        one.state() == Returns.State.ASKED || one.state() == Returns.State.DISPUTED,
        masked(one.reason()),
        name(frame, one.sender()),
        masked(one.answer()),
        one.arbiter().map(o -> name(frame, o)).orElse(null),
        masked(one.decision()));
  }

  static PartRow row(Frame frame, Part one) {
    boolean runs = one.state() == Parts.State.OPEN || one.state() == Parts.State.ANSWERED;
    return new PartRow(
        one.id(),
        name(frame, one.office()),
        frame.say("desk.coop.part." + one.state()),
        one.state() == Parts.State.OPEN ? day(frame, one.due(), one.provisional()) : null,
        one.state() == Parts.State.ANSWERED,
        runs,
        one.lines().stream()
            .map(line ->
                new Line(
                    ShanghaiTime.minute(line.at()),
                    frame.say(
                        "desk.coop.line." + line.what(),
                        line.office().map(o -> name(frame, o)).orElse("")),
                    masked(line.words()),
                    line.photo() ? photo(one, line) : null))
            .toList());
  }

  private static String photo(Part part, Parts.Line line) {
    return "/desk/together/parts/" + part.number() + "/" + part.id() + "/photos/" + line.id();
  }

  static InvitedRow row(Frame frame, Invited one) {
    return new InvitedRow(
        one.id(),
        one.number().toString(),
        name(frame, one.department()),
        frame.say(
            "desk.coop.invited." + one.state(), one.attendsOn().map(Object::toString).orElse("")),
        one.state() == Invitations.State.OPEN ? day(frame, one.due(), one.provisional()) : null,
        masked(one.reason()),
        masked(one.answer()),
        one.rating().map(r -> frame.say("desk.coop.rating." + r)).orElse(null),
        masked(one.sentence()),
        one.answeredAt().isPresent()
            && one.rating().isEmpty()
            && new Scope(frame.caller()).actsFor(one.inviter().code()));
  }

  private static MeetingRow row(Frame frame, Meeting one) {
    return new MeetingRow(
        ShanghaiTime.minute(one.at()),
        one.place().orElse(null),
        one.seats().stream()
            .map(s -> name(frame, s.office()) + s.roles().map(r -> " · " + r).orElse(""))
            .toList(),
        masked(one.minutes()),
        masked(one.decision()),
        name(frame, one.owner()),
        one.due());
  }

  static Day day(Frame frame, LocalDate on, boolean provisional) {
    var today = ShanghaiTime.day(frame.clock().instant());
    var left = DaysLeft.until(Optional.of(on), provisional, today);
    return new Day(
        provisional ? frame.say("due.notBefore", on) : on.toString(),
        frame.say(left.key(), left.days()),
        left.css());
  }

  static String name(Frame frame, Office office) {
    return office.name(frame.language());
  }

  /** Officers quote residents; null when nothing was written or it is erased. */
  static String masked(Optional<String> words) {
    return words.map(Masked::in).orElse(null);
  }
}
