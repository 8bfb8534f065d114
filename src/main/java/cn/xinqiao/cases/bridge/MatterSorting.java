package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Route;
import cn.xinqiao.routing.Router;
import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.Emergency;
import cn.xinqiao.triage.Gist;
import cn.xinqiao.triage.SortedMatter;
import cn.xinqiao.triage.Suspicion;
import cn.xinqiao.triage.Triage;
import cn.xinqiao.triage.Understanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Says of words that came by another way than the chat what they hold and whose they are, by the
 * same triage and routing. What holds several matters counts as its gravest: an accusation among
 * them keeps the whole from the office that it may accuse.
 */
@ApplicationScoped
class MatterSorting {
  private static final int SUMMARY = 60;

  private final Triage triage;
  private final Router router;
  private final ConfidentialDesk confidential;
  private final OfficeTree offices;

  MatterSorting(Triage triage, Router router, ConfidentialDesk confidential, OfficeTree offices) {
    this.triage = triage;
    this.router = router;
    this.confidential = confidential;
    this.offices = offices;
  }

  /**
   * What the words came to.
   *
   * @param matters how many the words hold; 0 when nothing was found that could be asked
   * @param danger found by a rule, or resembled so much that the alarm is due
   * @param desk whose desk it belongs on; the city's triage desk when no place is known
   */
  record Sorted(
      SortedMatter matter, int matters, Optional<Emergency> danger, Route route, OfficeCode desk) {}

  /**
   * Takes as long as the embedding model needs: no transaction is open meanwhile.
   *
   * @param place where it happened, if that was said apart from the words
   */
  Sorted sort(String words, Optional<String> place) {
    var understood = triage.understand(words);
    var matter = gravest(words, understood.matters());
    var route = route(words, place);
    return new Sorted(
        matter, understood.matters().size(), danger(understood), route, desk(words, matter, route));
  }

  /** The confidential desk above whom an accusation names. */
  OfficeCode confidentialDesk(String words, Optional<String> place) {
    return confidential.above(place(route(words, place)), words);
  }

  private static Optional<Emergency> danger(Understanding understood) {
    return understood
        .emergency()
        .or(() -> understood.suspicion().filter(Suspicion::sure).map(Suspicion::danger));
  }

  private static SortedMatter gravest(String words, List<SortedMatter> matters) {
    return matters.stream()
        .filter(m -> m.subKind() == SubKind.ACCUSATION)
        .findFirst()
        .or(() -> matters.stream().filter(m -> m.kind() != Kind.OTHER).findFirst())
        .orElseGet(() -> unread(words));
  }

  /** A person has to say what it is. */
  private static SortedMatter unread(String words) {
    return new SortedMatter(
        words,
        new Gist(Excerpt.inOneLine(words, SUMMARY), Optional.empty(), Optional.empty()),
        Kind.SERVICE_REQUEST,
        SubKind.ASSISTANCE,
        Subject.PARTY_AND_GOVERNMENT,
        Optional.empty(),
        Urgency.NORMAL,
        0,
        DecidedBy.UNSURE,
        "none",
        List.of("没有读懂，请人工确认类别和承办单位"));
  }

  Route route(String words, Optional<String> place) {
    return place
        .map(router::route)
        .filter(own -> !own.candidates().isEmpty())
        .orElseGet(() -> router.route(words));
  }

  private OfficeCode desk(String words, SortedMatter matter, Route route) {
    var place = place(route);
    return matter.subKind() == SubKind.ACCUSATION
        ? confidential.above(place, words)
        : place.orElse(OfficeCode.CITY_TRIAGE);
  }

  private Optional<OfficeCode> place(Route route) {
    return route.office().map(Office::code).or(() -> district(route));
  }

  /** The one district that all offices in question are in, if it is one. */
  private Optional<OfficeCode> district(Route route) {
    var districts =
        route.candidates().stream()
            .flatMap(c -> offices.districtOf(c.office().code()).stream())
            .map(Office::code)
            .distinct()
            .toList();
    return districts.size() == 1 ? Optional.of(districts.getFirst()) : Optional.empty();
  }
}
