package cn.xinqiao.desk.reception;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.reception.PromiseBook;
import cn.xinqiao.cases.reception.PromiseState;
import cn.xinqiao.cases.reception.Receptions;
import cn.xinqiao.cases.reception.VisitState;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.desk.casefile.CaseSheet;
import cn.xinqiao.desk.casefile.Happened;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.CaseInWords;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SubKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Lays out days of receptions, who comes, what the leader reads before, and what was promised. */
@ApplicationScoped
class ReceptionView {
  /** A leader reads a page, not a file. */
  private static final int HISTORY = 10;

  private final PromiseBook promises;
  private final CaseDesk desk;
  private final CaseSheet sheets;

  ReceptionView(PromiseBook promises, CaseDesk desk, CaseSheet sheets) {
    this.promises = promises;
    this.desk = desk;
    this.sheets = sheets;
  }

  /**
   * A day.
   *
   * @param booked how many places of how many, in words
   * @param keeps whether this officer may change it
   */
  record Day(
      long id,
      String path,
      String office,
      String kind,
      String on,
      String from,
      String hours,
      String place,
      String address,
      String leader,
      String leaderOffice,
      boolean cancelled,
      String reason,
      boolean worked,
      boolean keeps,
      String booked,
      List<Choice> free) {}

  /** Somebody who comes. */
  record Visitor(
      long id,
      String number,
      String main,
      String time,
      String state,
      boolean open,
      boolean confidential,
      String summary,
      String holds,
      String path) {}

  /**
   * A visit on the page of its case.
   *
   * @param open it is to come, or to be settled
   * @param held something may be promised
   */
  record Visit(
      long id,
      String time,
      String place,
      String office,
      String state,
      boolean open,
      boolean held) {}

  record Promise(
      long id,
      String number,
      String what,
      String owner,
      String by,
      String movedFrom,
      String movedWhy,
      String state,
      String outcome,
      boolean open,
      boolean overdue,
      String summary) {}

  /**
   * What stands on the page of a case, or in its part there.
   *
   * @param worked its office may promise a day without a visit
   */
  record Part(
      String number,
      String key,
      boolean mine,
      boolean worked,
      List<Visit> visits,
      List<Choice> free,
      List<Promise> promises,
      List<Choice> owners,
      List<Choice> roles,
      String today,
      String problem) {}

  /** One page for the leader. */
  record Paper(
      String number,
      String time,
      String title,
      String words,
      String holds,
      boolean confidential,
      List<Happened.Line> history,
      List<CaseSheet.Due> dues,
      List<Promise> promises,
      String next) {}

  Day day(Frame frame, Receptions.Day day) {
    var language = frame.language();
    int taken = day.slots().stream().mapToInt(Receptions.Slot::taken).sum();
    int room = day.slots().stream().mapToInt(Receptions.Slot::capacity).sum();
    return new Day(
        day.id(),
        "/desk/receptions/" + day.id(),
        day.office().name(language),
        frame.say("desk.reception.kind." + day.kind()),
        day.on().toString(),
        time(day.begins()),
        time(day.begins()) + "–" + time(day.ends()),
        day.place(),
        day.address(),
        day.leader(),
        day.leaderOffice().name(language),
        day.cancelled(),
        day.reason().orElse(null),
        day.worked(),
        day.keeps(),
        frame.say("desk.reception.taken", taken, room),
        free(day.slots()));
  }

  private static List<Choice> free(List<Receptions.Slot> slots) {
    return slots.stream()
        .filter(Receptions.Slot::isFree)
        .map(slot -> new Choice(slot.ref(), ShanghaiTime.minute(slot.begins()), false))
        .toList();
  }

  private static String time(java.time.Instant at) {
    return ShanghaiTime.minute(at).substring(11);
  }

