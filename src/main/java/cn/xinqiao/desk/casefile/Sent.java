package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.desk.document.ServiceFields;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/**
 * What a form of a case's page carries. What cannot be read is answered as a rule that is broken.
 */
public class Sent {
  @RestForm Integer version;
  @RestForm String key;
  @RestForm String text;
  @RestForm String office;
  @RestForm String how;
  @RestForm String on;
  @RestForm String kind;
  @RestForm String subject;
  @RestForm String outcome;
  @RestForm String route;
  @RestForm String verdict;
  @RestForm String use;
  @RestForm String override;
  @RestForm String reporter;
  @RestForm String by;

  CaseDesk.Request on(CaseNumber number) {
    return new CaseDesk.Request(
        number, Optional.ofNullable(version), Optional.ofNullable(key).filter(k -> !k.isBlank()));
  }

  /** The day of a report, where one was asked for. */
  Optional<LocalDate> reportBy() {
    return Optional.ofNullable(by).filter(day -> !day.isBlank()).map(Sent::day);
  }

  DeskTasks.Called outcome() {
    return chosen(DeskTasks.Called.values(), "what became of the call?");
  }

  CaseDesk.Handling handling() {
    return how == null ? CaseDesk.Handling.ORDINARY : chosen(CaseDesk.Handling.values(), "how?");
  }

  Conclusion.Serving service() {
    return new Conclusion.Serving(
        chosen(Conclusion.Way.values(), "in which way was it served?"),
        day(on),
        text(),
        named(Conclusion.Outcome.values(), outcome),
        ServiceFields.reporter(reporter),
        Optional.empty());
  }

  /** A kind and, after a slash, its sub-kind. */
  Kind kind() {
    return named(Kind.values(), kindAndSub()[0]).orElseThrow(Sent::noKind);
  }

  /** Null for kinds that have none. */
  SubKind subKind() {
    var parts = kindAndSub();
    return parts.length == 1 ? null : named(SubKind.values(), parts[1]).orElseThrow(Sent::noKind);
  }

  Subject subject() {
    return named(Subject.values(), subject)
        .orElseThrow(() -> new Refusal.RuleBroken("which subject?"));
  }

  /** An answer; the form for a suggestion asks what becomes of it. */
  CaseDesk.Answer answer() {
    return new CaseDesk.Answer(
            text(),
            verdict == null
                ? Optional.empty()
                : Optional.of(
                    new Adoption(
                        named(Adoption.Verdict.values(), verdict)
                            .orElseThrow(() -> new Refusal.RuleBroken("what becomes of it?")),
                        named(Adoption.Use.values(), use))))
        .anyway(override());
  }

  /** What is wrong with an answer that has words. */
  String brokenAnswer() {
    if (verdict != null && verdict.isBlank()) {
      return "desk.error.rule.REPLY.verdict";
    }
    boolean none =
        named(Adoption.Verdict.values(), verdict).filter(Adoption.Verdict.NOT::equals).isPresent();
    return none && use != null && !use.isBlank()
        ? "desk.error.rule.REPLY.use"
        : "desk.error.rule.REPLY";
  }

  /** The door that a refusal names. */
  Optional<String> route() {
    return Optional.ofNullable(route).filter(id -> !id.isBlank());
  }

  private Optional<String> override() {
    return Optional.ofNullable(override).map(String::strip).filter(why -> !why.isEmpty());
  }

  OfficeCode goal() {
    try {
      return new OfficeCode(office);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("no office to transfer to");
    }
  }

  String text() {
    // browsers send line ends as two characters
    return Objects.toString(text, "").replace("\r\n", "\n").strip();
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(Objects.toString(typed, ""));
    } catch (DateTimeParseException e) {
      throw new Refusal.RuleBroken("on which day?");
    }
  }

  private String[] kindAndSub() {
    return Objects.toString(kind, "").split("/", 2);
  }

  private <E extends Enum<E>> E chosen(E[] values, String question) {
    return named(values, how).orElseThrow(() -> new Refusal.RuleBroken(question));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private static Refusal noKind() {
    return new Refusal.RuleBroken("which kind of matter?");
  }
}
