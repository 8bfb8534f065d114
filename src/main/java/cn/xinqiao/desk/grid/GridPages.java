package cn.xinqiao.desk.grid;

import cn.xinqiao.cases.grid.Grid;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The three-level grids: who keeps which node, and the file that brings them. */
@Path("/desk/grid")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
public class GridPages {
  private static final String HERE = "/desk/grid";

  private final Grid grid;
  private final Frame frame;
  private final Template page;
  private final Template preview;

  GridPages(
      Grid grid,
      Frame frame,
      @Location("desk/grid/grid.html") Template page,
      @Location("desk/grid/preview.html") Template preview) {
    this.grid = grid;
    this.frame = frame;
    this.page = page;
    this.preview = preview;
  }

  /** A committee of the list. */
  record Committee(String code, String name, long nodes, long kept, boolean shown) {}

  /** A node, indented by its level. */
  record Node(String code, String level, String css, String name, String keeper, String mobile) {}

  /** Something that a file would change. */
  record Part(String label, List<String> codes) {}

  @GET
  public Response show(@RestQuery String committee) {
    return shown(200, committee, List.of());
  }

  /** A file to begin with, in the form that spreadsheets in China open. */
  @GET
  @Path("example")
  public Response example() {
    var text = "\uFEFF" + grid.example(frame.caller());
    return Response.ok(text.getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"grid.csv\"")
        .build();
  }

  /** Says what the file would change, or every line that is wrong; nothing is stored. */
  @POST
  @Path("file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response check(@RestForm("file") FileUpload file) {
    return switch (grid.check(frame.caller(), content(file))) {
      case Grid.Checked.Unusable(var faults) -> shown(422, null, faults(faults));
      case Grid.Checked.Usable usable -> previewed(usable);
    };
  }

  private Response previewed(Grid.Checked.Usable usable) {
    var change = usable.change();
    return frame.respond(
        200,
        frame
            .inside(preview, frame.say("desk.grid.preview"), HERE)
            .data("text", usable.text())
            .data("seen", usable.seen())
            .data("nothing", change.isNothing())
            .data("parts", parts(change))
            .data("same", frame.say("desk.grid.preview.same", change.same()))
            .data(
                "ended",
                change.ended() == 0 ? null : frame.say("desk.grid.preview.ended", change.ended())));
  }

  private List<Part> parts(Grid.Change change) {
    return List.of(
            new Part(frame.say("desk.grid.preview.added", change.added().size()), change.added()),
            new Part(
                frame.say("desk.grid.preview.changed", change.changed().size()), change.changed()),
            new Part(
                frame.say("desk.grid.preview.keepers", change.keepers().size()), change.keepers()),
            new Part(frame.say("desk.grid.preview.gone", change.gone().size()), change.gone()))
        .stream()
        .filter(part -> !part.codes().isEmpty())
        .toList();
  }

  @POST
  @Path("taking")
  public Response take(@RestForm String text, @RestForm String seen) {
    try {
      grid.take(frame.caller(), Objects.toString(text, ""), Objects.toString(seen, "").strip());
      return frame.onTo(HERE, "GRID", "grid/taken.csv");
    } catch (Refusal.Conflict e) {
      return shown(409, null, List.of(frame.say("desk.grid.changed")));
    } catch (Refusal.RuleBroken e) {
      return shown(422, null, List.of(frame.say("desk.grid.unchecked")));
    }
  }

  private List<String> faults(List<Grid.Fault> faults) {
    return faults.stream()
        .map(fault -> {
          var what = frame.say("desk.grid.bad." + fault.problem(), fault.what());
          return fault.line() == 0 ? what : frame.say("desk.grid.line", fault.line(), what);
        })
        .toList();
  }

  private Response shown(int status, String asked, List<String> faults) {
    var chosen = committee(asked);
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.grid.title"), HERE)
            .data("committees", committees(chosen))
            .data("chosen", chosen.map(OfficeCode::value).orElse(null))
            .data("nodes", chosen.map(this::nodes).orElse(List.of()))
            .data("keeps", grid.keeps(frame.caller()))
            .data("faults", faults));
  }

  private List<Committee> committees(Optional<OfficeCode> chosen) {
    return grid.committees(frame.caller()).stream()
        .map(one ->
            new Committee(
                one.office().code().value(),
                one.office().name(frame.language()),
                one.nodes(),
                one.kept(),
                chosen.filter(one.office().code()::equals).isPresent()))
        .toList();
  }

  private List<Node> nodes(OfficeCode committee) {
    return grid.nodes(frame.caller(), committee).stream()
        .map(node ->
            new Node(
                node.code(),
                frame.say("desk.grid.level." + node.level()),
                node.level().name().toLowerCase(java.util.Locale.ROOT),
                node.name(),
                node.keeper().orElse(null),
                node.mobile().orElse(null)))
        .toList();
  }

  private Optional<OfficeCode> committee(String asked) {
    if (asked == null || asked.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OfficeCode(asked.strip()));
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound("no such grid");
    }
  }

  private static byte[] content(FileUpload file) {
    if (file == null) {
      return new byte[0];
    }
    if (file.size() > Grid.LARGEST) {
      throw new Refusal.TooLarge("a grid has at most " + Grid.LARGEST + " bytes");
    }
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
