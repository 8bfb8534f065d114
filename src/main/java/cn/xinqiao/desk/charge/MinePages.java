package cn.xinqiao.desk.charge;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseSearch.Wanted;
import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.desk.frame.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** What a leader answers for, and what residents wish that a leader has to decide. */
@Path("/desk/mine")
@RolesAllowed("LEAD")
public class MinePages {
  private final ChargeView charge;
  private final ListsShown lists;
  private final Frame frame;
  private final Template page;

  MinePages(
      ChargeView charge,
      ListsShown lists,
      Frame frame,
      @Location("desk/charge/mine.html") Template page) {
    this.charge = charge;
    this.lists = lists;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show() {
    var mine = charge.mine(frame);
    var waiting = charge.waiting(frame);
    written(mine, waiting);
    return frame.respond(
        200,
        frame
            .inside(page, frame.say("desk.mine.title"), "/desk/mine")
            .data("mine", charge.rows(frame, mine))
            .data("waiting", charge.rows(frame, waiting)));
  }

  private void written(List<CaseFile.Line> mine, List<CaseFile.Line> waiting) {
    var shown = Stream.concat(mine.stream(), waiting.stream()).toList();
    lists.list(
        frame.caller(),
        Wanted.everything(),
        new CaseSearch.Page<>(shown, 0, Math.max(1, shown.size()), shown.size()),
        "leads=" + mine.size() + " wishes=" + waiting.size());
  }
}
