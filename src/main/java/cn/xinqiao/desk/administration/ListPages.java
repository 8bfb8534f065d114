package cn.xinqiao.desk.administration;

import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedLists;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Where the city's administrator reads the lists of rules, and changes those that may change while
 * the service runs. Lists are the whole city's, so no other administrator is asked.
 */
@Path("/desk/lists")
@RolesAllowed("ADMIN")
public class ListPages {
  private static final String PATH = "/desk/lists";

  /** From October on the notice for the next year may be out. */
  private final SeedLists lists;

  private final ListActs acts;
  private final WorkCalendar calendar;
  private final Frame frame;
  private final Template overview;
  private final Template one;

  ListPages(
      SeedLists lists,
      ListActs acts,
      WorkCalendar calendar,
      Frame frame,
      @Location("desk/administration/rule-lists.html") Template overview,
      @Location("desk/administration/rule-list.html") Template one) {
    this.lists = lists;
    this.acts = acts;
    this.calendar = calendar;
    this.frame = frame;
    this.overview = overview;
    this.one = one;
  }

  /** A list in words. */
  public record Row(
      String name, int version, String origin, String since, boolean conflict, boolean live) {}

  @GET
  public Response show() {
    requireCity();
    return frame.respond(
        200,
        frame
            .inside(overview, frame.say("desk.lists.title"), PATH)
            .data("rows", lists.all().stream().map(this::row).toList())
            .data("missing", calendar.missing(ShanghaiTime.day(frame.clock().instant()))));
  }

  @GET
  @Path("one")
  public Response one(@RestQuery String name) {
    requireCity();
    var list = lists.newest(Objects.toString(name, ""));
    return shown(200, list.name(), list.version(), list.content(), null);
  }

  @POST
  @Path("one")
  public Response edit(@RestForm String name, @RestForm Integer version, @RestForm String content) {
    requireCity();
    // browsers send line ends as two characters
    var text = Objects.toString(content, "").replace("\r\n", "\n").strip() + "\n";
    try {
      acts.edit(frame.caller(), name, Objects.requireNonNullElse(version, 0), text);
      return frame.onTo(PATH, "LIST", name);
    } catch (SeedFile.Invalid e) {
      return shown(422, name, version, text, frame.say("desk.lists.invalid", e.getMessage()));
    } catch (Refusal.Conflict e) {
      return shown(409, name, version, text, frame.say("desk.lists.newer"));
    } catch (Refusal.RuleBroken e) {
      return shown(422, name, version, text, frame.say("desk.lists.byFile"));
    }
  }

  private Response shown(int status, String name, int version, String content, String error) {
    var live = lists.all().stream().anyMatch(list -> list.name().equals(name) && list.live());
    return frame.respond(
        status,
        frame
            .inside(one, name, PATH + "/one?name=" + name)
            .data("name", name)
            .data("version", version)
            .data("content", content)
            .data("live", live)
            .data("error", error));
  }

  private Row row(SeedLists.Shown list) {
    return new Row(
        list.name(),
        list.version(),
        frame.say(list.edited() ? "desk.lists.edited" : "desk.lists.file"),
        ShanghaiTime.minute(list.since()),
        list.conflict(),
        list.live());
  }

  private void requireCity() {
    if (!frame.caller().office().equals(OfficeCode.CITY)) {
      throw new Refusal.NotFound("no such page");
    }
  }
}
