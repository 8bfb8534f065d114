package cn.xinqiao.desk;

import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Playback;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final CaseSheet sheets;
  private final Frame frame;
  private final Template page;
  private final Template news;

  CasePages(
      CaseDesk desk,
      DeskTasks tasks,
      Pictures pictures,
      CaseContacts contacts,
      CaseSheet sheets,
      Frame frame,
      @Location("desk/case.html") Template page,
      @Location("desk/news.html") Template news) {
    this.desk = desk;
    this.tasks = tasks;
    this.pictures = pictures;
    this.contacts = contacts;
    this.sheets = sheets;
    this.frame = frame;
    this.page = page;
    this.news = news;
  }

  /** What every form of the page carries beside its own fields. */
  public static class Sent {
    @RestForm Integer version;
    @RestForm String key;
    @RestForm String text;
    @RestForm String office;
    @RestForm String how;

    CaseDesk.Request on(CaseNumber number) {
      return new CaseDesk.Request(
          number, Optional.ofNullable(version), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    DeskTasks.Called outcome() {
      return Stream.of(DeskTasks.Called.values())
          .filter(called -> called.name().equals(how))
          .findFirst()
          .orElseThrow(() -> new Refusal.RuleBroken("what became of the call?"));
    }

    String text() {
      // browsers send line ends as two characters
      return Objects.toString(text, "").replace("\r\n", "\n").strip();
    }
  }

  @GET
  public Response show(@RestPath CaseNumber number) {
    return show(200, number, null, null);
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
    return act(number, Deed.ACCEPT, sent, () -> desk.accept(frame.caller(), sent.on(number)));
  }

  @POST
  @Path("refusal")
  public Response refuse(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, Deed.REFUSE, sent, () -> desk.refuse(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("return")
  public Response giveBack(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.RETURN,
        sent,
        () -> desk.giveBack(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("transfer")
  public Response transfer(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        Deed.TRANSFER,
        sent,
        () -> desk.transfer(frame.caller(), sent.on(number), goal(sent), sent.text()));
  }

  @POST
  @Path("reply")
  public Response reply(@RestPath CaseNumber number, Sent sent) {
    return act(
        number, Deed.REPLY, sent, () -> desk.reply(frame.caller(), sent.on(number), sent.text()));
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
      return show(422, number, null, new CaseSheet.Typed(Deed.REVEAL, "", "", problem));
    }
    try {
      return show(200, number, contacts.reveal(frame.caller(), number, named.get()), null);
    } catch (Refusal.Forbidden e) {
      var problem = frame.say("desk.error.notYours");
      return show(403, number, null, new CaseSheet.Typed(Deed.REVEAL, "", "", problem));
    }
  }

  private Response act(CaseNumber number, Deed deed, Sent sent, Runnable act) {
    try {
      act.run();
      var next = deed.endsHere() ? "/desk" : "/desk/cases/" + number;
      return frame.onTo(next, deed.name(), number.toString());
    } catch (Refusal refusal) {
      return answer(number, deed, sent, refusal);
    }
  }

  /** The page again, with what was typed and why it was not done. */
  private Response answer(CaseNumber number, Deed deed, Sent sent, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Conflict e -> notDone(409, number, deed, sent, "desk.error.conflict");
      case Refusal.Forbidden e -> notDone(403, number, deed, sent, "desk.error.notYours");
      case Refusal.RuleBroken e -> notDone(422, number, deed, sent, broken(deed, sent));
      case Refusal.TooLarge e -> notDone(413, number, deed, sent, "desk.error.tooLong");
      case Refusal.NotFound e -> throw e;
      case Refusal.Malformed e -> throw e;
      case Refusal.Unsupported e -> notDone(415, number, deed, sent, "desk.error.picture");
      case Refusal.TooMany e -> throw e;
    };
  }

  private static String broken(Deed deed, Sent sent) {
    if (deed == Deed.TRANSFER && (sent.office == null || sent.office.isBlank())) {
      return "desk.error.office";
    }
    return sent.text().isEmpty() ? "desk.error.text" : "desk.error.rule";
  }

  private Response notDone(int status, CaseNumber number, Deed deed, Sent sent, String why) {
    var typed = new CaseSheet.Typed(deed, sent.text(), sent.office, frame.say(why));
    return show(status, number, null, typed);
  }

  private Response show(
      int status, CaseNumber number, List<CaseContacts.Reporter> revealed, CaseSheet.Typed typed) {
    var file = desk.show(frame.caller(), number, frame.language());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.case.title", number), "/desk/cases/" + number)
            .data("sheet", sheets.lay(frame, file, revealed, typed))
            .data(
                "seen",
                file.timeline().stream().filter(s -> !s.what().equals("DELIVERED")).count()));
  }

  private static OfficeCode goal(Sent sent) {
    try {
      return new OfficeCode(sent.office);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("no office to transfer to");
    }
  }
}
