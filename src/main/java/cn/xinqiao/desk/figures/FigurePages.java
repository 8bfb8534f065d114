package cn.xinqiao.desk.figures;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.insight.Rates;
import cn.xinqiao.insight.Report;
import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** 数据看板: what the work of an office and of those below it comes to, for who leads it. */
@Path("/desk/figures")
@RolesAllowed({"LEAD", "AUDITOR"})
public class FigurePages {
  private static final String HERE = "/desk/figures";

  private final Rates rates;
  private final FigureView view;
  private final FigureFile file;
  private final Frame frame;
  private final Template overview;
  private final Template one;

  FigurePages(
      Rates rates,
      FigureView view,
      FigureFile file,
      Frame frame,
      @Location("desk/figures/figures.html") Template overview,
      @Location("desk/figures/figure.html") Template one) {
    this.rates = rates;
    this.view = view;
    this.file = file;
    this.frame = frame;
    this.overview = overview;
    this.one = one;
  }

  @GET
  public Response show(@BeanParam Asking asking) {
    var report = report(asking, Rates.As.PAGE);
    return frame.respond(
        200,
        framed(overview, report, HERE)
            .data("groups", view.groups(frame, report))
            .data("signs", view.signs(frame, report))
            .data("rules", view.rules(frame, report))
            .data("file", Asking.address(HERE + "/file", report.asked())));
  }

  @GET
  @Path("{id}")
  public Response show(@RestPath String id, @BeanParam Asking asking) {
    var report = report(asking, Rates.As.PAGE);
    var figure = report.figure(id).orElseThrow(() -> new Refusal.NotFound("no such figure"));
    return frame.respond(
        200,
        framed(one, report, HERE + "/" + id)
            .data("back", Asking.address(HERE, report.asked()))
            .data("rule", view.rule(frame, figure.rule()))
            .data("total", Told.of(frame, figure.total()))
            .data("weekly", view.weekly(frame, figure))
            .data("offices", view.byOffice(frame, report, figure))
            .data("subjects", view.bySubject(frame, report, figure)));
  }

  @GET
  @Path("file")
  public Response file(@BeanParam Asking asking) {
    var report = report(asking, Rates.As.FILE);
    var name =
        "figures-%s-%s-%s.csv"
            .formatted(
                report.asked().office(),
                report.asked().weeks().first(),
                report.asked().weeks().last());
    return Response.ok(
            file.write(frame, report, view.scope(frame, report.asked())), "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private Report report(Asking asking, Rates.As as) {
    return rates.of(frame.caller(), asking.wanted(), as);
  }

  private TemplateInstance framed(Template page, Report report, String path) {
    var asked = report.asked();
    return frame
        .inside(page, frame.say("desk.figures.title"), Asking.address(path, asked))
        .data("path", path)
        .data("scope", view.scope(frame, asked))
        .data("fewer", frame.say("desk.figures.fewer", report.rankedFrom()))
        .data("filter", view.filter(frame, asked, Week.of(frame.clock().instant())));
  }
}
