package cn.xinqiao.api;

import static cn.xinqiao.api.ReturnResource.given;
import static cn.xinqiao.api.ReturnResource.office;

import cn.xinqiao.api.CaseResource.Conditions;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.Redacted;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Meetings;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Offices that work on one case together: parts of others, invitations, joint meetings. */
@Path("/api/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class TogetherResource {
  private final Parts parts;
  private final Invitations invitations;
  private final Meetings meetings;
  private final CaseDesk desk;
  private final Pictures pictures;
  private final CurrentCaller caller;

  TogetherResource(
      Parts parts,
      Invitations invitations,
      Meetings meetings,
      CaseDesk desk,
      Pictures pictures,
      CurrentCaller caller) {
    this.parts = parts;
    this.invitations = invitations;
    this.meetings = meetings;
    this.desk = desk;
    this.pictures = pictures;
    this.caller = caller;
  }

  /**
   * A part that is wanted.
   *
   * @param by left out for the rule's day
   */
  record Wanted(String office, String wanted, LocalDate by) {}

  record Words(String text) {}

  record Again(String wanted, LocalDate by) {}

  record Reason(String reason) {}

  record Nothing() {}

  record Invite(String office, String reason) {}

  /**
   * A department's answer.
   *
   * @param on for {@code ATTENDS}
   */
  record Answer(Invitations.Answer how, LocalDate on, String text) {}

  record Rate(Invitations.Rating rating, String text) {}

  record Seat(String office, String roles) {}

  record Meeting(
      Instant at,
      String place,
      List<Seat> parties,
      String minutes,
      String decision,
      String owner,
      LocalDate due) {}

  @GET
  @Path("/parts")
  public List<PartView> parts(@RestPath CaseNumber number) {
    seen(number);
    return parts.of(caller.get(), number).stream().map(PartView::of).toList();
  }

  @POST
  @Path("/parts")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PartView> ask(
      @RestPath CaseNumber number, Wanted body, @BeanParam Conditions conditions) {
    parts.ask(
        caller.get(),
        conditions.on(number),
        office(given(body).office()),
        body.wanted(),
        Optional.ofNullable(body.by()));
    return parts(number);
  }

  /** What the office that was asked sees: nothing of who reported it. */
  @GET
  @Path("/parts/{part}")
  public OwnPart part(@RestPath CaseNumber number, @RestPath long part) {
    var sight = parts.look(caller.get(), number, part);
    return new OwnPart(PartView.of(sight.part()), AboutView.of(sight.about()));
  }

  record OwnPart(PartView part, AboutView about) {}

  @POST
  @Path("/parts/{part}/answer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public OwnPart answer(
      @RestPath CaseNumber number,
      @RestPath long part,
      Words body,
      @BeanParam Conditions conditions) {
    parts.answer(caller.get(), conditions.on(number), part, given(body).text());
    return part(number, part);
  }

  /** An answer with a picture: a form with {@code text} and a file {@code photo}. */
  @POST
  @Path("/parts/{part}/answer")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({"OFFICER", "LEAD"})
  public OwnPart answer(
      @RestPath CaseNumber number,
      @RestPath long part,
      @RestForm String text,
      @RestForm("photo") FileUpload photo,
      @BeanParam Conditions conditions) {
    var drawn =
        Optional.ofNullable(photo)
            .filter(file -> file.size() > 0)
            .map(file -> pictures.redraw(file.uploadedFile()));
    parts.answer(caller.get(), conditions.on(number), part, text, drawn);
    return part(number, part);
  }

  /** The picture of an answer, for the office that gave it and for whoever sees the case. */
  @GET
  @Path("/parts/{part}/photos/{line}")
  public Response photo(@RestPath CaseNumber number, @RestPath long part, @RestPath long line) {
    return Response.ok(parts.photo(caller.get(), number, part, line), "image/jpeg").build();
  }

  @POST
  @Path("/parts/{part}/done")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PartView> done(
      @RestPath CaseNumber number,
      @RestPath long part,
      Nothing nothing,
      @BeanParam Conditions conditions) {
    parts.done(caller.get(), conditions.on(number), part);
    return parts(number);
  }

  @POST
  @Path("/parts/{part}/again")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PartView> again(
      @RestPath CaseNumber number,
      @RestPath long part,
      Again body,
      @BeanParam Conditions conditions) {
    parts.askAgain(
        caller.get(),
        conditions.on(number),
        part,
        given(body).wanted(),
        Optional.ofNullable(body.by()));
    return parts(number);
  }

  @POST
  @Path("/parts/{part}/end")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<PartView> end(
      @RestPath CaseNumber number,
      @RestPath long part,
      Reason body,
      @BeanParam Conditions conditions) {
    parts.end(caller.get(), conditions.on(number), part, given(body).reason());
    return parts(number);
  }

  @POST
  @Path("/parts/{part}/invitation")
  @RolesAllowed({"OFFICER", "LEAD"})
  public OwnPart inviteForPart(
      @RestPath CaseNumber number,
      @RestPath long part,
      Invite body,
      @BeanParam Conditions conditions) {
    invitations.inviteForPart(
        caller.get(), conditions.on(number), part, office(given(body).office()), body.reason());
    return part(number, part);
  }

  @POST
  @Path("/invitation")
  @RolesAllowed({"OFFICER", "LEAD"})
  public CaseView invite(
      @RestPath CaseNumber number, Invite body, @BeanParam Conditions conditions) {
    invitations.invite(
        caller.get(), conditions.on(number), office(given(body).office()), body.reason());
    return seen(number);
  }

  @GET
  @Path("/invitations")
  public List<InvitationView> invitations(@RestPath CaseNumber number) {
    seen(number);
    return invitations.of(caller.get(), number).stream().map(InvitationView::of).toList();
  }

  record OwnInvitation(InvitationView invitation, AboutView about) {}

  @GET
  @Path("/invitations/{invitation}")
  public OwnInvitation invitation(@RestPath CaseNumber number, @RestPath long invitation) {
    var sight = invitations.look(caller.get(), number, invitation);
    return new OwnInvitation(InvitationView.of(sight.invited()), AboutView.of(sight.about()));
  }

  @POST
  @Path("/invitations/{invitation}/answer")
  @RolesAllowed({"OFFICER", "LEAD"})
  public OwnInvitation answer(
      @RestPath CaseNumber number,
      @RestPath long invitation,
      Answer body,
      @BeanParam Conditions conditions) {
    if (given(body).how() == null) {
      throw new Refusal.Malformed("'how' is missing");
    }
    invitations.answer(
        caller.get(),
        conditions.on(number),
        invitation,
        body.how(),
        Optional.ofNullable(body.on()),
        body.text());
    return invitation(number, invitation);
  }

  @POST
  @Path("/invitations/{invitation}/rating")
  @RolesAllowed({"OFFICER", "LEAD"})
  public OwnInvitation rate(
      @RestPath CaseNumber number,
      @RestPath long invitation,
      Rate body,
      @BeanParam Conditions conditions) {
    if (given(body).rating() == null) {
      throw new Refusal.Malformed("'rating' is missing");
    }
    invitations.rate(caller.get(), conditions.on(number), invitation, body.rating(), body.text());
    return invitation(number, invitation);
  }

  @GET
  @Path("/meetings")
  public List<MeetingView> meetings(@RestPath CaseNumber number) {
    seen(number);
    return meetings.of(caller.get(), number).stream().map(MeetingView::of).toList();
  }

  @POST
  @Path("/meetings")
  @RolesAllowed({"OFFICER", "LEAD"})
  public List<MeetingView> write(
      @RestPath CaseNumber number, Meeting body, @BeanParam Conditions conditions) {
    if (given(body).at() == null || body.due() == null) {
      throw new Refusal.Malformed("'at' and 'due' are needed");
    }
    var seats = body.parties() == null ? List.<Seat>of() : body.parties();
    meetings.write(
        caller.get(),
        conditions.on(number),
        new Meetings.Held(
            body.at(),
            body.place(),
            seats.stream().map(s -> new Meetings.Party(office(s.office()), s.roles())).toList(),
            body.minutes(),
            body.decision(),
            office(body.owner()),
            body.due()));
    return meetings(number);
  }

  /** Every look at a case is written down. */
  private CaseView seen(CaseNumber number) {
    return CaseView.of(desk.show(caller.get(), number, Language.ZH));
  }

  /** What another office sees of a case. */
  record AboutView(
      String number, String kind, String subject, OfficeView office, String place, String about) {
    static AboutView of(Redacted seen) {
      return new AboutView(
          seen.number().toString(),
          seen.kind().name(),
          seen.subject().code(),
          OfficeView.of(seen.office()),
          seen.place().orElse(null),
          seen.about());
    }
  }
}
