package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseCalls;
import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Playback;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The page of one case, and what officers do from it. */
@Path("/desk/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class CasePages {
  private final CaseDesk desk;
  private final DeskTasks tasks;
  private final Pictures pictures;
  private final CaseContacts contacts;
  private final CaseCalls calls;
  private final Returns returns;
  private final CaseAnswers answers;
  private final Frame frame;
  private final Template news;

  CasePages(
      CaseDesk desk,
      DeskTasks tasks,
      Pictures pictures,
      CaseContacts contacts,
      CaseCalls calls,
      Returns returns,
      CaseAnswers answers,
      Frame frame,
      @Location("desk/casefile/news.html") Template news) {
    this.desk = desk;
    this.tasks = tasks;
    this.pictures = pictures;
    this.contacts = contacts;
    this.calls = calls;
    this.returns = returns;
    this.answers = answers;
    this.frame = frame;
    this.news = news;
  }

  @GET
  public Response show(@RestPath CaseNumber number) {
    return answers.page(200, number, null, null);
  }

  @GET
  @Path("pictures/{id}")
  public Response picture(@RestPath CaseNumber number, @RestPath String id) {
    var picture = desk.picture(frame.caller(), number, id);
    return Response.ok(picture.content(), picture.type()).build();
  }

  /** A player asks for parts, and some play nothing otherwise. */
  @GET
  @Path("recordings/{id}")
  public Response recording(
      @RestPath CaseNumber number, @RestPath String id, @RestHeader("Range") String range) {
    return Playback.answer(desk.recording(frame.caller(), number, id), range);
  }

  @POST
  @Path("tasks/{task}/listened")
  public Response listened(@RestPath CaseNumber number, @RestPath long task, Sent sent) {
    return act(
        number,
        Deed.LISTEN,
        sent,
        () -> tasks.listened(frame.caller(), sent.on(number), task, sent.text()));
  }

  @POST
  @Path("tasks/{task}/called")
  public Response called(@RestPath CaseNumber number, @RestPath long task, Sent sent) {
    return act(
        number,
        Deed.CALL,
        sent,
        () -> tasks.called(frame.caller(), sent.on(number), task, sent.outcome(), sent.text()));
  }

  /** Tells an open page that something was added; says nothing of what, so it is no view. */
  @GET
  @Path("news")
  public Response news(@RestPath CaseNumber number, @RestQuery int seen) {
    return desk.happenings(frame.caller(), number) == seen
        ? Response.noContent().build()
        : frame.respond(200, frame.part(news));
  }

  @POST
  @Path("acknowledgement")
  public Response acknowledge(@RestPath CaseNumber number, Sent sent) {
    return act(number, Deed.ACKNOWLEDGE, sent, () -> desk.acknowledge(frame.caller(), number));
  }

  @POST
  @Path("acceptance")
  public Response accept(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.ACCEPT,
        sent,
        () -> desk.accept(frame.caller(), sent.on(number), sent.handling()));
  }

  @POST
  @Path("refusal")
  public Response refuse(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.REFUSE,
        sent,
        () -> desk.refuse(frame.caller(), sent.on(number), sent.text(), sent.route()));
  }

  @POST
  @Path("return")
  public Response giveBack(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, Deed.RETURN, sent, () -> returns.ask(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("transfer")
  public Response transfer(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.TRANSFER,
        sent,
        () ->
            desk.transfer(
                frame.caller(), sent.on(number), sent.goal(), sent.text(), sent.reportBy()));
  }

  @POST
  @Path("reply")
  public Response reply(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, Deed.REPLY, sent, () -> desk.reply(frame.caller(), sent.on(number), sent.answer()));
  }

  @POST
  @Path("research")
  public Response research(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.RESEARCH,
        sent,
        () -> desk.research(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("message")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response message(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.MESSAGE,
        sent,
        () -> desk.message(frame.caller(), sent.on(number), sent.text()));
  }

  /** The same with pictures, which are drawn anew as those of residents are. */
  @POST
  @Path("message")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response letter(
      @RestPath CaseNumber number, Sent sent, @RestForm("pictures") List<FileUpload> files) {
    return act(
        number,
        Deed.MESSAGE,
        sent,
        () -> desk.message(frame.caller(), sent.on(number), sent.text(), redrawn(files)));
  }

  /** A field without a file is sent as a file without a name. */
  private List<byte[]> redrawn(List<FileUpload> files) {
    return files.stream()
        .filter(file -> file.size() > 0)
        .map(file -> pictures.redraw(file.uploadedFile()))
        .toList();
  }

  @POST
  @Path("takeover")
  public Response takeOver(@RestPath CaseNumber number, Sent sent) {
    return act(number, Deed.TAKE_OVER, sent, () -> desk.takeOver(frame.caller(), sent.on(number)));
  }

  @POST
  @Path("handback")
  public Response handBack(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.HAND_BACK,
        sent,
        () -> desk.handBack(frame.caller(), sent.on(number), sent.text()));
  }

  /** What became of a call from this page: the number alone says nothing of it. */
  @POST
  @Path("call")
  public Response called(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.TELEPHONE,
        sent,
        () -> calls.called(frame.caller(), sent.on(number), sent.outcome(), sent.text()));
  }

  /** Answers with the page itself: what is revealed stands in no address and no cookie. */
  @POST
  @Path("contact")
  public Response reveal(@RestPath CaseNumber number, @RestForm String purpose) {
    var named =
        List.of(CaseContacts.Purpose.values()).stream()
            .filter(p -> p.name().equals(purpose))
            .findFirst();
    if (named.isEmpty()) {
      var problem = frame.say("desk.error.purpose");
      return answers.page(422, number, null, CaseSheet.Typed.empty(Deed.REVEAL, problem));
    }
    try {
      var reporters = contacts.reveal(frame.caller(), number, named.get());
      return answers.page(200, number, new CaseSheet.Revealed(named.get(), reporters), null);
    } catch (Refusal.Forbidden e) {
      var problem = frame.say("desk.error.notYours");
      return answers.page(403, number, null, CaseSheet.Typed.empty(Deed.REVEAL, problem));
    }
  }

  private Response act(CaseNumber number, Deed deed, Sent sent, Runnable act) {
    return answers.act(number, deed, sent, act);
  }
}
