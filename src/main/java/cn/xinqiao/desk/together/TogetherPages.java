package cn.xinqiao.desk.together;

import cn.xinqiao.cases.ListsShown;
import cn.xinqiao.cases.together.Admission;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.desk.frame.FormAct;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** 协办与约请: what an office owes to others and others to it, apart from the own queue. */
@Path("/desk/together")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class TogetherPages {
  private static final String PATH = "/desk/together";

  private final Returns returns;
  private final Parts parts;
  private final Invitations invitations;
  private final Admission admission;
  private final ListsShown lists;
  private final Pictures pictures;
  private final TogetherView views;
  private final Frame frame;
  private final Template list;
  private final Template waiting;
  private final Template one;

  TogetherPages(
      Returns returns,
      Parts parts,
      Invitations invitations,
      Admission admission,
      ListsShown lists,
      Pictures pictures,
      TogetherView views,
      Frame frame,
      @Location("desk/together/working-list.html") Template list,
      @Location("desk/together/working-waiting.html") Template waiting,
      @Location("desk/together/working-one.html") Template one) {
    this.returns = returns;
    this.parts = parts;
    this.invitations = invitations;
    this.admission = admission;
    this.lists = lists;
    this.pictures = pictures;
    this.views = views;
    this.frame = frame;
    this.list = list;
    this.waiting = waiting;
    this.one = one;
  }

  @GET
  public Response show() {
    return list(200, null);
  }

  private Response list(int status, String problem) {
    var sections = views.sections(frame);
    lists.together(
        frame.caller(), sections.stream().mapToInt(section -> section.rows().size()).sum());
    return frame.respond(
        status,
        frame
            .inside(list, frame.say("desk.together.title"), PATH)
            .data("sections", sections)
            .data("entries", views.list(frame))
            .data("leads", frame.caller().role() != Role.OFFICER)
            .data("problem", problem));
  }

  /** How much waits, for the page of the queue; numbers only. */
  @GET
  @Path("waiting")
  public Response waiting() {
    return frame.respond(200, frame.part(waiting).data("text", views.waiting(frame).orElse(null)));
  }

  @POST
  @Path("list")
  @RolesAllowed("LEAD")
  public Response takeOn(TogetherSent sent) {
    try {
      if ("MORE".equals(sent.how)) {
        admission.takeOn(frame.caller(), sent.subject());
      } else {
        admission.takeOnNoMore(frame.caller(), sent.subject());
      }
      return Response.seeOther(URI.create(PATH)).build();
    } catch (Refusal.RuleBroken e) {
      return list(422, frame.say("desk.error.rule"));
    }
  }

  @GET
  @Path("parts/{number}/{id}")
  public Response part(@RestPath CaseNumber number, @RestPath long id) {
    return part(200, number, id, null);
  }

  private Response part(int status, CaseNumber number, long id, String problem) {
    var sight = parts.look(frame.caller(), number, id);
    return frame.respond(
        status,
        page(number, problem)
            .data("about", views.about(frame, sight.about()))
            .data("part", CooperationView.row(frame, sight.part()))
            .data("lead", CooperationView.name(frame, sight.part().lead()))
            .data("acts", sight.acts())
            .data(
                "departments",
                sight.acts()
                    ? CooperationView.choices(
                        frame, invitations.departments(sight.part().office().code()))
                    : null));
  }

  @POST
  @Path("parts/{number}/{id}/answer")
  public Response answer(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number,
        "PART_ANSWERED",
        () -> parts.answer(frame.caller(), sent.on(number), id, sent.text()),
        (status, problem) -> part(status, number, id, problem));
  }

  /** With a picture. */
  @POST
  @Path("parts/{number}/{id}/answer")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response answer(
      @RestPath CaseNumber number,
      @RestPath long id,
      TogetherSent sent,
      @RestForm("photo") FileUpload photo) {
    return act(
        number,
        "PART_ANSWERED",
        () -> parts.answer(frame.caller(), sent.on(number), id, sent.text(), redrawn(photo)),
        (status, problem) -> part(status, number, id, problem));
  }

  /** A field without a file is sent as a file without a name. */
  private Optional<byte[]> redrawn(FileUpload photo) {
    return Optional.ofNullable(photo)
        .filter(file -> file.size() > 0)
        .map(file -> pictures.redraw(file.uploadedFile()));
  }

  @GET
  @Path("parts/{number}/{id}/photos/{line}")
  public Response photo(@RestPath CaseNumber number, @RestPath long id, @RestPath long line) {
    return Response.ok(parts.photo(frame.caller(), number, id, line), "image/jpeg").build();
  }

  @POST
  @Path("parts/{number}/{id}/invitation")
  public Response invite(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number,
        "INVITED",
        () ->
            invitations.inviteForPart(
                frame.caller(), sent.on(number), id, sent.goal(), sent.text()),
        (status, problem) -> part(status, number, id, problem));
  }

  @GET
  @Path("invitations/{number}/{id}")
  public Response invitation(@RestPath CaseNumber number, @RestPath long id) {
    return invitation(200, number, id, null);
  }

  private Response invitation(int status, CaseNumber number, long id, String problem) {
    var sight = invitations.look(frame.caller(), number, id);
    return frame.respond(
        status,
        page(number, problem)
            .data("about", views.about(frame, sight.about()))
            .data("invited", CooperationView.row(frame, sight.invited()))
            .data("inviter", CooperationView.name(frame, sight.invited().inviter()))
            .data("acts", sight.answers()));
  }

  @POST
  @Path("invitations/{number}/{id}/answer")
  public Response come(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number,
        "INVITATION_ANSWERED",
        () ->
            invitations.answer(
                frame.caller(), sent.on(number), id, sent.answer(), sent.day(), sent.text()),
        (status, problem) -> invitation(status, number, id, problem));
  }

  @POST
  @Path("invitations/{number}/{id}/rating")
  public Response rate(@RestPath CaseNumber number, @RestPath long id, TogetherSent sent) {
    return act(
        number,
        "RATED",
        () -> invitations.rate(frame.caller(), sent.on(number), id, sent.rating(), sent.text()),
        (status, problem) -> invitation(status, number, id, problem));
  }

  @GET
  @Path("returns/{number}")
  public Response returned(@RestPath CaseNumber number) {
    return returned(200, number, null);
  }

  private Response returned(int status, CaseNumber number, String problem) {
    var sight = returns.look(frame.caller(), number);
    return frame.respond(
        status,
        page(number, problem)
            .data("about", views.about(frame, sight.about()))
            .data("asked", CooperationView.row(frame, sight.asked()))
            .data("decides", sight.decides())
            .data("acts", sight.acts())
            .data("others", CooperationView.groups(frame, sight.others()))
            .data(
                "pair",
                CooperationView.choices(
                    frame, Stream.of(sight.asked().holder(), sight.asked().sender()).toList())));
  }

  @POST
  @Path("returns/{number}/answer")
  public Response agree(@RestPath CaseNumber number, TogetherSent sent) {
    return act(
        number,
        sent.agreed() ? "RETURN_AGREED" : "RETURN_DECLINED",
        () -> returns.answer(frame.caller(), sent.on(number), sent.agreed(), sent.text()),
        (status, problem) -> returned(status, number, problem));
  }

  @POST
  @Path("returns/{number}/decision")
  public Response decide(@RestPath CaseNumber number, TogetherSent sent) {
    return act(
        number,
        "ARBITRATED",
        () -> returns.decide(frame.caller(), sent.on(number), sent.goal(), sent.text()),
        (status, problem) -> returned(status, number, problem));
  }

  private Response act(CaseNumber number, String what, Runnable act, FormAct.Again again) {
    return new FormAct(frame, "desk.coop", what, number, PATH).carryOut(act, again);
  }

  private TemplateInstance page(CaseNumber number, String problem) {
    return frame
        .inside(one, frame.say("desk.coop.title", number), PATH)
        .data("number", number.toString())
        .data("key", Secrets.token())
        .data("problem", problem)
        .data("part", null)
        .data("invited", null)
        .data("asked", null);
  }
}
