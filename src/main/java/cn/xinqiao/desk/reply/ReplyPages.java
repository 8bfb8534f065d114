package cn.xinqiao.desk.reply;

import cn.xinqiao.cases.reply.Replies;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What is noticed in an answer while an officer writes it: a part of the page that it stands on.
 */
@Path("/desk/cases/{number}/reply/reading")
@RolesAllowed({"OFFICER", "LEAD"})
public class ReplyPages {
  private final Replies replies;
  private final Frame frame;
  private final Template part;

  ReplyPages(Replies replies, Frame frame, @Location("desk/reply/reading.html") Template part) {
    this.replies = replies;
    this.frame = frame;
    this.part = part;
  }

  @POST
  public Response read(
      @RestPath CaseNumber number,
      @RestForm("text") String sent,
      @RestForm("passed") List<String> passed) {
    // browsers send line ends as two characters
    var text = Objects.toString(sent, "").replace("\r\n", "\n").strip();
    var reading = replies.read(frame.caller(), number, Optional.empty(), text);
    return frame.respond(
        200,
        frame.part(part).data("reading", ReplyView.lay(frame, reading, text, Set.copyOf(passed))));
  }
}
