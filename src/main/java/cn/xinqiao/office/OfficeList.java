package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The offices of the city as the seed files list them, checked: offices, committees, departments.
 *
 * @param tree every office of the three files, placeholder committees included
 * @param aliases what else people call an office, in Chinese and English; a name that ends in
 *     {@code ?} is only a hint, because it also means something else
 * @param pinyin the name of a committee without its suffix, in pinyin
 */
public record OfficeList(
    OfficeTree tree, Map<OfficeCode, List<String>> aliases, Map<OfficeCode, String> pinyin) {

  /** Reads the lists in force; the first row that cannot be used stops the start. */
  public static OfficeList read(Seeds seeds) {
    return of(
        seeds.read("offices.csv"), seeds.read("gazetteer.csv"), seeds.read("departments.csv"));
  }

  public static OfficeList of(SeedFile offices, SeedFile gazetteer, SeedFile departments) {
    var reading = new Reading();
    SeedTable.rows(offices).forEach(reading::office);
    SeedTable.rows(gazetteer).forEach(reading::committee);
    SeedTable.rows(departments).forEach(reading::department);
    return reading.finish();
  }

  /**
   * Whether residents and officers ever see this office: the statistical list holds placeholder
   * committees (虚拟) for areas where nobody lives.
   */
  public static boolean isShown(Office office) {
    return !office.name().contains("虚拟");
  }

  /** What has been read so far; references are checked at the end, when every code is known. */
  private static final class Reading {
    private final Map<OfficeCode, Office> offices = new HashMap<>();
    private final Map<OfficeCode, SeedTable.Row> rows = new HashMap<>();
    private final Map<OfficeCode, List<String>> aliases = new HashMap<>();
    private final Map<OfficeCode, String> pinyin = new HashMap<>();

    void office(SeedTable.Row row) {
      var level = row.as("level", OfficeLevel::valueOf);
      var parent = row.textOr("parent", "").isEmpty() ? null : code(row, "parent");
      var answering = row.textOr("answering", "").isEmpty() ? null : code(row, "answering");
      var name = row.text("name");
      var nameEn = row.textOr("name_en", name);
      var task = row.textOr("task", null);
      var code = code(row, "code");
      add(row, new Office(code, name, nameEn, level, parent, task, answering));
      aliases.put(code, split(row.textOr("aliases", "")));
    }

    void committee(SeedTable.Row row) {
      var name = row.text("name");
      var code = code(row, "code");
      var level = OfficeLevel.NEIGHBOURHOOD;
      add(row, new Office(code, name, name, level, code(row, "parent"), null, null));
      pinyin.put(code, row.text("pinyin"));
    }

    void department(SeedTable.Row row) {
      var name = row.text("name");
      var nameEn = row.textOr("name_en", name);
      var level = OfficeLevel.DEPARTMENT;
      var code = code(row, "code");
      add(row, new Office(code, name, nameEn, level, code(row, "parent"), row.text("task"), null));
    }

    private void add(SeedTable.Row row, Office office) {
      if (!fits(office)) {
        throw row.invalid(office.level() + " cannot have the code " + office.code());
      }
      var parent = office.above();
      if (parent.isEmpty() && office.level() != OfficeLevel.CITY) {
        throw row.invalid("'parent' is empty");
      }
      if (parent.isPresent() && !office.code().within(parent.get())) {
        throw row.invalid(office.code() + " does not lie within its parent " + parent.get());
      }
      if (offices.put(office.code(), office) != null) {
        throw row.invalid("office " + office.code() + " is there twice");
      }
      rows.put(office.code(), row);
    }

    OfficeList finish() {
      for (Office office : offices.values()) {
        known(office, office.parent(), "parent");
        known(office, office.answering(), "answering");
      }
      return new OfficeList(
          new OfficeTree(offices.values()), Map.copyOf(aliases), Map.copyOf(pinyin));
    }

    private void known(Office office, OfficeCode other, String column) {
      if (other != null && !offices.containsKey(other)) {
        throw rows.get(office.code()).invalid("'" + column + "' " + other + " is no office");
      }
    }

    private static boolean fits(Office office) {
      var code = office.code().value();
      return switch (office.level()) {
        case CITY -> code.length() == 2;
        case DISTRICT -> code.matches("\\d{6}");
        case STREET -> code.matches("\\d{9}");
        case NEIGHBOURHOOD -> code.matches("\\d{12}");
        case DEPARTMENT -> code.contains("-");
      };
    }

    private static OfficeCode code(SeedTable.Row row, String column) {
      return row.as(column, OfficeCode::valueOf);
    }

    private static List<String> split(String names) {
      return Stream.of(names.split("\\|")).map(String::trim).filter(n -> !n.isEmpty()).toList();
    }
  }
}
