package cn.xinqiao.desk.bridge;

import cn.xinqiao.cases.bridge.OrderImports;
import cn.xinqiao.cases.bridge.OrderImports.Batch;
import cn.xinqiao.cases.bridge.OrderImports.Fate;
import cn.xinqiao.cases.bridge.OrderImports.Stage;
import cn.xinqiao.cases.bridge.OutsideSystems;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.desk.words.Masked;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Tables of orders from another system: brought, looked at row by row, opened as cases. */
@Path("/desk/orders")
@RolesAllowed({"OFFICER", "LEAD"})
public class OrderPages {
  private static final String PATH = "/desk/orders";
  private static final int PAGE = 50;
  private static final int SHORT = 160;

  private final OrderImports imports;
  private final OutsideSystems systems;
  private final Frame frame;
  private final Template list;
  private final Template page;
  private final Template progress;

  OrderPages(
      OrderImports imports,
      OutsideSystems systems,
      Frame frame,
      @Location("desk/bridge/orders.html") Template list,
      @Location("desk/bridge/order-table.html") Template page,
      @Location("desk/bridge/order-progress.html") Template progress) {
    this.imports = imports;
    this.systems = systems;
    this.frame = frame;
    this.list = list;
    this.page = page;
    this.progress = progress;
  }

  /** How many rows share a fate, and where they are listed. */
  public record Tab(String label, long count, String path, boolean current) {}

  /**
   * A table in words.
   *
   * @param busy it is read or opened right now
   * @param ready whether there is something to open
   */
  public record Shown(
      long id,
      String system,
      String at,
      String stage,
      String problem,
      String unused,
      long rows,
      long fresh,
      long opened,
      boolean busy,
      boolean ready,
      boolean removable) {}

  /** A row in words. */
  public record Line(int no, String number, String words, String why, String caseNumber) {}

  @GET
  public Response show() {
    return listed(200, null);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response bring(@RestForm String system, @RestForm("file") FileUpload file) {
    if (file == null || file.size() == 0) {
      return listed(422, frame.say("desk.orders.bad.EMPTY"));
    }
    if (file.size() > OrderImports.LARGEST) {
      return listed(413, frame.say("desk.orders.bad.TOO_LARGE"));
    }
    try {
      var id = imports.bring(frame.caller(), system, content(file));
      return Response.seeOther(URI.create(PATH + "/" + id)).build();
    } catch (Refusal.RuleBroken e) {
      return listed(422, frame.say("desk.orders.bad.SYSTEM"));
    }
  }

  @GET
  @Path("{id}")
  public Response table(
      @RestPath long id, @RestQuery String fate, @RestQuery @DefaultValue("0") int page) {
    var batch = imports.get(frame.caller(), id);
    var chosen = fate(fate, batch);
    int turned = Math.clamp(page, 0, 10_000);
    var rows = imports.rows(frame.caller(), id, chosen, turned, PAGE);
    long all = batch.fates().getOrDefault(chosen, 0L);
    return frame.respond(
        200,
        frame
            .inside(this.page, frame.say("desk.orders.title"), PATH + "/" + id)
            .data("table", shown(batch))
            .data("progress", new RawString(progressOf(batch)))
            .data("tabs", tabs(batch, chosen))
            .data("rows", rows.stream().map(this::line).toList())
            .data("before", turned > 0 ? path(id, chosen, turned - 1) : null)
            .data("after", (turned + 1L) * PAGE < all ? path(id, chosen, turned + 1) : null));
  }

  /** The part that renews itself; once nothing is under way any more, the page is loaded anew. */
  @GET
  @Path("{id}/progress")
  public Response progress(@RestPath long id) {
    var batch = imports.get(frame.caller(), id);
    var answer = Response.ok(progressOf(batch)).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    return isBusy(batch) ? answer.build() : answer.header("HX-Refresh", "true").build();
  }

  @POST
  @Path("{id}/opening")
  public Response open(@RestPath long id) {
    return done(id, () -> imports.open(frame.caller(), id), PATH + "/" + id);
  }

  @POST
  @Path("{id}/removal")
  public Response discard(@RestPath long id) {
    return done(id, () -> imports.discard(frame.caller(), id), PATH);
  }

  /** Somebody was quicker: the page says how it is now. */
  private Response done(long id, Runnable act, String next) {
    try {
      act.run();
      return Response.seeOther(URI.create(next)).build();
    } catch (Refusal.Conflict e) {
      return Response.seeOther(URI.create(PATH + "/" + id)).build();
    }
  }

  private Response listed(int status, String problem) {
    return frame.respond(
        status,
        frame
            .inside(list, frame.say("desk.orders.title"), PATH)
            .data("systems", BridgeView.choices(frame, systems.all()))
            .data("tables", imports.own(frame.caller()).stream().map(this::shown).toList())
            .data("problem", problem));
  }

  private String progressOf(Batch batch) {
    return frame.part(progress).data("table", shown(batch)).render();
  }

  private static boolean isBusy(Batch batch) {
    return batch.stage() == Stage.READING || batch.stage() == Stage.OPENING;
  }

  private Shown shown(Batch batch) {
    return new Shown(
        batch.id(),
        batch.system().name(frame.language()),
        ShanghaiTime.minute(batch.broughtAt()),
        frame.say("desk.orders.stage." + batch.stage()),
        batch.problem().map(why -> frame.say("desk.orders.bad." + why)).orElse(null),
        batch.unused().map(titles -> frame.say("desk.orders.unused", titles)).orElse(null),
        batch.rows(),
        batch.fates().getOrDefault(Fate.NEW, 0L),
        batch.fates().getOrDefault(Fate.OPENED, 0L),
        isBusy(batch),
        batch.stage() == Stage.READY && batch.fates().getOrDefault(Fate.NEW, 0L) > 0,
        batch.stage() == Stage.READY || batch.stage() == Stage.UNREADABLE);
  }

  private List<Tab> tabs(Batch batch, Fate chosen) {
    return Arrays.stream(Fate.values())
        .map(fate ->
            new Tab(
                frame.say("desk.orders.fate." + fate),
                batch.fates().getOrDefault(fate, 0L),
                path(batch.id(), fate, 0),
                fate == chosen))
        .toList();
  }

  private Line line(OrderImports.Row row) {
    return new Line(
        row.line(),
        row.number().orElse(""),
        row.words().map(Masked::in).map(words -> Excerpt.of(words, SHORT)).orElse(""),
        row.problem()
            .map(problem -> frame.say("desk.registration.bad." + problem))
            .orElseGet(() -> why(row)),
        row.visible().map(Object::toString).orElse(null));
  }

  private String why(OrderImports.Row row) {
    return row.fate() == Fate.KNOWN && row.visible().isEmpty()
        ? frame.say("desk.registration.bad.TAKEN.elsewhere")
        : "";
  }

  /** What there is most to look at. */
  private static Fate fate(String asked, Batch batch) {
    return Arrays.stream(Fate.values())
        .filter(fate -> fate.name().equals(asked))
        .findFirst()
        .orElse(batch.stage() == Stage.DONE ? Fate.OPENED : Fate.NEW);
  }

  private static String path(long id, Fate fate, int page) {
    return PATH + "/" + id + "?fate=" + fate + (page == 0 ? "" : "&page=" + page);
  }

  private static byte[] content(FileUpload file) {
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
