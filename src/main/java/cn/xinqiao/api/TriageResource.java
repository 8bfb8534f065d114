package cn.xinqiao.api;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import cn.xinqiao.triage.SortedMatter;
import cn.xinqiao.triage.Suspicion;
import cn.xinqiao.triage.Triage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a text holds and whose it is; decides, stores nothing. */
@Path("/api/triage")
@RolesAllowed({"OFFICER", "LEAD", "AUDITOR", "ADMIN"})
public class TriageResource {
  private final Triage triage;
  private final Router router;
  private final OfficeTree offices;
  private final ConfidentialDesk confidential;

  TriageResource(Triage triage, Router router, OfficeTree offices, ConfidentialDesk confidential) {
    this.triage = triage;
    this.router = router;
    this.offices = offices;
    this.confidential = confidential;
  }

  record Text(String text) {}

  record Found(Danger emergency, List<MatterView> matters) {}

  record Danger(String kind, String hotline, String reason) {}

  record CandidateView(String code, String name, double confidence) {}

  record MatterView(
      String text,
      String kind,
      String subKind,
      String subject,
      String subject2,
      String urgency,
      double confidence,
      String decidedBy,
      List<String> reasons,
      OfficeView office,
      OfficeView neighbourhood,
      List<CandidateView> officeCandidates) {}

  @POST
  public Found triage(Text asked) {
    if (asked == null || asked.text() == null || asked.text().isBlank()) {
      throw new Refusal.Malformed("'text' is missing");
    }
    if (asked.text().length() > Incoming.LONGEST) {
      throw new Refusal.TooLarge("a text has at most " + Incoming.LONGEST + " characters");
    }
    var words = Incoming.readable(asked.text());
    var understood = triage.understand(words);
    return new Found(
        understood
            .emergency()
            .or(() -> understood.suspicion().filter(Suspicion::sure).map(Suspicion::danger))
            .map(e -> new Danger(e.kind().name(), e.kind().hotline(), e.reason()))
            .orElse(null),
        understood.matters().stream().map(m -> view(m, words)).toList());
  }

  private MatterView view(SortedMatter matter, String words) {
    var own = router.route(matter.text());
    var route = own.candidates().isEmpty() ? router.route(words) : own;
    var reasons = new ArrayList<>(matter.reasons());
    reasons.addAll(route.reasons());
    return new MatterView(
        matter.text(),
        matter.kind().name(),
        matter.subKind() == null ? null : matter.subKind().name(),
        matter.subject().code(),
        matter.subject2().orElse(null),
        matter.urgency().name(),
        rounded(matter.confidence()),
        matter.decidedBy().name(),
        reasons,
        office(matter, route, words).map(OfficeView::of).orElse(null),
        route.neighbourhood().map(OfficeView::of).orElse(null),
        route.candidates().stream()
            .map(c ->
                new CandidateView(
                    c.office().code().value(), c.office().name(), rounded(c.confidence())))
            .toList());
  }

  private Optional<Office> office(SortedMatter matter, Route route, String words) {
    return matter.subKind() == SubKind.ACCUSATION
        ? Optional.of(offices.get(confidential.above(route.office().map(Office::code), words)))
        : route.office();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
