package cn.xinqiao.cases.together;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who can be asked to help with a case: the committees of the street that has it, and within each
 * territory above it that territory, its departments and, in the district, the other streets. No
 * confidential desk is among them: it takes a case whole or not at all.
 */
final class CoHandlers {
  private final OfficeTree offices;

  CoHandlers(OfficeTree offices) {
    this.offices = offices;
  }

  Map<Office, List<Office>> of(OfficeCode holder) {
    var groups = new LinkedHashMap<Office, List<Office>>();
    offices
        .up(holder)
        .filter(o -> o.level() != OfficeLevel.DEPARTMENT && o.level() != OfficeLevel.NEIGHBOURHOOD)
        .forEach(territory -> {
          var found =
              Stream.concat(Stream.of(territory), below(territory))
                  .filter(o -> !o.code().equals(holder) && isAsked(o))
                  .toList();
          if (!found.isEmpty()) {
            groups.put(territory, found);
          }
        });
    return groups;
  }

  boolean allows(OfficeCode holder, OfficeCode to) {
    return of(holder).values().stream().flatMap(List::stream).anyMatch(o -> o.code().equals(to));
  }

  private Stream<Office> below(Office territory) {
    return offices.childrenOf(territory.code()).stream()
        .sorted(Comparator.comparing(o -> o.code().value()));
  }

  /** A park or farm has no desk of its own. */
  private static boolean isAsked(Office office) {
    return !ConfidentialDesk.TASK.equals(office.task())
        && !office.code().equals(OfficeCode.CITY_TRIAGE)
        && office.answering() == null;
  }
}
