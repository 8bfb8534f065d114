package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.Services.Scan;
import cn.xinqiao.cases.document.Slips;
import cn.xinqiao.desk.document.ServiceFields;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** 送达: an answer that is served, and the slips that prove what was served. */
@Path("/desk/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ServicePages {
  private final Conclusion conclusion;
  private final Services services;
  private final Slips slips;
  private final CaseAnswers answers;
  private final Frame frame;

  ServicePages(
      Conclusion conclusion, Services services, Slips slips, CaseAnswers answers, Frame frame) {
    this.conclusion = conclusion;
    this.services = services;
    this.slips = slips;
    this.answers = answers;
    this.frame = frame;
  }

  @POST
  @Path("service")
  public Response serve(@RestPath CaseNumber number, Sent sent) {
    return serve(number, sent, Optional::empty);
  }

  /** With the slip that came back. */
  @POST
  @Path("service")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response serve(@RestPath CaseNumber number, Sent sent, @RestForm("slip") FileUpload slip) {
    return serve(number, sent, () -> ServiceFields.scan(slips, slip));
  }

  private Response serve(CaseNumber number, Sent sent, Supplier<Optional<Scan>> slip) {
    return answers.act(
        number,
        Deed.SERVE,
        sent,
        () -> conclusion.serve(frame.caller(), sent.on(number), sent.service().with(slip.get())));
  }

  /** A picture is shown, a PDF is saved: what somebody else made is not opened among our pages. */
  @GET
  @Path("services/{id}/slip")
  public Response slip(@RestPath CaseNumber number, @RestPath long id) {
    return file(number, id, services.scan(frame.caller(), number, id));
  }

  private static Response file(CaseNumber number, long id, Scan scan) {
    var how = scan.type().startsWith("image/") ? "inline" : "attachment";
    return Response.ok(scan.content(), scan.type())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            how + "; filename=\"" + number + "-" + id + scan.suffix() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** The slip that came back after the service was written down. */
  @POST
  @Path("services/{id}/slip")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response prove(
      @RestPath CaseNumber number,
      @RestPath long id,
      @RestForm("slip") FileUpload slip,
      @RestForm String key) {
    var request =
        new CaseDesk.Request(
            number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    var scan =
        ServiceFields.scan(slips, slip)
            .orElseThrow(() -> new Refusal.Malformed("the form has no 'slip'"));
    services.prove(frame.caller(), request, id, scan);
    return frame.onTo("/desk/cases/" + number + "#documents", "SLIP_KEPT", number.toString());
  }
}
