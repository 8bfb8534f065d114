package cn.xinqiao.desk.document;

import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Services.Act;
import cn.xinqiao.cases.Services.Arrival;
import cn.xinqiao.cases.document.Documents.Filled;
import cn.xinqiao.cases.document.Documents.Listed;
import cn.xinqiao.cases.document.Documents.Opened;
import cn.xinqiao.cases.document.Documents.Overview;
import cn.xinqiao.cases.document.Documents.Status;
import cn.xinqiao.cases.document.paper.Letter;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays documents out for the page of a case and for their own. */
@ApplicationScoped
public class DocumentView {
  private static final Set<DocumentKind> DECISIONS =
      Set.of(DocumentKind.DECISION, DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_DECISION);

  /** What decides a petition. */
  private static final Set<DocumentKind> READ =
      Set.of(
          DocumentKind.DECISION,
          DocumentKind.REVIEW_DECISION,
          DocumentKind.FINAL_DECISION,
          DocumentKind.REFUSAL_NOTICE);

  private static final int LONG = 60;

  /**
   * The part of a case's page.
   *
   * @param key makes a form that is sent twice act once
   * @param consent in words; null where the case has no document for residents
   */
  public record Section(
      List<Row> rows,
      List<Choice> offered,
      String consent,
      boolean silent,
      boolean acts,
      String key,
      List<Brought> services,
      List<Choice> recipients) {}

  /**
   * A line of the one list of what was served.
   *
   * @param what the document, or the answer
   * @param path of the document; null for an answer
   * @param slip where the scan is; null where none is kept
   * @param proves where one can be sent to; null where it cannot
   */
  record Brought(
      String what,
      String path,
      String text,
      boolean done,
      String proof,
      String slip,
      String proves,
      long id) {}

  /**
   * @param servings each act of service in words
   */
  record Row(
      String path,
      String title,
      String number,
      String status,
      String issuedOn,
      List<Line> servings) {}

  /**
   * @param done whether it is well
   */
  record Line(String text, boolean done) {}

  /**
   * The page of one document.
   *
   * @param letter null for whoever does not work the case
   * @param read whether it decides something, so that it is read before it is issued
   * @param consented whether it can be sent electronically
   */
  record Sheet(
      String number,
      String path,
      String kind,
      boolean read,
      Row row,
      String edition,
      String source,
      boolean draft,
      boolean issued,
      boolean acts,
      boolean serves,
      boolean consented,
      String consent,
      boolean silent,
      List<Field> fields,
      List<String> missing,
      Letter letter,
      List<Choice> ways,
      List<Choice> outcomes,
      List<Choice> recipients,
      String digest,
      int version,
      String key,
      String today) {}

  /**
   * @param rows how high it is; 1 for a line
   */
  record Field(
      String name, String label, boolean required, int rows, String value, List<Choice> choices) {}

  public Section section(Frame frame, CaseNumber number, Overview overview) {
    return new Section(
        overview.documents().stream().map(one -> row(frame, number, one)).toList(),
        overview.offered().stream()
            .map(offer -> new Choice(offer.kind().name(), offer.title(), false))
            .toList(),
        consent(frame, overview),
        isSilent(overview),
        overview.acts(),
        Secrets.token(),
        overview.services().stream().map(act -> service(frame, number, overview, act)).toList(),
        recipients(frame, overview));
  }

  private static Brought service(Frame frame, CaseNumber number, Overview overview, Act act) {
    var document =
        overview.documents().stream()
            .filter(one -> act.document().filter(id -> id == one.id()).isPresent())
            .findFirst();
    var path = "/desk/cases/" + number + "/services/" + act.id();
    var line = line(frame, act);
    return new Brought(
        document
            .map(one -> one.title() + one.number().map(shown -> " " + shown).orElse(""))
            .orElseGet(() -> frame.say("desk.service.answer")),
        document.map(one -> "/desk/cases/" + number + "/documents/" + one.id()).orElse(null),
        line.text() + receiver(frame, overview, act),
        line.done(),
        act.proof().map(Masked::in).orElse(null),
        act.scanned() ? path + "/slip" : null,
        overview.acts() && !act.scanned() && act.way() != Way.ELECTRONIC ? path + "/slip" : null,
        act.id());
  }

  /** Of several reporters the one who has it. */
  private static String receiver(Frame frame, Overview overview, Act act) {
    var all = overview.recipients();
    return IntStream.range(0, all.size())
        .filter(i -> act.resident().filter(who -> who == all.get(i).resident()).isPresent())
        .mapToObj(i -> " · " + frame.say("desk.service.recipient", i + 1, all.get(i).number()))
        .findFirst()
        .orElse("");
  }

