package cn.xinqiao.desk.casefile;

import cn.xinqiao.cases.CaseTerms;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** What the law's course wants of a case's page: more time, service, review, the right kind. */
@Path("/desk/cases/{number}")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR"})
public class CoursePages {
  private final CaseTerms terms;
  private final Conclusion conclusion;
  private final Retyping retyping;
  private final CaseAnswers answers;
  private final Frame frame;

  CoursePages(
      CaseTerms terms, Conclusion conclusion, Retyping retyping, CaseAnswers answers, Frame frame) {
    this.terms = terms;
    this.conclusion = conclusion;
    this.retyping = retyping;
    this.answers = answers;
    this.frame = frame;
  }

  @POST
  @Path("extension")
  public Response extend(@RestPath CaseNumber number, Sent sent) {
    return answers.act(
        number,
        Deed.EXTEND,
        sent,
        () -> terms.extend(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("hearing")
  public Response hearing(@RestPath CaseNumber number, Sent sent) {
    return answers.act(
        number,
        Deed.HEARING,
        sent,
        () -> {
          if ("END".equals(sent.how)) {
            terms.endHearing(frame.caller(), sent.on(number), sent.text());
          } else {
            terms.beginHearing(frame.caller(), sent.on(number), sent.text());
          }
        });
  }

  @POST
  @Path("review")
  public Response review(@RestPath CaseNumber number, Sent sent) {
    return answers.act(
        number,
        Deed.REVIEW,
        sent,
        () -> conclusion.review(frame.caller(), sent.on(number), sent.text()));
  }

  @POST
  @Path("retyping")
  public Response retype(@RestPath CaseNumber number, Sent sent) {
    return answers.act(
        number,
        Deed.RETYPE,
        sent,
        () ->
            retyping.retype(
                frame.caller(),
                sent.on(number),
                sent.kind(),
                sent.subKind(),
                sent.subject(),
                sent.text()),
        "PETITION/ACCUSATION".equals(sent.kind));
  }
}
