package cn.xinqiao.api;

import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.document.Slips;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** All that was served of a case (送达), and the slips that prove it. */
@Path("/api/cases/{number}/services")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class ServiceResource {
  private final Services services;
  private final Slips slips;
  private final CurrentCaller caller;

  ServiceResource(Services services, Slips slips, CurrentCaller caller) {
    this.services = services;
    this.slips = slips;
    this.caller = caller;
  }

  /** Oldest first. */
  @GET
  public List<ServiceView> list(@RestPath CaseNumber number) {
    return services.of(caller.get(), number).stream().map(ServiceView::of).toList();
  }

  @GET
  @Path("{id:\\d+}/slip")
  public Response slip(@RestPath CaseNumber number, @RestPath long id) {
    var scan = services.scan(caller.get(), number, id);
    return Response.ok(scan.content(), scan.type())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Keeps the slip of a service that was written down, as a form with a file {@code slip}. */
  @POST
  @Path("{id:\\d+}/slip")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<ServiceView> prove(
      @RestPath CaseNumber number,
      @RestPath long id,
      @RestForm("slip") FileUpload slip,
      @BeanParam CaseResource.Conditions conditions) {
    if (slip == null || slip.size() == 0) {
      throw new Refusal.Malformed("the form has no 'slip'");
    }
    services.prove(caller.get(), conditions.on(number), id, slips.read(slip.uploadedFile()));
    return list(number);
  }
}
