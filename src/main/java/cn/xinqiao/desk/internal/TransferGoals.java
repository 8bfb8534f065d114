package cn.xinqiao.desk.internal;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The offices that a case can be passed on to: those above, their departments, those below. */
public final class TransferGoals {
  private final OfficeTree offices;
  private final Language language;

  public TransferGoals(OfficeTree offices, Language language) {
    this.offices = offices;
    this.language = language;
  }

  public record Goal(String code, String name) {}

  /**
   * @param label the office below which they stand
   */
  public record Group(String label, List<Goal> goals) {}

  /**
   * @param holder where the case is
   * @param own the office of the officer who passes it on
   */
  public List<Group> of(OfficeCode holder, OfficeCode own, boolean confidential) {
    return confidential ? confidentialDesks(holder) : ordinary(holder, own);
  }

  private List<Group> ordinary(OfficeCode holder, OfficeCode own) {
    var groups = new ArrayList<Group>();
    var seen = new LinkedHashSet<OfficeCode>(Set.of(holder));
    var territories =
        Stream.concat(offices.up(holder), Stream.of(offices.get(own)))
            .distinct()
            .filter(o -> o.level() != OfficeLevel.DEPARTMENT);
    territories.forEach(territory -> {
      var below =
          offices.childrenOf(territory.code()).stream()
              .filter(o -> o.level() == OfficeLevel.DEPARTMENT || o.code().within(own))
              .sorted(Comparator.comparing(o -> o.code().value()));
      add(groups, seen, territory, Stream.concat(Stream.of(territory), below));
    });
    return groups;
  }

  /** 信访工作条例 (2022) article 30: an accusation goes to no other desks than these. */
  private List<Group> confidentialDesks(OfficeCode holder) {
    var groups = new ArrayList<Group>();
    var seen = new LinkedHashSet<OfficeCode>(Set.of(holder));
    var desks =
        offices
            .all()
            .filter(o -> ConfidentialDesk.TASK.equals(o.task()))
            .sorted(Comparator.comparing(o -> o.code().value()));
    add(groups, seen, offices.get(OfficeCode.CITY), desks);
    return groups;
  }

  private void add(
      List<Group> groups, Set<OfficeCode> seen, Office territory, Stream<Office> found) {
    var goals =
        found
            .filter(o -> o.level() != OfficeLevel.NEIGHBOURHOOD)
            .filter(o -> seen.add(o.code()))
            .map(o -> new Goal(o.code().value(), o.name(language)))
            .toList();
    if (!goals.isEmpty()) {
      groups.add(new Group(territory.name(language), goals));
    }
  }
}
