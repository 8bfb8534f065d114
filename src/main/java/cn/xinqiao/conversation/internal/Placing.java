package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** On whose desk a matter lands, once its place is known as well as it ever will be. */
@ApplicationScoped
public class Placing {
  private final OfficeTree offices;
  private final ConfidentialDesk confidential;

  Placing(OfficeTree offices, ConfidentialDesk confidential) {
    this.offices = offices;
    this.confidential = confidential;
  }

  /**
   * The street office of the place; for an accusation the confidential desk above whom it names;
   * without a place the district's office if that much is known, else the city's triage desk.
   */
  public OfficeCode desk(Draft draft, DraftMatter matter) {
    var place = matter.where().office().or(() -> district(matter.where().candidates()));
    return matter.isAccusation()
        ? confidential.above(place, draft.words())
        : place.orElse(OfficeCode.CITY_TRIAGE);
  }

  /** Where an emergency rings, when nobody can be asked first. */
  public OfficeCode emergencyDesk(Route route) {
    return route
        .office()
        .map(o -> o.code())
        .or(() -> district(route.candidates().stream().map(c -> c.office().code()).toList()))
        .orElse(OfficeCode.CITY_TRIAGE);
  }

  /** The one district that all these offices are in, if it is one. */
  private Optional<OfficeCode> district(List<OfficeCode> candidates) {
    var districts =
        candidates.stream()
            .flatMap(code -> offices.districtOf(code).stream())
            .map(o -> o.code())
            .distinct()
            .toList();
    return districts.size() == 1 ? Optional.of(districts.getFirst()) : Optional.empty();
  }
}