  private static List<Choice> recipients(Frame frame, Overview overview) {
    var all = overview.recipients();
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            new Choice(
                String.valueOf(all.get(i).reporter()),
                frame.say("desk.service.recipient", i + 1, all.get(i).number()),
                false))
        .toList();
  }

  private static Row row(Frame frame, CaseNumber number, Listed listed) {
    return new Row(
        "/desk/cases/" + number + "/documents/" + listed.id(),
        listed.title(),
        listed.number().orElse(null),
        frame.say("desk.document.status." + listed.status()),
        listed.issuedOn().map(Object::toString).orElse(null),
        listed.servings().stream().map(served -> line(frame, served)).toList());
  }

  private static Line line(Frame frame, Act served) {
    var way = frame.say("desk.way." + served.way());
    return switch (served.arrival()) {
      case SENT -> new Line(frame.say("desk.document.arrival.SENT", way), true);
      case FAILED -> new Line(frame.say("desk.document.arrival.FAILED", way), false);
      case SERVED ->
          new Line(frame.say("desk.document.arrival.SERVED", way, served.on().orElseThrow()), true);
    };
  }

  /** What the residents said, as far as any document is for them. */
  private static String consent(Frame frame, Overview overview) {
    var consent = overview.consent();
    return frame.say(
        "desk.document.consent", consent.reporters(), consent.given(), consent.refused());
  }

  private static boolean isSilent(Overview overview) {
    var consent = overview.consent();
    return consent.given() + consent.refused() < consent.reporters();
  }

  Sheet sheet(Frame frame, CaseNumber number, Opened opened, Overview overview) {
    var listed = opened.listed();
    boolean works = overview.acts();
    return new Sheet(
        number.toString(),
        "/desk/cases/" + number + "/documents/" + listed.id(),
        listed.kind().name(),
        works && listed.status() == Status.DRAFT && READ.contains(listed.kind()),
        row(frame, number, listed),
        listed.replaces().map(old -> frame.say("desk.document.replaces", old)).orElse(null),
        frame.say(
            "desk.document.source", opened.source(), opened.status(), opened.templateVersion()),
        listed.status() == Status.DRAFT,
        listed.status() == Status.ISSUED,
        works,
        works && listed.toResident() && listed.status() == Status.ISSUED,
        overview.consent().given() > 0 && !isUnderway(listed),
        consent(frame, overview),
        isSilent(overview),
        opened.fields().stream().map(field -> field(frame, field)).toList(),
        opened.missing().stream().map(missing -> missing(frame, missing)).toList(),
        opened.letter().orElse(null),
        ways(frame),
        DECISIONS.contains(listed.kind()) ? outcomes(frame) : List.of(),
        recipients(frame, overview),
        opened.pdfDigest().orElse(null),
        opened.version(),
        Secrets.token(),
        ShanghaiTime.day(frame.clock().instant()).toString());
  }

  private static boolean isUnderway(Listed listed) {
    return listed.servings().stream()
        .anyMatch(one -> one.way() == Way.ELECTRONIC && one.arrival() != Arrival.FAILED);
  }

  /** A label of the template, or a fact that the case does not have yet. */
  private static String missing(Frame frame, String missing) {
    return missing.startsWith("{")
        ? frame.say("desk.document.missing", missing.substring(1, missing.length() - 1))
        : missing;
  }

  private static Field field(Frame frame, Filled field) {
    boolean line = field.name().startsWith("addressee") || field.name().startsWith("party");
    return new Field(
        field.name(),
        field.label(),
        field.required(),
        line ? 1 : Math.clamp(2 + field.value().length() / LONG, 2, 12),
        field.value(),
        field.choices().stream()
            .map(
                choice -> new Choice(choice.id(), choice.name(), choice.id().equals(field.value())))
            .toList());
  }

  public static List<Choice> outcomes(Frame frame) {
    return Stream.of(Outcome.values())
        .map(one -> new Choice(one.name(), frame.say("desk.outcome." + one), false))
        .toList();
  }

  /** How a person serves a document; what is sent is told by the talk itself. */
  public static List<Choice> ways(Frame frame) {
    return Stream.of(Way.values())
        .filter(way -> way != Way.ELECTRONIC)
        .map(way -> new Choice(way.name(), frame.say("desk.way." + way), false))
        .toList();
  }
}
