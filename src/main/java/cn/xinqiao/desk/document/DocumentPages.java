package cn.xinqiao.desk.document;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.document.Documents;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.Documents.Handing;
import cn.xinqiao.cases.document.Slips;
import cn.xinqiao.cases.reply.Replies;
import cn.xinqiao.cases.reply.Unready;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.reply.ReplyView;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** 文书: what a case has in writing, from the draft to the proof that it arrived. */
@Path("/desk/cases/{number}/documents")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class DocumentPages {
  /** Before the name of a field that is part of the document itself. */
  private static final String FIELD = "field.";

  private final Documents documents;
  private final Replies replies;
  private final Slips slips;
  private final DocumentView view;
  private final Frame frame;
  private final Template page;
  private final Template noticed;

  DocumentPages(
      Documents documents,
      Replies replies,
      Slips slips,
      DocumentView view,
      Frame frame,
      @Location("desk/document/document.html") Template page,
      @Location("desk/reply/reading.html") Template noticed) {
    this.documents = documents;
    this.replies = replies;
    this.slips = slips;
    this.view = view;
    this.frame = frame;
    this.page = page;
    this.noticed = noticed;
  }

  /** What every form carries. */
  public static class Form {
    @RestForm String key;
    @RestForm String kind;
    @RestForm Integer version;
    @RestForm String then;
    @RestForm String way;
    @RestForm String on;
    @RestForm String proof;
    @RestForm String given;
    @RestForm String outcome;
    @RestForm String override;
    @RestForm String reporter;

    CaseDesk.Request request(CaseNumber number) {
      return new CaseDesk.Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    /** Saving and issuing are two acts of one form. */
    CaseDesk.Request request(CaseNumber number, String act) {
      return new CaseDesk.Request(
          number,
          Optional.empty(),
          Optional.ofNullable(key).filter(k -> !k.isBlank()).map(k -> k + act));
    }

    DocumentKind kind() {
      return named(DocumentKind.values(), kind);
    }

    Handing handing() {
      return new Handing(
          named(Way.values(), way),
          day(),
          given(proof),
          given(outcome).map(name -> named(Outcome.values(), name)),
          ServiceFields.reporter(reporter),
          Optional.empty());
    }

    private Optional<LocalDate> day() {
      try {
        return given(on).map(LocalDate::parse);
      } catch (DateTimeException e) {
        throw new Refusal.RuleBroken("a day is expected");
      }
    }

    private static Optional<String> given(String field) {
      return Optional.ofNullable(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> E named(E[] all, String name) {
      return Stream.of(all)
          .filter(one -> one.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new Refusal.RuleBroken("nothing was chosen"));
    }
  }

  @POST
  public Response draft(@RestPath CaseNumber number, Form sent) {
    long id = documents.draft(frame.caller(), sent.request(number), sent.kind());
    return Response.seeOther(URI.create(path(number, id))).build();
  }

  @GET
  @Path("{id}")
  public Response show(@RestPath CaseNumber number, @RestPath long id) {
    return show(200, number, id, null);
  }

  /** What was written is kept, also when it cannot be issued yet. */
  @POST
  @Path("{id}")
  public Response write(
      @RestPath CaseNumber number,
      @RestPath long id,
      Form sent,
      MultivaluedMap<String, String> form) {
    int seen = Objects.requireNonNullElse(sent.version, -1);
    return act(
        number,
        id,
        "issue".equals(sent.then) ? "DOCUMENT_ISSUED" : "DOCUMENT_SAVED",
        () -> {
          documents.change(frame.caller(), sent.request(number, "w"), id, seen, fields(form));
          if ("issue".equals(sent.then)) {
            documents.issue(
                frame.caller(), sent.request(number, "i"), id, Form.given(sent.override));
          }
        });
  }

  /** What is noticed in the fields as they stand on the page, kept or not: a part of it. */
  @POST
  @Path("{id}/reading")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response read(
      @RestPath CaseNumber number,
      @RestPath long id,
      Form sent,
      @RestForm("passed") List<String> passed,
      MultivaluedMap<String, String> form) {
    var reading = reading(number, sent.kind(), fields(form), Set.copyOf(passed));
    return frame.respond(200, frame.part(noticed).data("reading", reading));
  }

  @POST
  @Path("{id}/removal")
  public Response discard(@RestPath CaseNumber number, @RestPath long id, Form sent) {
    documents.discard(frame.caller(), sent.request(number), id);
    return frame.onTo("/desk/cases/" + number, "DOCUMENT_DISCARDED", number.toString());
  }

  @POST
  @Path("{id}/correction")
  public Response correct(@RestPath CaseNumber number, @RestPath long id, Form sent) {
    long next = documents.correct(frame.caller(), sent.request(number), id);
    return Response.seeOther(URI.create(path(number, next))).build();
  }

  @POST
  @Path("{id}/service")
  public Response serve(@RestPath CaseNumber number, @RestPath long id, Form sent) {
    return serve(number, id, sent, Optional::empty);
  }

  /** With the slip that came back. */
  @POST
  @Path("{id}/service")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response serve(
      @RestPath CaseNumber number,
      @RestPath long id,
      Form sent,
      @RestForm("slip") FileUpload slip) {
    return serve(number, id, sent, () -> ServiceFields.scan(slips, slip));
  }

  private Response serve(
      CaseNumber number, long id, Form sent, Supplier<Optional<Services.Scan>> slip) {
    boolean electronic = Way.ELECTRONIC.name().equals(sent.way);
    return act(
        number,
        id,
        electronic ? "DOCUMENT_SENT" : "DOCUMENT_SERVED",
        () ->
            documents.serve(
                frame.caller(), sent.request(number), id, sent.handing().with(slip.get())));
  }

  /** Asks the residents, or writes down what they told an officer. */
  @POST
  @Path("consent")
  public Response consent(@RestPath CaseNumber number, Form sent) {
    if ("ask".equals(sent.given)) {
      documents.askConsent(frame.caller(), sent.request(number));
    } else {
      documents.consented(frame.caller(), sent.request(number), "yes".equals(sent.given));
    }
    return frame.onTo(
        "/desk/cases/" + number + "#documents",
        "ask".equals(sent.given) ? "CONSENT_ASKED" : "CONSENT_NOTED",
        number.toString());
  }

  @GET
  @Path("{id}/file{suffix:\\.pdf|\\.docx}")
  public Response file(@RestPath CaseNumber number, @RestPath long id, @RestPath String suffix) {
    var format = suffix.equals(Format.PDF.suffix()) ? Format.PDF : Format.WORD;
    return answer(documents.copy(frame.caller(), number, id, format));
  }

  public static Response answer(Documents.Copy copy) {
    return Response.ok(copy.content(), copy.format().type())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + copy.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Response act(CaseNumber number, long id, String done, Runnable act) {
    try {
      act.run();
      return frame.onTo(path(number, id), done, number.toString());
    } catch (Refusal refusal) {
      return answer(number, id, refusal);
    }
  }

  private Response answer(CaseNumber number, long id, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Conflict e -> show(409, number, id, "desk.document.error.conflict");
      case Refusal.Forbidden e -> show(403, number, id, "desk.error.notYours");
      case Unready e -> show(422, number, id, "desk.reading.held");
      case Refusal.RuleBroken e -> show(422, number, id, "desk.document.error.rule");
      case Refusal.TooLarge e -> show(413, number, id, "desk.error.tooLong");
      case Refusal.NotFound e -> throw e;
      case Refusal.Malformed e -> throw e;
      case Refusal.Unsupported e -> show(415, number, id, "desk.service.error.slip");
      case Refusal.TooMany e -> throw e;
    };
  }

  private Response show(int status, CaseNumber number, long id, String problem) {
    var opened = documents.open(frame.caller(), number, id);
    var consent = documents.of(frame.caller(), number);
    var sheet = view.sheet(frame, number, opened, consent);
    return frame.respond(
        status,
        frame
            .inside(page, opened.listed().title(), path(number, id))
            .data("sheet", sheet)
            .data("reading", sheet.read() ? reading(number, opened) : null)
            .data("problem", problem == null ? null : frame.say(problem)));
  }

  private ReplyView.Laid reading(CaseNumber number, Documents.Opened opened) {
    var values = new LinkedHashMap<String, String>();
    opened.fields().forEach(field -> values.put(field.name(), field.value()));
    return reading(number, opened.listed().kind(), values, Set.of());
  }

  private ReplyView.Laid reading(
      CaseNumber number, DocumentKind kind, Map<String, String> values, Set<String> passed) {
    var said = documents.said(kind, values);
    var reading = replies.read(frame.caller(), number, Optional.of(kind), said.text());
    return ReplyView.lay(frame, reading, said, passed);
  }

  private static Map<String, String> fields(MultivaluedMap<String, String> form) {
    var values = new LinkedHashMap<String, String>();
    form.forEach((name, given) -> {
      if (name.startsWith(FIELD)) {
        values.put(name.substring(FIELD.length()), given.getFirst().replace("\r\n", "\n"));
      }
    });
    return values;
  }

  private static String path(CaseNumber number, long id) {
    return "/desk/cases/" + number + "/documents/" + id;
  }
}
