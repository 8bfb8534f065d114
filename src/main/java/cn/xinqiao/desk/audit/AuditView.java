package cn.xinqiao.desk.audit;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Traces;
import cn.xinqiao.cases.Traces.Trace;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Scope;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells entries of the audit trail in words: who, when, what, why. */
@ApplicationScoped
public class AuditView {
  private static final int MOST_OF_CASE = 30;

  private final Traces traces;
  private final OfficeTree offices;
  private final SubjectBook subjects;

  AuditView(Traces traces, OfficeTree offices, SubjectBook subjects) {
    this.traces = traces;
    this.offices = offices;
    this.subjects = subjects;
  }

  /**
   * @param login of who did it; null where it was no officer
   * @param path of the case, for who may see cases; null elsewhere
   * @param why null where nothing was said
   */
  public record Row(
      String at, String login, String office, String act, String object, String path, String why) {}

  List<Row> rows(Frame frame, List<Trace> traces) {
    return traces.stream().map(trace -> row(frame, trace)).toList();
  }

  /** Who has seen the case, for whoever leads its office or audits it; null for others. */
  public List<Row> looked(Frame frame, CaseFile file) {
    var caller = frame.caller();
    boolean answers =
        switch (caller.role()) {
          case LEAD -> new Scope(caller).actsFor(file.line().office().code());
          case AUDITOR -> true;
          case OFFICER, ADMIN -> false;
        };
    return answers ? rows(frame, traces.of(caller, file.line().number(), MOST_OF_CASE)) : null;
  }

  private Row row(Frame frame, Trace trace) {
    return new Row(
        ShanghaiTime.minute(trace.at()),
        trace.login().orElse(null),
        trace.office().map(o -> o.name(frame.language())).orElse(null),
        frame.say("desk.act." + trace.act()),
        object(frame, trace),
        trace.ofCase() && frame.caller().mayRead() ? "/desk/cases/" + trace.object() : null,
        trace.purpose().map(code -> why(frame, trace, code)).orElse(null));
  }

  private String object(Frame frame, Trace trace) {
    return switch (trace.act()) {
      case VIEW_LIST, VIEW_AUDIT, CHANGE_ROSTER, CHANGE_GRID, CHANGE_ADVISERS, CHANGE_RECEPTION ->
          office(frame, trace.object());
      case VIEW_CASE,
          CHANGE_CASE,
          REVEAL_CONTACT,
          LOG_IN,
          LOG_IN_REFUSED,
          OPEN_BY_CODE,
          APPOINT,
          INVITE,
          PASSWORD,
          ISSUE_TOKEN,
          DISMISS,
          EDIT_LIST,
          CHANGE_ADDRESS,
          CHANGE_PARTNER,
          IMPORT_ORDERS,
          ERASE ->
          trace.object();
    };
  }

  private String why(Frame frame, Trace trace, String code) {
    return switch (trace.act()) {
      case VIEW_LIST, VIEW_AUDIT ->
          Arrays.stream(code.split(" "))
              .map(told -> told(frame, told))
              .collect(Collectors.joining(frame.say("desk.audit.and")));
      case REVEAL_CONTACT -> frame.sayOr("desk.purpose." + code, code);
      case VIEW_CASE, CHANGE_CASE -> frame.sayOr("desk.why." + code.replace(' ', '-'), code);
      case LOG_IN,
          LOG_IN_REFUSED,
          OPEN_BY_CODE,
          APPOINT,
          INVITE,
          PASSWORD,
          ISSUE_TOKEN,
          DISMISS,
          CHANGE_ROSTER,
          CHANGE_GRID,
          CHANGE_ADVISERS,
          CHANGE_RECEPTION,
          EDIT_LIST,
          CHANGE_ADDRESS,
          CHANGE_PARTNER,
          IMPORT_ORDERS,
          ERASE ->
          code;
    };
  }

  /** One word of a list's filter, such as {@code state=OPEN}. */
  private String told(Frame frame, String word) {
    var parts = word.split("=", 2);
    if (parts.length < 2) {
      return word;
    }
    var pattern = frame.sayOr("desk.audit.told." + parts[0], null);
    return pattern == null ? word : pattern.replace("{0}", value(frame, parts[0], parts[1]));
  }

  private String value(Frame frame, String name, String value) {
    return switch (name) {
      case "state" -> frame.sayOr("desk.state." + value, value);
      case "kind" -> frame.sayOr("kind." + value, value);
      case "urgency" -> frame.sayOr("urgency." + value, value);
      case "as" -> frame.sayOr("desk.figures.as." + value, value);
      case "subject" ->
          Arrays.stream(Subject.values())
              .filter(subject -> subject.name().equals(value))
              .findFirst()
              .map(subject -> subjects.shown(subject, frame.language()))
              .orElse(value);
      default -> value;
    };
  }

  private String office(Frame frame, String code) {
    try {
      return Optional.of(new OfficeCode(code))
          .flatMap(offices::find)
          .map(o -> o.name(frame.language()))
          .orElse(code);
    } catch (IllegalArgumentException e) {
      return code;
    }
  }
}
