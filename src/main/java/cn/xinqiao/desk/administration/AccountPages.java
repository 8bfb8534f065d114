package cn.xinqiao.desk.administration;

import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
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

  private final AccountActs accounts;
  private final OfficeTree offices;
  private final Frame frame;
  private final Template page;

  AccountPages(
      AccountActs accounts,
      OfficeTree offices,
      Frame frame,
      @Location("desk/administration/accounts.html") Template page) {
    this.accounts = accounts;
    this.offices = offices;
    this.frame = frame;
    this.page = page;
  }

  /** An account in words. */
  public record Row(String login, String office, String code, String role, String state) {}

  /** A role to choose. */
  public record Choice(String value, String label) {}

  /** Something to hand over that is shown once. */
  public record Handed(String title, String secret, String about) {}

  @GET
  public Response show() {
    return shown(200, null, null);
  }

  /** Opens an account and shows its one-time link, once. */
  @POST
  public Response appoint(
      @RestForm String login, @RestForm String office, @RestForm String role, UriInfo address) {
    var name = given(login);
    var place = officeOf(given(office)).map(Office::code).filter(this::isOurs);
    var part = roleOf(given(role));
    if (!LOGIN.matcher(name).matches()) {
      return shown(422, frame.say("desk.accounts.badLogin"), null);
    }
    if (place.isEmpty()) {
      return shown(422, frame.say("desk.accounts.badOffice"), null);
    }
    if (part.isEmpty()) {
      return shown(422, frame.say("desk.accounts.badRole"), null);
    }
    try {
      var invitation = accounts.appoint(frame.caller(), name, place.get(), part.get());
      return shown(200, null, link(invitation, address));
    } catch (Refusal.Conflict e) {
      return shown(409, frame.say("desk.accounts.taken"), null);
    }
  }

  /** A new link, for somebody who forgot the password. */
  @POST
  @Path("invitation")
  public Response invite(@RestForm String login, UriInfo address) {
    return shown(200, null, link(accounts.invite(frame.caller(), given(login)), address));
  }

  /** A token for a program that works with the API in this officer's name. */
  @POST
  @Path("program")
  public Response admitProgram(@RestForm String login) {
    var token = accounts.issueProgramToken(frame.caller(), given(login));
    return shown(
        200,
        null,
        new Handed(
            frame.say("desk.accounts.token"), token, frame.say("desk.accounts.token.about")));
  }

  @POST
  @Path("dismissal")
  public Response dismiss(@RestForm String login) {
    if (frame.caller().login().equals(login)) {
      return shown(422, frame.say("desk.accounts.self"), null);
    }
    accounts.dismiss(frame.caller(), given(login));
    return shown(200, null, null);
  }

  private Response shown(int status, String error, Handed handed) {
    return frame.respond(
        status,
        frame
            .inside(page, frame.say("desk.accounts.title"), "/desk/accounts")
            .data("rows", accounts.keptBy(frame.caller()).stream().map(this::row).toList())
            .data("roles", roles())
            .data("error", error)
            .data("handed", handed));
  }

  /** A field that was left out is an empty one. */
  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }

  private boolean isOurs(OfficeCode office) {
    return accounts.keeps(frame.caller(), office);
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

  private Handed link(String invitation, UriInfo address) {
    return new Handed(
        frame.say("desk.accounts.link"),
        address.getBaseUri().resolve("/invitation/" + invitation).toString(),
        frame.say("desk.accounts.link.about"));
  }

  private static Optional<Role> roleOf(String text) {
    return Arrays.stream(Role.values()).filter(role -> role.name().equals(text)).findFirst();
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
