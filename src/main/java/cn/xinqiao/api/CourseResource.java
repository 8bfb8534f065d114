package cn.xinqiao.api;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseTerms;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.followup.Closing;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The verbs of the law's course: more time, hearing, service, review, the right kind. */
@Path("/api/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD"})
public class CourseResource {
  private final CaseDesk desk;
  private final CaseTerms terms;
  private final Conclusion conclusion;
  private final Retyping retyping;
  private final Closing closing;
  private final CurrentCaller caller;

  CourseResource(
      CaseDesk desk,
      CaseTerms terms,
      Conclusion conclusion,
      Retyping retyping,
      Closing closing,
      CurrentCaller caller) {
    this.desk = desk;
    this.terms = terms;
    this.conclusion = conclusion;
    this.retyping = retyping;
    this.closing = closing;
    this.caller = caller;
  }

  record Reason(String reason) {}

  /**
   * A case is to be closed.
   *
   * @param because a row of the closing reasons; needed where a resident has not settled it
   */
  record Closed(String reason, String because) {}

  /** A lead decides whether it is. */
  record Decided(boolean approved, String reason) {}

  /**
   * A hearing.
   *
   * @param held true when it begins, false when it has ended
   */
  record Hearing(boolean held, String reason) {}

  /**
   * An answer was served.
   *
   * @param outcome what the decision says; needed for an appeal
   * @param reporter of several the one who has it; none for all
   */
  record Served(
      Conclusion.Way way, LocalDate on, String proof, Conclusion.Outcome outcome, Long reporter) {}

  /**
   * Another kind.
   *
   * @param subject the Chinese first-level name
   */
  record OtherKind(Kind kind, SubKind subKind, String subject, String reason) {}

  @POST
  @Path("/extension")
  public CaseView extend(
      @RestPath CaseNumber number, Reason body, @BeanParam CaseResource.Conditions conditions) {
    terms.extend(caller.get(), conditions.on(number), given(body).reason());
    return show(number);
  }

  /** Closes it, or asks for a lead's approval. */
  @POST
  @Path("/closure")
  public CaseView close(
      @RestPath CaseNumber number, Closed body, @BeanParam CaseResource.Conditions conditions) {
    var because = Optional.ofNullable(given(body).because());
    closing.close(caller.get(), conditions.on(number), because, body.reason());
    return show(number);
  }

  @POST
  @Path("/closure/decision")
  public CaseView decide(
      @RestPath CaseNumber number, Decided body, @BeanParam CaseResource.Conditions conditions) {
    closing.decide(caller.get(), conditions.on(number), given(body).approved(), body.reason());
    return show(number);
  }

  @POST
  @Path("/hearing")
  public CaseView hear(
      @RestPath CaseNumber number, Hearing body, @BeanParam CaseResource.Conditions conditions) {
    var request = conditions.on(number);
    if (given(body).held()) {
      terms.beginHearing(caller.get(), request, body.reason());
    } else {
      terms.endHearing(caller.get(), request, body.reason());
    }
    return show(number);
  }

  @POST
  @Path("/service")
  public CaseView serve(
      @RestPath CaseNumber number, Served body, @BeanParam CaseResource.Conditions conditions) {
    if (given(body).way() == null || body.on() == null) {
      throw new Refusal.Malformed("'way' and 'on' are needed");
    }
    conclusion.serve(
        caller.get(),
        conditions.on(number),
        new Conclusion.Serving(
            body.way(),
            body.on(),
            body.proof(),
            Optional.ofNullable(body.outcome()),
            Optional.ofNullable(body.reporter()),
            Optional.empty()));
    return show(number);
  }

  /** The case goes to the office above with this; the answer is how it was handed over. */
  @POST
  @Path("/review")
  public CaseView review(
      @RestPath CaseNumber number, Reason body, @BeanParam CaseResource.Conditions conditions) {
    return CaseView.of(
        conclusion.review(caller.get(), conditions.on(number), given(body).reason()));
  }

  /** The case may leave the caller's sight with this; the answer is how it was handed over. */
  @POST
  @Path("/retyping")
  public CaseView retype(
      @RestPath CaseNumber number, OtherKind body, @BeanParam CaseResource.Conditions conditions) {
    var subject =
        Subject.ofCode(given(body).subject())
            .orElseThrow(() -> new Refusal.Malformed("'subject' cannot be read"));
    if (body.kind() == null) {
      throw new Refusal.Malformed("'kind' is missing");
    }
    return CaseView.of(
        retyping.retype(
            caller.get(),
            conditions.on(number),
            body.kind(),
            body.subKind(),
            subject,
            body.reason()));
  }

  private CaseView show(CaseNumber number) {
    return CaseView.of(desk.show(caller.get(), number, Language.ZH));
  }

  private static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }
}
