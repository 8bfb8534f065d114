package cn.xinqiao.desk.duty;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.DutyFile;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyWeek;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The duty roster of an office, week by week: everybody of the office reads it, leads keep it. */
@Path("/desk/duty")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
public class DutyPages {
  private static final long LARGEST = 512 * 1024;

  private final DutyActs acts;
  private final DutyView view;
  private final Frame frame;
  private final Template page;

  DutyPages(
      DutyActs acts, DutyView view, Frame frame, @Location("desk/duty/duty.html") Template page) {
    this.acts = acts;
    this.view = view;
    this.frame = frame;
    this.page = page;
  }

  @GET
  public Response show(@RestQuery String office, @RestQuery String week) {
    return shown(200, office(office), day(week), null);
  }

  /** The week as a table, to be changed in a spreadsheet and taken back. */
  @GET
  @Path("file")
  public Response file(@RestQuery String office, @RestQuery String week) {
    var code = office(office);
    var monday = DutyWeek.mondayOf(day(week));
    // the mark tells a spreadsheet in China that this is UTF-8
    var text = "\uFEFF" + DutyFile.write(view.shifts(code, monday));
    return Response.ok(text.getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"duty-" + code + "-" + monday + ".csv\"")
        .build();
  }

  @POST
  @Path("file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(
      @RestForm String office, @RestForm String week, @RestForm("file") FileUpload file) {
    var code = office(office);
    return done(
        code,
        day(week),
        () -> {
          var shifts = DutyFile.read(content(file));
          acts.replace(frame.caller(), code, shifts);
          return ShanghaiTime.day(shifts.getFirst().begins());
        });
  }

  @POST
  @Path("shifts")
  public Response add(
      @RestForm String office,
      @RestForm String week,
      @RestForm String who,
      @RestForm String from,
      @RestForm String to) {
    var code = office(office);
    return done(
        code,
        day(week),
        () -> {
          var begins = DutyFile.time(given(from));
          acts.add(
              frame.caller(),
              code,
              new DutyRoster.Planned(given(who), begins, DutyFile.time(given(to))));
          return ShanghaiTime.day(begins);
        });
  }

  @POST
  @Path("shifts/removal")
  public Response remove(@RestForm String office, @RestForm String week, @RestForm long shift) {
    var code = office(office);
    return done(
        code,
        day(week),
        () -> {
          acts.remove(frame.caller(), code, shift);
          return day(week);
        });
  }

  /** Carries something out and says which week to look at then. */
  private interface Change {
    LocalDate made();
  }

  private Response done(OfficeCode office, LocalDate week, Change change) {
    try {
      return Response.seeOther(URI.create(DutyView.path(office, change.made()))).build();
    } catch (DutyFile.Unreadable e) {
      return shown(422, office, week, frame.say("desk.duty.bad." + e.problem(), e.line()));
    } catch (DateTimeException e) {
      return shown(422, office, week, frame.say("desk.duty.bad.time"));
    } catch (Refusal.RuleBroken e) {
      return shown(422, office, week, frame.say("desk.duty.bad.rule"));
    } catch (Refusal.Conflict e) {
      return shown(409, office, week, frame.say("desk.duty.bad.twice"));
    }
  }

  private Response shown(int status, OfficeCode office, LocalDate day, String error) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.duty.title"), DutyView.path(office, day))
            .data("week", view.lay(frame, office, day))
            .data("error", error));
  }

  private OfficeCode office(String asked) {
    return acts.office(frame.caller(), asked);
  }

  private LocalDate day(String week) {
    try {
      return LocalDate.parse(given(week));
    } catch (DateTimeException e) {
      return ShanghaiTime.day(frame.clock().instant());
    }
  }

  private static byte[] content(FileUpload file) {
    if (file == null) {
      return new byte[0];
    }
    if (file.size() > LARGEST) {
      throw new Refusal.TooLarge("a roster has at most " + LARGEST + " bytes");
    }
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }
}
