package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.Candidate;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Route;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offices that an officer may register a case for: where the words point, the own office, the
 * streets and departments of the own district, and the city's triage desk for everything else.
 * Never a confidential desk: an accusation finds its own.
 */
@ApplicationScoped
public class RegistrationGoals {
  private final OfficeTree offices;

  RegistrationGoals(OfficeTree offices) {
    this.offices = offices;
  }

  /**
   * @param territory below which they stand; empty for those that the words point to
   */
  public record Group(Optional<Office> territory, List<Office> goals) {}

  List<Group> of(Caller caller, Route route) {
    var seen = new LinkedHashSet<OfficeCode>();
    var groups = new ArrayList<Group>();
    add(groups, seen, Optional.empty(), pointed(route));
    var district = offices.districtOf(caller.office());
    add(groups, seen, Optional.empty(), Stream.of(offices.get(caller.office())));
    district.ifPresent(own -> add(groups, seen, Optional.of(own), inDistrict(own)));
    if (district.isEmpty()) {
      sorted(offices.childrenOf(OfficeCode.CITY).stream())
          .filter(office -> office.level() == OfficeLevel.DISTRICT)
          .forEach(other -> add(groups, seen, Optional.of(other), inDistrict(other)));
    }
    add(groups, seen, Optional.empty(), Stream.of(offices.get(OfficeCode.CITY_TRIAGE)));
    return groups;
  }

  boolean allow(Caller caller, Route route, OfficeCode chosen) {
    return of(caller, route).stream()
        .flatMap(group -> group.goals().stream())
        .anyMatch(office -> office.code().equals(chosen));
  }

  /** Who works the cases of a park or a farm. */
  OfficeCode answering(OfficeCode chosen) {
    return offices.answeringFor(chosen).code();
  }

  /** With the districts of those in question: that of all is the desk while nobody has asked. */
  private Stream<Office> pointed(Route route) {
    return Stream.of(
            route.office().stream(),
            route.candidates().stream().map(Candidate::office),
            route.candidates().stream()
                .flatMap(candidate -> offices.districtOf(candidate.office().code()).stream()))
        .flatMap(found -> found);
  }

  private Stream<Office> inDistrict(Office district) {
    return Stream.concat(Stream.of(district), sorted(offices.childrenOf(district.code()).stream()));
  }

  private static Stream<Office> sorted(Stream<Office> found) {
    return found.sorted(Comparator.comparing(office -> office.code().value()));
  }

  private static void add(
      List<Group> groups, Set<OfficeCode> seen, Optional<Office> territory, Stream<Office> found) {
    var goals =
        found
            .filter(OfficeList::isShown)
            .filter(office -> office.level() != OfficeLevel.NEIGHBOURHOOD)
            .filter(office -> !ConfidentialDesk.TASK.equals(office.task()))
            .filter(office -> seen.add(office.code()))
            .toList();
    if (!goals.isEmpty()) {
      groups.add(new Group(territory, goals));
    }
  }
}
