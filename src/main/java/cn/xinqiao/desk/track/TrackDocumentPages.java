package cn.xinqiao.desk.track;

import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.OwnDocuments;
import cn.xinqiao.desk.document.DocumentPages;
import cn.xinqiao.desk.frame.AddressLimit;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The files of documents that were brought to a resident, from the page of their case. */
@Path("/track/{number}/documents")
@PermitAll
public class TrackDocumentPages {
  private final OwnDocuments documents;
  private final TrackPass passes;
  private final AddressLimit tries;

  TrackDocumentPages(
      OwnDocuments documents,
      TrackPass passes,
      @ConfigProperty(name = "xinqiao.limits.codes-per-address-per-minute") int codesPerMinute) {
    this.documents = documents;
    this.passes = passes;
    this.tries = new AddressLimit(codesPerMinute);
  }

  /** A pass that is over, or an address that was typed, leads to where the code is asked for. */
  @POST
  @Path("{id}{suffix:\\.pdf|\\.docx}")
  public Response fetch(
      @RestPath String number,
      @RestPath long id,
      @RestPath String suffix,
      @RestForm String pass,
      HttpServerRequest request) {
    tries.spend(request.remoteAddress().hostAddress());
    try {
      var parsed = CaseNumber.valueOf(number);
      var code = passes.code(parsed, String.valueOf(pass));
      if (code.isEmpty()) {
        return back(number);
      }
      var format = suffix.equals(Format.PDF.suffix()) ? Format.PDF : Format.WORD;
      return DocumentPages.answer(documents.fetch(parsed, code.get(), id, format));
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound("no such document");
    }
  }

  @GET
  @Path("{id}{suffix:\\.pdf|\\.docx}")
  public Response askCode(@RestPath String number) {
    return back(number);
  }

  private static Response back(String number) {
    try {
      return Response.seeOther(URI.create("/track/" + CaseNumber.valueOf(number))).build();
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound("no such document");
    }
  }
}
