package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.EnumMap;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

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

  private enum Role {
    /** What follows 区 when a body of the district is meant. */
    BODY,
    /** What comes before a body that is asked to look into the matter. */
    ASKED
  }

  private final OfficeTree offices;
  private final Pattern body;
  private final Pattern asked;

  /**
   * @param words {@code accused.csv}
   * @throws SeedFile.Invalid for a row that cannot be used
   */
  public ConfidentialDesk(OfficeTree offices, SeedFile words) {
    this.offices = offices;
    var byRole = new EnumMap<Role, StringJoiner>(Role.class);
    for (SeedTable.Row row : SeedTable.rows(words)) {
      byRole
          .computeIfAbsent(row.as("role", Role::valueOf), role -> new StringJoiner("|"))
          .add(Pattern.quote(row.text("word")));
    }
    for (Role role : Role.values()) {
      if (!byRole.containsKey(role)) {
        throw words.invalid(words.lines().size(), role + " has no word");
      }
    }
    // 小区, 社区 and the like are no district
    body = Pattern.compile("(?<![小社校园片街景厂新老郊矿])区(?:" + byRole.get(Role.BODY) + ")");
    asked = Pattern.compile("(?:" + byRole.get(Role.ASKED) + ")$");
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

  private boolean namesDistrictBody(Office office, String words) {
    return offices
        .districtOf(office.code())
        .filter(district -> namesDepartment(district, words) || accusesBody(district, words))
        .isPresent();
  }

  /** By its full name, as 杨浦公安分局. */
  private boolean namesDepartment(Office district, String words) {
    return offices.childrenOf(district.code()).stream()
        .filter(office -> office.task() != null && !office.task().equals(TASK))
        .anyMatch(office -> words.contains(office.name()));
  }

  /** 区城管局 is accused wherever it stands; 请区纪委彻查 only asks. In doubt it is accused. */
  private boolean accusesBody(Office district, String words) {
    var name = district.name().replaceFirst("区$", "");
    return body.matcher(words)
        .results()
        .anyMatch(found -> {
          var before = words.substring(0, found.start());
          var ahead =
              before.endsWith(name) ? before.substring(0, before.length() - name.length()) : before;
          return !asked.matcher(ahead).find();
        });
  }
}
