package cn.xinqiao.desk;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.office.Officers;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;

/** Where an administrator appoints officers. A password is never known to anybody but its owner. */
@Path("/desk/accounts")
@RolesAllowed("ADMIN")
public class AccountPages {
  private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{2,39}");

  private final Officers officers;
  private final OfficeTree offices;
  private final Frame frame;
  private final Template page;

  AccountPages(
      Officers officers,
      OfficeTree offices,
      Frame frame,
      @Location("desk/accounts.html") Template page) {
    this.officers = officers;
    this.offices = offices;
    this.frame = frame;
    this.page = page;
  }

  /** An account in words. */
  public record Row(String login, String office, String code, String role, String state) {}

  /** A role to choose. */
  public record Choice(String value, String label) {}

  @GET
  public Response show() {
    return shown(200, null, null);
  }

  /** Opens an account and shows its one-time link, once. */
  @POST
  public Response appoint(
      @RestForm String login, @RestForm String office, @RestForm String role, UriInfo address) {
    var name = Objects.toString(login, "").strip();
    var place = officeOf(Objects.toString(office, "").strip());
    if (!LOGIN.matcher(name).matches()) {
      return shown(422, frame.say("desk.accounts.badLogin"), null);
    }
    if (place.isEmpty()) {
      return shown(422, frame.say("desk.accounts.badOffice"), null);
    }
    try {
      officers.appoint(name, place.get().code(), Role.valueOf(role));
      return shown(200, null, link(name, address));
    } catch (Refusal.Conflict e) {
      return shown(409, frame.say("desk.accounts.taken"), null);
    } catch (IllegalArgumentException e) {
      return shown(422, frame.say("desk.accounts.badRole"), null);
    }
  }

  /** A new link, for somebody who forgot the password. */
  @POST
  @Path("invitation")
  public Response invite(@RestForm String login, UriInfo address) {
    return shown(200, null, link(login, address));
  }

  @POST
  @Path("dismissal")
  public Response dismiss(@RestForm String login) {
    if (frame.caller().login().equals(login)) {
      return shown(422, frame.say("desk.accounts.self"), null);
    }
    officers.dismiss(login);
    return shown(200, null, null);
  }

  private Response shown(int status, String error, String link) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.accounts.title"), "/desk/accounts")
            .data("rows", officers.accounts().stream().map(this::row).toList())
            .data("roles", roles())
            .data("error", error)
            .data("link", link));
  }

  private Row row(Officers.Account account) {
    var state = !account.active() ? "dismissed" : account.entered() ? "active" : "invited";
    return new Row(
        account.login(),
        offices.find(account.office()).map(o -> o.name(frame.language())).orElse(""),
        account.office().value(),
        frame.say("role." + account.role()),
        frame.say("desk.accounts.state." + state));
  }

  private List<Choice> roles() {
    return Arrays.stream(Role.values())
        .map(role -> new Choice(role.name(), frame.say("role." + role)))
        .toList();
  }

  private String link(String login, UriInfo address) {
    return address.getBaseUri().resolve("/invitation/" + officers.invite(login)).toString();
  }

  /** By its code, or by its full name where only one office has it. */
  private Optional<Office> officeOf(String text) {
    try {
      return offices.find(new OfficeCode(text));
    } catch (IllegalArgumentException e) {
      var named = offices.all().filter(o -> o.name().equals(text)).limit(2).toList();
      return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
  }
}
