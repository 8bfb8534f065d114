package cn.xinqiao.api;

import cn.xinqiao.api.FindingView.Anyway;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.document.Documents;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.Documents.Handing;
import cn.xinqiao.cases.reply.Replies;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** The documents of a case for programs: drafted, issued, fetched as PDF or Word, served. */
@Path("/api/cases/{number}/documents")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class DocumentResource {
  private final Documents documents;
  private final Replies replies;
  private final Texts texts;
  private final CurrentCaller caller;

  DocumentResource(Documents documents, Replies replies, Texts texts, CurrentCaller caller) {
    this.documents = documents;
    this.replies = replies;
    this.texts = texts;
    this.caller = caller;
  }

  /**
   * @param fields what differs from what the case says already
   */
  record Draft(String kind, Map<String, String> fields) {}

  record Fields(Integer version, Map<String, String> fields) {}

  record Nothing() {}

  /**
   * @param override why a decision is issued although it lacks something
   */
  record Issuance(Anyway override) {}

  /**
   * @param on the day of service; none for electronic service
   * @param reporter of several the one who has it; none for all
   */
  record Serving(String way, String on, String proof, String outcome, Long reporter) {}

  /**
   * @param given what the residents told an officer; none asks them
   */
  record Consent(Boolean given) {}

  @GET
  public DocumentListView list(@RestPath CaseNumber number) {
    return DocumentListView.of(documents.of(caller.get(), number));
  }

  @POST
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response draft(
      @RestPath CaseNumber number, Draft body, @BeanParam CaseResource.Conditions conditions) {
    var kind = read("kind", given(body).kind(), DocumentKind::valueOf);
    var request = conditions.on(number);
    long id = documents.draft(caller.get(), request, kind);
    if (body.fields() != null && !body.fields().isEmpty()) {
      int version = documents.open(caller.get(), number, id).version();
      documents.change(caller.get(), keyed(request, "fields"), id, version, body.fields());
    }
    return Response.created(URI.create("/api/cases/" + number + "/documents/" + id))
        .entity(view(number, id))
        .build();
  }

  /** As JSON; by its suffix, or by what is accepted, as a file. */
  @GET
  @Path("{id:\\d+}{suffix:(|\\.pdf|\\.docx)}")
  public Response show(
      @RestPath CaseNumber number,
      @RestPath long id,
      @RestPath String suffix,
      @Context HttpHeaders headers) {
    return format(suffix, headers)
        .map(format -> file(number, id, format))
        .orElseGet(() -> Response.ok(view(number, id), MediaType.APPLICATION_JSON).build());
  }

  private Response file(CaseNumber number, long id, Format format) {
    var copy = documents.copy(caller.get(), number, id, format);
    return Response.ok(copy.content(), format.type())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + copy.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Optional<Format> format(String suffix, HttpHeaders headers) {
    return Stream.of(Format.values())
        .filter(format ->
            suffix.isEmpty()
                ? headers.getAcceptableMediaTypes().stream()
                    .findFirst()
                    .filter(type -> format.type().equals(type.getType() + "/" + type.getSubtype()))
                    .isPresent()
                : format.suffix().equals(suffix))
        .findFirst();
  }

  @POST
  @Path("{id:\\d+}/fields")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentView change(
      @RestPath CaseNumber number,
      @RestPath long id,
      Fields body,
      @BeanParam CaseResource.Conditions conditions) {
    if (given(body).version() == null || body.fields() == null) {
      throw new Refusal.Malformed("'version' and 'fields' are needed");
    }
    documents.change(caller.get(), conditions.on(number), id, body.version(), body.fields());
    return view(number, id);
  }

  @POST
  @Path("{id:\\d+}/issuance")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentView issue(
      @RestPath CaseNumber number,
      @RestPath long id,
      Issuance body,
      @BeanParam CaseResource.Conditions conditions) {
    var override = Optional.ofNullable(body).map(Issuance::override).map(Anyway::reason);
    documents.issue(caller.get(), conditions.on(number), id, override);
    return view(number, id);
  }

  /** What would be noticed in a draft as it is kept; nothing is issued. */
  @POST
  @Path("{id:\\d+}/reading")
  @RolesAllowed({"OFFICER", "LEAD"})
  public FindingView.All read(@RestPath CaseNumber number, @RestPath long id, Nothing nothing) {
    var opened = documents.open(caller.get(), number, id);
    var kind = opened.listed().kind();
    var said = documents.said(kind, values(opened));
    var reading = replies.read(caller.get(), number, Optional.of(kind), said.text());
    return new FindingView.All(FindingView.of(reading, texts, said));
  }

  private static Map<String, String> values(Documents.Opened opened) {
    return opened.fields().stream()
        .collect(Collectors.toMap(Documents.Filled::name, Documents.Filled::value));
  }

  @POST
  @Path("{id:\\d+}/removal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentListView discard(
      @RestPath CaseNumber number,
      @RestPath long id,
      Nothing nothing,
      @BeanParam CaseResource.Conditions conditions) {
    documents.discard(caller.get(), conditions.on(number), id);
    return list(number);
  }

  @POST
  @Path("{id:\\d+}/correction")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentView correct(
      @RestPath CaseNumber number,
      @RestPath long id,
      Nothing nothing,
      @BeanParam CaseResource.Conditions conditions) {
    return view(number, documents.correct(caller.get(), conditions.on(number), id));
  }

  @POST
  @Path("{id:\\d+}/service")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentView serve(
      @RestPath CaseNumber number,
      @RestPath long id,
      Serving body,
      @BeanParam CaseResource.Conditions conditions) {
    var handing =
        new Handing(
            read("way", given(body).way(), Way::valueOf),
            Optional.ofNullable(body.on()).map(on -> read("on", on, LocalDate::parse)),
            text(body.proof()),
            text(body.outcome()).map(name -> read("outcome", name, Outcome::valueOf)),
            Optional.ofNullable(body.reporter()),
            Optional.empty());
    documents.serve(caller.get(), conditions.on(number), id, handing);
    return view(number, id);
  }

  @POST
  @Path("consent")
  @RolesAllowed({"OFFICER", "LEAD"})
  public DocumentListView consent(
      @RestPath CaseNumber number, Consent body, @BeanParam CaseResource.Conditions conditions) {
    if (given(body).given() == null) {
      documents.askConsent(caller.get(), conditions.on(number));
    } else {
      documents.consented(caller.get(), conditions.on(number), body.given());
    }
    return list(number);
  }

  private DocumentView view(CaseNumber number, long id) {
    return DocumentView.of(documents.open(caller.get(), number, id));
  }

  /** One call that does two things has a key for each. */
  private static Request keyed(Request request, String act) {
    return new Request(
        request.number(), Optional.empty(), request.idempotencyKey().map(key -> key + act));
  }

  private static Optional<String> text(String given) {
    return Optional.ofNullable(given).map(String::strip).filter(words -> !words.isEmpty());
  }

  private static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }

  private static <T> T read(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      throw new Refusal.Malformed("'" + name + "' cannot be read");
    }
  }
}
