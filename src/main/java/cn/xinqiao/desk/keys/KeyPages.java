package cn.xinqiao.desk.keys;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.desk.frame.FormAct;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.followup.Closing;
import cn.xinqiao.followup.KeyDesk;
import cn.xinqiao.followup.KeyDesk.Done;
import cn.xinqiao.followup.KeyDesk.Explained;
import cn.xinqiao.followup.KeyDesk.Heard;
import cn.xinqiao.followup.KeyDesk.Proposal;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** How each reporter of a case stands, when they are asked, and what a person owes them. */
@Path("/desk/cases/{number}/keys")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class KeyPages {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final CaseDesk desk;
  private final KeyDesk keys;
  private final Closing closing;
  private final KeySheet sheets;
  private final Frame frame;
  private final Template page;
  private final Template part;

  KeyPages(
      CaseDesk desk,
      KeyDesk keys,
      Closing closing,
      KeySheet sheets,
      Frame frame,
      @Location("desk/keys/keys.html") Template page,
      @Location("desk/keys/keys-part.html") Template part) {
    this.desk = desk;
    this.keys = keys;
    this.closing = closing;
    this.sheets = sheets;
    this.frame = frame;
    this.page = page;
    this.part = part;
  }

  /** What every form here carries. */
  public static class Sent {
    @RestForm String key;
    @RestForm String text;
    @RestForm String on;
    @RestForm String heard;
    @RestForm String answer;
    @RestForm String at;
    @RestForm String reached;
    @RestForm String law;
    @RestForm String facts;
    @RestForm String feeling;
    @RestForm String because;
    @RestForm String approved;

    Request request(CaseNumber number) {
      return new Request(
          number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
    }

    String text() {
      return lines(text);
    }

    /** Everything that was written, for whoever has to write it again. */
    String typed() {
      return Stream.of(text(), lines(law), lines(facts), lines(feeling))
          .filter(written -> !written.isEmpty())
          .collect(Collectors.joining("\n"));
    }

    private static String lines(String written) {
      return Objects.toString(written, "").replace("\r\n", "\n").strip();
    }

    Optional<String> because() {
      return Optional.ofNullable(because).filter(b -> !b.isBlank());
    }

    Done done() {
      return new Done(text(), day(), !"no".equals(reached), explained());
    }

    private Optional<Explained> explained() {
      return Optional.ofNullable(facts)
          .map(f -> new Explained(lines(law), lines(f), lines(feeling)));
    }

    private Optional<LocalDate> day() {
      try {
        return Optional.ofNullable(on).filter(d -> !d.isBlank()).map(LocalDate::parse);
      } catch (DateTimeException e) {
        throw new Refusal.RuleBroken("no day");
      }
    }

    Proposal proposal() {
      try {
        return new Proposal(Heard.valueOf(heard), moment(), Answer.valueOf(answer));
      } catch (IllegalArgumentException | NullPointerException e) {
        throw new Refusal.RuleBroken("what was said, where and when");
      }
    }

    private Instant moment() {
      try {
        return LocalDateTime.parse(at).atZone(CITY).toInstant();
      } catch (DateTimeException e) {
        throw new Refusal.RuleBroken("when was it said?");
      }
    }
  }

  /** A part of the case's page, which asks for it when it is open; a page without scripts. */
  @GET
  public Response show(@RestPath CaseNumber number, @RestHeader("HX-Request") String asked) {
    return "true".equals(asked)
        ? frame.respond(
            200, frame.part(part).data("sheet", sheets.lay(frame, number, KeySheet.Said.NOTHING)))
        : show(200, number, KeySheet.Said.NOTHING);
  }

  @POST
  @Path("{reporter}/proposal")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response propose(@RestPath CaseNumber number, @RestPath long reporter, Sent sent) {
    return act(
        number,
        "KEY_PROPOSED",
        sent,
        () -> keys.propose(frame.caller(), sent.request(number), reporter, sent.proposal()));
  }

  @POST
  @Path("steps/{id}")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response done(@RestPath CaseNumber number, @RestPath long id, Sent sent) {
    return act(
        number,
        "STEP_DONE",
        sent,
        () -> keys.done(frame.caller(), sent.request(number), id, sent.done()));
  }

  /** 结案, or the wish that a lead approve of it. */
  @POST
  @Path("closure")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response close(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "CLOSED",
        sent,
        () -> closing.close(frame.caller(), sent.request(number), sent.because(), sent.text()));
  }

  @POST
  @Path("closure/decision")
  @RolesAllowed({"OFFICER", "LEAD"})
  public Response decide(@RestPath CaseNumber number, Sent sent) {
    return act(
        number,
        "CLOSING_DECIDED",
        sent,
        () ->
            closing.decide(
                frame.caller(), sent.request(number), "yes".equals(sent.approved), sent.text()));
  }

  private Response act(CaseNumber number, String what, Sent sent, Runnable act) {
    return FormAct.onCase(frame, "desk.keys", what, number)
        .carryOut(
            act,
            (status, problem) ->
                show(status, number, KeySheet.Said.problem(problem, sent.typed())));
  }

  /** Not as a part of the case's page, so that the view has to be written down here. */
  private Response show(int status, CaseNumber number, KeySheet.Said said) {
    desk.show(frame.caller(), number, frame.language());
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.keys.title", number), "/desk/cases/" + number + "/keys")
            .data("sheet", sheets.lay(frame, number, said)));
  }
}
