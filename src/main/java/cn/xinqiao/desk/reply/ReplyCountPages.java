package cn.xinqiao.desk.reply;

import cn.xinqiao.cases.reply.Replies;
import cn.xinqiao.desk.frame.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * 答复把关: how many decisions left, and how many of them in spite of what was noticed. Counts, no
 * cases: also for administrators, who see none.
 */
@Path("/desk/replies")
@RolesAllowed({"LEAD", "AUDITOR", "ADMIN"})
public class ReplyCountPages {
  private final Replies replies;
  private final Frame frame;
  private final Template page;

  ReplyCountPages(Replies replies, Frame frame, @Location("desk/reply/counts.html") Template page) {
    this.replies = replies;
    this.frame = frame;
    this.page = page;
  }

  /** An office in words; what was lacking most often first. */
  record Row(String office, long left, long overridden, List<Lacking> lacking) {}

  record Lacking(String what, long times) {}

  @GET
  public Response show() {
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.replies.title"), "/desk/replies")
            .data("rows", replies.tallies(frame.caller()).stream().map(this::row).toList()));
  }

  private Row row(Replies.Tally tally) {
    return new Row(
        tally.office().name(frame.language()),
        tally.left(),
        tally.overridden(),
        tally.lacking().entrySet().stream()
            .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(other, one)))
            .map(entry -> new Lacking(frame.say("reply.check." + entry.getKey()), entry.getValue()))
            .toList());
  }
}
