package cn.xinqiao.desk.keys;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.followup.adviser.AdviserPool;
import cn.xinqiao.followup.adviser.AdviserPool.Entry;
import cn.xinqiao.followup.adviser.AdviserPool.Person;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** 三师三顾问: whom an office may ask, kept by its lead. */
@Path("/desk/advisers")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class AdviserPoolPages {
  private static final String HERE = "/desk/advisers";

  private final AdviserPool pool;
  private final Frame frame;
  private final Template page;

  AdviserPoolPages(
      AdviserPool pool, Frame frame, @Location("desk/keys/advisers.html") Template page) {
    this.pool = pool;
    this.frame = frame;
    this.page = page;
  }

  /** Somebody on the list. */
  record Row(long id, String name, String kind, String mobile, String office, boolean own) {}

  /** What was written into the form that was not taken. */
  record Written(String kind, String name, String mobile) {}

  @GET
  public Response show() {
    return shown(200, null, new Written("", "", ""));
  }

  @POST
  @RolesAllowed("LEAD")
  public Response add(@RestForm String kind, @RestForm String name, @RestForm String mobile) {
    var written =
        new Written(
            Objects.toString(kind, ""), Objects.toString(name, ""), Objects.toString(mobile, ""));
    try {
      pool.add(frame.caller(), new Entry(kind(written), written.name(), written.mobile()));
      return frame.onTo(HERE, "ADVISER_ADDED", "");
    } catch (Refusal.RuleBroken e) {
      return shown(422, frame.say("desk.adviser.rule.ADDED", AdviserPool.LONGEST_NAME), written);
    }
  }

  private static AdviserKind kind(Written written) {
    try {
      return AdviserKind.valueOf(written.kind());
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("which kind of adviser?");
    }
  }

  @POST
  @Path("{id}/departure")
  @RolesAllowed("LEAD")
  public Response takeOff(@RestPath long id) {
    pool.takeOff(frame.caller(), id);
    return frame.onTo(HERE, "ADVISER_TAKEN_OFF", "");
  }

  private Response shown(int status, String problem, Written written) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.adviser.title"), HERE)
            .data("rows", rows())
            .data("keeps", pool.keeps(frame.caller()))
            .data(
                "kinds",
                Arrays.stream(AdviserKind.values())
                    .map(kind -> AdviserView.choice(frame, kind))
                    .toList())
            .data("problem", problem)
            .data("written", written)
            .data("longest", AdviserPool.LONGEST_NAME));
  }

  private List<Row> rows() {
    return pool.list(frame.caller()).stream().map(this::row).toList();
  }

  private Row row(Person one) {
    return new Row(
        one.id(),
        one.name(),
        frame.say("adviser.kind." + one.kind()),
        one.mobile().orElse(null),
        one.office().name(frame.language()),
        one.own());
  }
}
