package cn.xinqiao.cases;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The offices that a case can be passed on to: those above, their departments, those below. A form
 * offers these, and the act takes no others.
 */
public final class TransferRule {
  private final OfficeTree offices;

  public TransferRule(OfficeTree offices) {
    this.offices = offices;
  }

  /**
   * @param holder where the case is
   * @param own the office of the officer who passes it on
   * @return by the territory in or below which they stand, nearest first
   */
  public Map<Office, List<Office>> goals(OfficeCode holder, OfficeCode own, boolean confidential) {
    return confidential ? confidentialDesks(holder) : ordinary(holder, reach(own));
  }

  public boolean allows(OfficeCode holder, OfficeCode own, boolean confidential, OfficeCode to) {
    return goals(holder, own, confidential).values().stream()
        .flatMap(List::stream)
        .anyMatch(office -> office.code().equals(to));
  }

  /** The city's triage desk hands on, for the city, what came without a place. */
  private static OfficeCode reach(OfficeCode own) {
    return own.equals(OfficeCode.CITY_TRIAGE) ? OfficeCode.CITY : own;
  }

  private Map<Office, List<Office>> ordinary(OfficeCode holder, OfficeCode reach) {
    var groups = new LinkedHashMap<Office, List<Office>>();
    var seen = new LinkedHashSet<>(Set.of(holder));
    Stream.concat(offices.up(holder), Stream.of(offices.get(reach)))
        .distinct()
        .filter(o -> o.level() != OfficeLevel.DEPARTMENT)
        .forEach(territory -> {
          var below =
              sorted(offices.childrenOf(territory.code()).stream())
                  .filter(o -> o.level() == OfficeLevel.DEPARTMENT || o.code().within(reach));
          add(groups, seen, territory, Stream.concat(Stream.of(territory), below));
        });
    return groups;
  }

  /** 信访工作条例 (2022) article 30: an accusation goes to no other desks than these. */
  private Map<Office, List<Office>> confidentialDesks(OfficeCode holder) {
    var groups = new LinkedHashMap<Office, List<Office>>();
    var desks = sorted(offices.all().filter(o -> ConfidentialDesk.TASK.equals(o.task())));
    add(groups, new LinkedHashSet<>(Set.of(holder)), offices.get(OfficeCode.CITY), desks);
    return groups;
  }

  private static void add(
      Map<Office, List<Office>> groups,
      Set<OfficeCode> seen,
      Office territory,
      Stream<Office> found) {
    var goals =
        found
            .filter(o -> o.level() != OfficeLevel.NEIGHBOURHOOD)
            .filter(o -> seen.add(o.code()))
            .toList();
    if (!goals.isEmpty()) {
      groups.put(territory, goals);
    }
  }

  private static Stream<Office> sorted(Stream<Office> found) {
    return found.sorted(Comparator.comparing(o -> o.code().value()));
  }
}
