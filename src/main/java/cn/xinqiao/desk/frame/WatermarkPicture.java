package cn.xinqiao.desk.frame;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/**
 * What lies over every page of the desk: the office, the account and the minute, drawn anew for
 * each page.
 */
@Path("/desk/watermark.svg")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
public class WatermarkPicture {
  private final Frame frame;

  WatermarkPicture(Frame frame) {
    this.frame = frame;
  }

  @GET
  @Produces("image/svg+xml")
  public String draw() {
    return Watermark.svg(frame.signature());
  }
}