  Visitor visitor(Frame frame, long day, Visits.Comes comes) {
    var line = comes.about();
    return new Visitor(
        comes.visit().id(),
        comes.visit().number().toString(),
        line.number().toString(),
        time(comes.visit().begins()),
        frame.say("desk.reception.state." + comes.visit().state()),
        comes.visit().state() == VisitState.BOOKED,
        line.confidential(),
        Masked.in(line.summary()),
        CaseInWords.inHands(frame, line),
        "/desk/receptions/" + day + "/papers?visit=" + comes.visit().id());
  }

  Part part(Frame frame, CaseNumber number, Visits.OfCase visits, String problem) {
    var language = frame.language();
    return new Part(
        number.toString(),
        Secrets.token(),
        visits.mine(),
        promises.awaits(frame.caller(), number),
        visits.visits().stream().map(visit -> visit(frame, visit)).toList(),
        free(visits.free()),
        promises.of(frame.caller(), number).stream().map(one -> promise(frame, one)).toList(),
        promises.owners(frame.caller(), number).stream()
            .map(office -> new Choice(office.code().value(), office.name(language), false))
            .toList(),
        Stream.of(Role.LEAD, Role.OFFICER)
            .map(role -> new Choice(role.name(), frame.say("role." + role), false))
            .toList(),
        today(frame).toString(),
        problem);
  }

  private static Visit visit(Frame frame, Visits.Visit visit) {
    return new Visit(
        visit.id(),
        ShanghaiTime.minute(visit.begins()),
        visit.place(),
        visit.office().name(frame.language()),
        frame.say("desk.reception.state." + visit.state()),
        visit.state() == VisitState.BOOKED,
        visit.state() == VisitState.CAME);
  }

  Promise promise(Frame frame, PromiseBook.Given given) {
    return new Promise(
        given.id(),
        given.number().toString(),
        given.what().isBlank() ? frame.say("desk.case.erased") : Masked.in(given.what()),
        given.owner().name(frame.language()) + " · " + frame.say("role." + given.role()),
        given.by().toString(),
        given.movedFrom().map(LocalDate::toString).orElse(null),
        given.movedWhy().map(Masked::in).orElse(null),
        frame.say("desk.promise.state." + given.state()),
        given.outcome().map(Masked::in).orElse(null),
        given.state() == PromiseState.OPEN,
        given.overdue(),
        given
            .about()
            .map(line -> Masked.in(line.summary()) + " · " + CaseInWords.inHands(frame, line))
            .orElse(null));
  }

  /** The view of each case is written down as any other. */
  Paper paper(Frame frame, Visits.Comes comes) {
    var number = comes.about().number();
    var file = desk.show(frame.caller(), number, frame.language());
    var sheet = sheets.lay(frame, file);
    return new Paper(
        comes.visit().number().toString(),
        ShanghaiTime.minute(comes.visit().begins()),
        sheet.head().kind() + " · " + sheet.head().state(),
        sheet.words(),
        sheet.head().office(),
        sheet.head().confidential(),
        history(sheet.lines()),
        sheet.dues(),
        promises.of(frame.caller(), number).stream().map(one -> promise(frame, one)).toList(),
        frame.say(next(file)));
  }

  /** How it began, and what came last. */
  static List<Happened.Line> history(List<Happened.Line> lines) {
    var told = lines.stream().filter(line -> !line.quiet()).toList();
    return told.size() <= HISTORY
        ? told
        : Stream.concat(
                Stream.of(told.getFirst()),
                told.subList(told.size() - HISTORY + 1, told.size()).stream())
            .toList();
  }

  /** 信访工作条例 (2022) articles 35 and 36; only an appeal goes up. */
  private static String next(CaseFile file) {
    var line = file.line();
    if (line.kind() != Kind.PETITION || line.subKind() != SubKind.APPEAL) {
      return "desk.paper.next.other";
    }
    return "desk.paper.next." + file.stage() + (file.concludedAt().isPresent() ? ".served" : "");
  }

  static LocalDate today(Frame frame) {
    return ShanghaiTime.day(frame.clock().instant());
  }
}
