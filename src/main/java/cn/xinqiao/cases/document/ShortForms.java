package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands for an office in the numbers of its documents: 殷 for 殷行街道. Listed in {@code
 * seeds/documents/short-forms.csv}, else the shortest beginning of its name that no office beside
 * it shares, so that a city of thousands of offices needs a list of few.
 */
final class ShortForms {
  private static final String PETITION = "petition";
  private static final int LONGEST = 4;

  private final OfficeTree offices;
  private final Map<OfficeCode, String> listed = new HashMap<>();

  /**
   * @throws SeedFile.Invalid when a row cannot be used
   */
  ShortForms(SeedFile file, OfficeTree offices) {
    this.offices = offices;
    for (var row : SeedTable.rows(file)) {
      var code = row.as("office", OfficeCode::valueOf);
      if (offices.find(code).isEmpty()) {
        throw row.invalid(code + " is no office");
      }
      var form = row.text("form");
      if (form.codePointCount(0, form.length()) > LONGEST) {
        throw row.invalid("'form' has at most " + LONGEST + " characters");
      }
      row.text("source");
      if (listed.put(code, form) != null) {
        throw row.invalid(code + " is there twice");
      }
    }
  }

  /** Before the mark of a number: 殷信, or 杨信访 for a petition office. */
  String prefix(OfficeCode code) {
    var office = offices.get(code);
    return PETITION.equals(office.task()) && !listed.containsKey(code)
        ? form(offices.get(office.parent())) + "信访"
        : form(office) + "信";
  }

  private String form(Office office) {
    var known = listed.get(office.code());
    if (known != null) {
      return known;
    }
    return switch (office.level()) {
      case CITY, DISTRICT, STREET -> shortest(office);
      case NEIGHBOURHOOD, DEPARTMENT -> form(offices.get(office.parent())) + shortest(office);
    };
  }

  private String shortest(Office office) {
    var own = own(office);
    var others = beside(office).stream().map(this::own).toList();
    for (int end = 1; end < own.length(); end++) {
      var beginning = own.substring(0, end);
      if (others.stream().noneMatch(other -> other.startsWith(beginning))) {
        return beginning;
      }
    }
    return own;
  }

  private List<Office> beside(Office office) {
    return office.above().stream()
        .flatMap(above -> offices.childrenOf(above).stream())
        .filter(other -> !other.code().equals(office.code()))
        .filter(other -> other.level() == office.level() && OfficeList.isShown(other))
        .toList();
  }

  /** 杨浦区房管局 hangs below 杨浦区 and is 房管局 there. */
  private String own(Office office) {
    if (office.level() != OfficeLevel.DEPARTMENT) {
      return office.name();
    }
    var above = offices.get(office.parent()).name();
    return office.name().startsWith(above) && office.name().length() > above.length()
        ? office.name().substring(above.length())
        : office.name();
  }
}
