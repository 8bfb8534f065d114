package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.office.Office;

/** How an office signs: the list holds what people call it. */
final class FormalName {
  private FormalName() {}

  static String of(Office office, Language language) {
    return switch (language) {
      case ZH -> office.name() + suffix(office);
      case EN -> english(office);
    };
  }

  private static String suffix(Office office) {
    return switch (office.level()) {
      case CITY, DISTRICT -> "人民政府";
      case STREET -> {
        var name = office.name();
        if (name.endsWith("街道")) {
          yield "办事处";
        }
        yield name.endsWith("镇") || name.endsWith("乡") ? "人民政府" : "";
      }
      case NEIGHBOURHOOD, DEPARTMENT -> "";
    };
  }

  private static String english(Office office) {
    return switch (office.level()) {
      case CITY, DISTRICT -> "the People's Government of " + office.nameEn();
      case STREET, NEIGHBOURHOOD, DEPARTMENT -> office.nameEn();
    };
  }
}
