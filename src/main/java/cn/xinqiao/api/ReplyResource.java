package cn.xinqiao.api;

import cn.xinqiao.api.FindingView.Anyway;
import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.reply.Replies;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The answer to a case for programs, and what is noticed in it before it leaves. */
@Path("/api/cases/{number}/reply")
@RolesAllowed({"OFFICER", "LEAD"})
public class ReplyResource {
  private final CaseDesk desk;
  private final Replies replies;
  private final Texts texts;
  private final CurrentCaller caller;

  ReplyResource(CaseDesk desk, Replies replies, Texts texts, CurrentCaller caller) {
    this.desk = desk;
    this.replies = replies;
    this.texts = texts;
    this.caller = caller;
  }

  /**
   * The answer to the matter.
   *
   * @param adoption what becomes of a suggestion; may be left out
   * @param override why the decision of an appeal is sent although it lacks something
   */
  record Reply(String text, AdoptionOf adoption, Anyway override) {
    CaseDesk.Answer answer() {
      return new CaseDesk.Answer(text, Optional.ofNullable(adoption).map(AdoptionOf::read))
          .anyway(Optional.ofNullable(override).map(Anyway::reason));
    }
  }

  /**
   * 采纳情况.
   *
   * @param verdict ADOPTED, PARTLY or NOT
   * @param use what it is turned into; may be left out
   */
  record AdoptionOf(String verdict, String use) {
    Adoption read() {
      return new Adoption(
          CaseResource.read("verdict", verdict, Adoption.Verdict::valueOf)
              .orElseThrow(() -> new Refusal.Malformed("'verdict' is missing")),
          CaseResource.read("use", use, Adoption.Use::valueOf));
    }
  }

  record Text(String text) {}

  /**
   * The case, and what was noticed in the answer that has left.
   *
   * @param warnings none of them held it back
   */
  record Replied(@JsonUnwrapped CaseView answered, List<FindingView> warnings) {}

  @POST
  public Replied reply(
      @RestPath CaseNumber number, Reply body, @BeanParam CaseResource.Conditions conditions) {
    desk.reply(caller.get(), conditions.on(number), given(body).answer());
    return new Replied(
        CaseView.of(desk.show(caller.get(), number, Language.ZH)), findings(number, body.text()));
  }

  /** What would be noticed; nothing leaves. */
  @POST
  @Path("reading")
  public FindingView.All read(@RestPath CaseNumber number, Text body) {
    return new FindingView.All(findings(number, Objects.toString(given(body).text(), "")));
  }

  private List<FindingView> findings(CaseNumber number, String text) {
    return FindingView.of(
        replies.read(caller.get(), number, Optional.empty(), text.strip()), texts);
  }

  private static <T> T given(T body) {
    if (body == null) {
      throw new Refusal.Malformed("a JSON object is expected");
    }
    return body;
  }
}
