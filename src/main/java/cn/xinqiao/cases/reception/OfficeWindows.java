package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where an office may be visited without an appointment, as far as it has written that down. */
record OfficeWindows(Map<OfficeCode, Map<Language, String>> windows) {
  static final String LIST = "documents/windows.csv";

  /** Every other office. */
  private static final String ELSEWHERE = "*";

  static OfficeWindows of(SeedFile file) {
    var read = new HashMap<OfficeCode, Map<Language, String>>();
    for (SeedTable.Row row : SeedTable.rows(file)) {
      if (!row.text("office").equals(ELSEWHERE)) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
          texts.put(language, row.text("text_" + language.tag()));
        }
        read.put(row.as("office", OfficeCode::valueOf), Map.copyOf(texts));
      }
    }
    return new OfficeWindows(Map.copyOf(read));
  }

  Optional<String> of(OfficeCode office, Language language) {
    return Optional.ofNullable(windows.get(office)).map(texts -> texts.get(language));
  }
}
