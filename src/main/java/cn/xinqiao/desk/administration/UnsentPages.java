package cn.xinqiao.desk.administration;

import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.channel.RejectedLetters;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Where the city's administrator sees which messages no provider takes. Channels belong to the
 * whole service, so no other administrator is asked.
 */
@Path("/desk/unsent")
@RolesAllowed("ADMIN")
public class UnsentPages {
  private static final String PATH = "/desk/unsent";

  private final RejectedLetters letters;
  private final ListsShown lists;
  private final Frame frame;
  private final Template page;

  UnsentPages(
      RejectedLetters letters,
      ListsShown lists,
      Frame frame,
      @Location("desk/administration/unsent.html") Template page) {
    this.letters = letters;
    this.lists = lists;
    this.frame = frame;
    this.page = page;
  }

  /** A message in words. */
  public record Row(long id, String channel, String at, String why, String caseNumber) {}

  @GET
  public Response show() {
    checkCity();
    var rows = letters.all().stream().map(UnsentPages::row).toList();
    lists.unsent(frame.caller(), rows.size());
    return frame.respond(
        200, frame.inside(page, frame.say("desk.unsent.title"), PATH).data("rows", rows));
  }

  @POST
  @Path("{id}/again")
  public Response sendAgain(@RestPath long id) {
    checkCity();
    letters.sendAgain(id);
    return Response.seeOther(URI.create(PATH)).build();
  }

  @POST
  @Path("{id}/aside")
  public Response putAside(@RestPath long id) {
    checkCity();
    letters.putAside(id);
    return Response.seeOther(URI.create(PATH)).build();
  }

  private void checkCity() {
    if (!frame.caller().office().equals(OfficeCode.CITY)) {
      throw new Refusal.NotFound("only the city's administrator sees what could not be sent");
    }
  }

  private static Row row(RejectedLetters.Letter letter) {
    return new Row(
        letter.id(),
        letter.channel(),
        ShanghaiTime.minute(letter.at()),
        letter.why(),
        letter.caseNumber().orElse(""));
  }
}
