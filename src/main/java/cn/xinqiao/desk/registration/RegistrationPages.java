package cn.xinqiao.desk.registration;

import cn.xinqiao.cases.bridge.Entry;
import cn.xinqiao.cases.bridge.References.Taken;
import cn.xinqiao.cases.bridge.Registrations;
import cn.xinqiao.cases.bridge.Sketch;
import cn.xinqiao.cases.bridge.Unusable;
import cn.xinqiao.cases.bridge.Unusable.Problem;
import cn.xinqiao.cases.bridge.Way;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.desk.frame.Choice;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.EmergencyKind;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where an officer registers a letter, a call or a visit in under a minute, or pastes an order. */
@Path("/desk/registration")
@RolesAllowed({"OFFICER", "LEAD"})
public class RegistrationPages {
  private static final String PATH = "/desk/registration";

  private final Registrations registrations;
  private final RegistrationView view;
  private final Frame frame;
  private final Template start;
  private final Template form;
  private final Template slip;
  private final Optional<String> publicAddress;

  RegistrationPages(
      Registrations registrations,
      RegistrationView view,
      Frame frame,
      @Location("desk/registration/registration.html") Template start,
      @Location("desk/registration/registration-form.html") Template form,
      @Location("desk/registration/slip.html") Template slip,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> publicAddress) {
    this.registrations = registrations;
    this.view = view;
    this.frame = frame;
    this.start = start;
    this.form = form;
    this.slip = slip;
    this.publicAddress = publicAddress;
  }

  /** What the form carries; a field that was left out is an empty one. */
  public static class Sent {
    @RestForm String way;
    @RestForm String words;
    @RestForm String received;
    @RestForm String summary;
    @RestForm String place;
    @RestForm String kind;
    @RestForm String subject;
    @RestForm String urgency;
    @RestForm String danger;
    @RestForm String office;
    @RestForm String name;
    @RestForm String home;
    @RestForm String contact;
    @RestForm String system;
    @RestForm String number;
    @RestForm String due;
    @RestForm String key;

    Entry entry(OfficeCode own) {
      var parts = given(kind).split("\\.", 2);
      return new Entry(
          Way.named(given(way)).orElse(Way.VISIT),
          words(words),
          day(received, Problem.RECEIVED),
          given(summary),
          some(place),
          one(Kind.values(), parts[0]).orElse(Kind.OTHER),
          parts.length < 2 ? null : one(SubKind.values(), parts[1]).orElse(null),
          one(Subject.values(), given(subject)).orElse(Subject.PARTY_AND_GOVERNMENT),
          one(Urgency.values(), given(urgency))
              .filter(chosen -> chosen != Urgency.EMERGENCY)
              .orElse(Urgency.NORMAL),
          one(EmergencyKind.values(), given(danger)),
          office(own),
          some(name),
          some(home),
          some(contact),
          some(system),
          some(number),
          day(due, Problem.DUE));
    }

    private OfficeCode office(OfficeCode own) {
      try {
        return given(office).isEmpty() ? own : new OfficeCode(given(office));
      } catch (IllegalArgumentException e) {
        return own;
      }
    }

    private static Optional<LocalDate> day(String field, Problem otherwise) {
      try {
        return some(field).map(LocalDate::parse);
      } catch (DateTimeException e) {
        throw new BadDay(otherwise);
      }
    }

    private static Optional<String> some(String field) {
      return Optional.of(given(field)).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
      return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
  }

  /** A date that no browser sends. */
  private static final class BadDay extends RuntimeException {
    private final transient Problem problem;

    BadDay(Problem problem) {
      super(problem.name(), null, false, false);
      this.problem = problem;
    }
  }

  @GET
  public Response begin(@RestQuery String way) {
    return begun(200, Way.named(given(way)).orElse(Way.VISIT), "", null);
  }

  /** Fills the form from what was typed or pasted; nothing is kept yet. */
  @POST
  @Path("draft")
  public Response draft(@RestForm String way, @RestForm String words) {
    var chosen = Way.named(given(way)).orElse(Way.VISIT);
    try {
      var sketch = registrations.sketch(frame.caller(), chosen, words(words));
      return filled(200, sketch, null);
    } catch (Unusable e) {
      return begun(422, chosen, words(words), problem(e));
    }
  }

  /** Answers with the slip itself: the code stands in no address and is shown this once. */
  @POST
  public Response register(Sent sent, UriInfo address) {
    try {
      var entry = sent.entry(frame.caller().office());
      var paper = registrations.register(frame.caller(), entry, given(sent.key));
      return frame.respond(
          200,
          frame
              .inside(slip, frame.say("desk.slip.title"), PATH)
              .data("paper", view.paper(frame, paper, home(address))));
    } catch (BadDay e) {
      return begun(
          422,
          Way.named(given(sent.way)).orElse(Way.VISIT),
          words(sent.words),
          frame.say("desk.registration.bad." + e.problem));
    } catch (Unusable e) {
      return again(sent, e);
    }
  }

  private String home(UriInfo address) {
    return publicAddress.orElseGet(() -> address.getBaseUri().toString()).replaceAll("/+$", "");
  }

  /** The form with what was typed and why it was not done. */
  private Response again(Sent sent, Unusable why) {
    var entry = sent.entry(frame.caller().office());
    if (why.problem() == Problem.NO_WORDS || why.problem() == Problem.TOO_LONG) {
      return begun(422, entry.way(), entry.words(), problem(why));
    }
    var goals = registrations.goals(frame.caller(), entry);
    return frame.respond(
        why.problem() == Problem.TAKEN || why.problem() == Problem.SENT_BEFORE ? 409 : 422,
        framed(form)
            .data("form", view.form(frame, entry, goals))
            .data("key", why.problem() == Problem.SENT_BEFORE ? given(sent.key) : Secrets.token())
            .data("problem", problem(why))
            .data("held", why.about().map(Object::toString).orElse(null))
            .data("sketch", null));
  }

  private Response filled(int status, Sketch sketch, String problem) {
    var taken = sketch.taken().map(this::taken).orElse(problem);
    return frame.respond(
        status,
        framed(form)
            .data("form", view.form(frame, sketch.entry(), sketch.goals()))
            .data("key", Secrets.token())
            .data("problem", taken)
            .data(
                "held",
                sketch.taken().flatMap(held -> held.visible()).map(Object::toString).orElse(null))
            .data("sketch", sketch));
  }

  private String taken(Taken held) {
    return frame.say(
        held.visible().isPresent()
            ? "desk.registration.bad.TAKEN"
            : "desk.registration.bad.TAKEN.elsewhere");
  }

  private String problem(Unusable why) {
    return why.problem() == Problem.TAKEN && why.about().isEmpty()
        ? frame.say("desk.registration.bad.TAKEN.elsewhere")
        : frame.say("desk.registration.bad." + why.problem());
  }

  private Response begun(int status, Way way, String words, String problem) {
    return frame.respond(
        status,
        framed(start).data("ways", ways(way)).data("typed", words).data("problem", problem));
  }

  private List<Choice> ways(Way chosen) {
    return Arrays.stream(Way.values())
        .map(
            way -> new Choice(way.name(), frame.say("desk.registration.way." + way), way == chosen))
        .toList();
  }

  private TemplateInstance framed(Template template) {
    return frame.inside(template, frame.say("desk.registration.title"), PATH);
  }

  private static String given(String field) {
    return Objects.toString(field, "").strip();
  }

  /** Browsers send line ends as two characters. */
  private static String words(String field) {
    return Incoming.readable(Objects.toString(field, "").replace("\r\n", "\n")).strip();
  }
}
