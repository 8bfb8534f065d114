package cn.xinqiao.desk.reception;

import cn.xinqiao.cases.reception.PromiseBook;
import cn.xinqiao.desk.frame.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What was promised to residents and is still owed, by date. */
@Path("/desk/promises")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class PromisePages {
  private static final int SOON = 7;

  private final PromiseBook promises;
  private final ReceptionView view;
  private final Frame frame;
  private final Template page;

  PromisePages(
      PromiseBook promises,
      ReceptionView view,
      Frame frame,
      @Location("desk/reception/promises.html") Template page) {
    this.promises = promises;
    this.view = view;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show(@RestQuery String all) {
    boolean soon = !"yes".equals(all);
    var until = Optional.of(ReceptionView.today(frame).plusDays(SOON)).filter(_ -> soon);
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.promise.title"), "/desk/promises")
            .data("soon", soon)
            .data(
                "promises",
                promises.owed(frame.caller(), until).stream()
                    .map(one -> view.promise(frame, one))
                    .toList()));
  }
}
