package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.Optional;

/**
 * Where an accusation goes, so that it never reaches whom it accuses: to the discipline desk of the
 * district for a street or committee and its staff; to the city's when the district itself, one of
 * its departments or its discipline desk is named, or when the place is unknown.
 *
 * <p>Source: 信访工作条例 (2022) articles 22 and 30(3).
 */
public final class ConfidentialDesk {
  /** The task of the desks that hold accusations. */
  public static final String TASK = "discipline";

  private final OfficeTree offices;

  public ConfidentialDesk(OfficeTree offices) {
    this.offices = offices;
  }

  /**
   * @param named the office that the words point to, if any
   * @param words what the resident wrote, because they may name a district's department
   */
  public OfficeCode above(Optional<OfficeCode> named, String words) {
    return named
        .flatMap(offices::find)
        .filter(office -> isBelowDistrict(office) && !namesDistrictBody(office, words))
        .flatMap(office -> offices.districtOf(office.code()))
        .flatMap(district -> offices.departmentOf(district.code(), TASK))
        .map(Office::code)
        .orElseGet(this::cityDesk);
  }

  private OfficeCode cityDesk() {
    return offices
        .departmentOf(OfficeCode.CITY, TASK)
        .map(Office::code)
        .orElseThrow(() -> new IllegalStateException("the city has no confidential desk"));
  }

  private static boolean isBelowDistrict(Office office) {
    return switch (office.level()) {
      case STREET, NEIGHBOURHOOD -> true;
      case CITY, DISTRICT, DEPARTMENT -> false;
    };
  }

  /** A department is named by its full name, or by what follows 区 in it: 区房管局, 区纪委. */
  private boolean namesDistrictBody(Office office, String words) {
    return offices
        .districtOf(office.code())
        .map(district ->
            words.contains("区政府")
                || words.contains("区委")
                || words.contains("区领导")
                || words.contains("区长")
                || offices.childrenOf(district.code()).stream()
                    .filter(o -> o.task() != null)
                    .anyMatch(o ->
                        words.contains(
                            o.name()
                                .substring(o.name().indexOf('区') < 0 ? 0 : o.name().indexOf('区')))))
        .orElse(false);
  }
}
