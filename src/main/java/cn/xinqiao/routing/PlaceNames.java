package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.routing.Name.Form;
import cn.xinqiao.routing.Name.Sort;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every way of writing every office's name, in plain text; made once from the lists. */
final class PlaceNames {
  private static final Pattern COMMITTEE_WORD = Pattern.compile("(社区居委会|居委会|村委会)$");
  private static final Pattern ROAD = Pattern.compile(".+(路|街|大道|公园道)");
  private static final Pattern LANE = Pattern.compile("路([零〇一二三四五六七八九十百千]+)弄");
  private static final Pattern LANE_ROAD = Pattern.compile("^(.+路)\\d+弄");
  private static final Pattern VILLAGES = Pattern.compile("^(.{2,}?)\\d+村");
  private static final Pattern ONLY_A_NUMBER = Pattern.compile("第?\\d+村?");
  private static final Pattern NUMBERED_VILLAGE = Pattern.compile("([一二三四五六七八九])村");
  private static final Map<Character, String> SPOKEN =
      Map.ofEntries(
          Map.entry('零', "ling"),
          Map.entry('〇', "ling"),
          Map.entry('一', "yi"),
          Map.entry('二', "er"),
          Map.entry('三', "san"),
          Map.entry('四', "si"),
          Map.entry('五', "wu"),
          Map.entry('六', "liu"),
          Map.entry('七', "qi"),
          Map.entry('八', "ba"),
          Map.entry('九', "jiu"),
          Map.entry('十', "shi"),
          Map.entry('百', "bai"),
          Map.entry('千', "qian"));
  private static final Pattern NUMBERED = Pattern.compile("(.{2,}?)第?(\\d+(?:、\\d+)*)");
  private static final Pattern JOINT_VILLAGES = Pattern.compile("(.+?)((?:\\d+、)+\\d+)村");
  private static final Pattern ESTATE = Pattern.compile(".{2,}([苑园里坊城庭寓湾宅邸府庐墅村]|小区)|.+\\d弄");
  // three characters are enough for 创智坊 or 杨家宅; 玫瑰园 and 星河湾 are built everywhere
  private static final Pattern SHORT_ESTATE = Pattern.compile("..[村坊宅弄]");
  private static final Pattern ROAD_OFFICE = Pattern.compile("(.+路)街道");
  // pinyin has no tones here: a short form would match half the language
  private static final int SHORTEST_PINYIN = 9;

  private final Map<String, Set<Name>> names = new LinkedHashMap<>();

  PlaceNames(OfficeList list, Iterable<String> noPlaces) {
    list.tree().all().filter(OfficeList::isShown).forEach(office -> add(list, office));
    noPlaces.forEach(word -> put(word, new Name(Sort.NO_PLACE, Form.FULL, OfficeCode.CITY)));
  }

  Map<String, Set<Name>> all() {
    return names;
  }

  private void add(OfficeList list, Office office) {
    switch (office.level()) {
      case DISTRICT -> addTerritory(list, office, Sort.DISTRICT);
      case STREET -> addTerritory(list, office, Sort.STREET);
      case NEIGHBOURHOOD -> {
        addCommittee(office);
        addPinyin(office, list.pinyin().getOrDefault(office.code(), ""));
      }
      case CITY, DEPARTMENT -> {}
    }
  }

  private void addTerritory(OfficeList list, Office office, Sort sort) {
    put(office.name(), new Name(sort, Form.FULL, office.code()));
    addEnglish(office.nameEn(), sort, office.code());
    for (String alias : list.aliases().getOrDefault(office.code(), List.of())) {
      addAlias(alias, sort, office.code());
    }
    var road = ROAD_OFFICE.matcher(office.name());
    if (road.matches()) {
      put(road.group(1), new Name(sort, Form.HINT, office.code()));
      put(
          office.nameEn().replaceFirst(" Subdistrict$", ""),
          new Name(sort, Form.HINT, office.code()));
    }
  }

  private void addAlias(String alias, Sort sort, OfficeCode code) {
    if (alias.endsWith("?")) {
      put(alias.substring(0, alias.length() - 1), new Name(sort, Form.HINT, code));
    } else if (alias.matches(".*(街道|[镇乡区县])$")) {
      put(alias, new Name(sort, Form.FULL, code));
    } else if (alias.matches(".+ (Subdistrict|Town|Township|District|New Area)")) {
      addEnglish(alias, sort, code);
    } else {
      put(alias, new Name(sort, Form.SHORT, code));
    }
  }

  private void addEnglish(String name, Sort sort, OfficeCode code) {
    var full = new Name(sort, Form.FULL, code);
    put(name, full);
    put(name.replaceFirst(" Subdistrict$", " Jiedao"), full);
    put(name.replaceFirst(" Subdistrict$", " Street Office"), full);
    put(name.replaceFirst(" Road Subdistrict$", " Rd Subdistrict"), full);
    put(name.replaceFirst(" Road Subdistrict$", " Lu Jiedao"), full);
    put(name.replaceFirst(" Town$", " Zhen"), full);
    put(name.replaceFirst(" District$", " Qu"), full);
  }

  private void addCommittee(Office office) {
    var base = PlainText.of(ownName(office));
    if (ONLY_A_NUMBER.matcher(base).matches()) {
      return; // 第一居委会, 三村: every estate has one
    }
    boolean community = office.name().endsWith("社区居委会");
    put(base, committee(form(base, community), office));
    JOINT_VILLAGES
        .matcher(base)
        .results()
        .forEach(joint -> addEach(joint.group(1), joint.group(2), office));
    LANE_ROAD
        .matcher(base)
        .results()
        .forEach(lane -> put(lane.group(1), committee(Form.HINT, office)));
    var village = VILLAGES.matcher(base);
    if (village.find()) {
      // 市光新村 is all its numbered villages, of which some may lie beyond the list
      put(village.group(1) + "新村", committee(Form.HINT, office));
    }
    var numbered = NUMBERED.matcher(base);
    if (numbered.matches()) {
      addNumbered(numbered, office);
    }
  }

  /** 田林五、六、七村 is also 田林五村, 田林六村 and 田林七村. */
  private void addEach(String stem, String numbers, Office office) {
    for (String number : numbers.split("、")) {
      put(stem + number + "村", committee(Form.PROPER, office));
    }
  }

  /** 航华一村第三居委会 is also 航华一村三居委, and 航华一村 alone means it or its sisters. */
  private void addNumbered(Matcher numbered, Office office) {
    var stem = numbered.group(1);
    for (String number : numbered.group(2).split("、")) {
      put(stem + number, committee(Form.BOUND, office));
      put(stem + "第" + number, committee(Form.BOUND, office));
    }
    if (ESTATE.matcher(stem).matches()) {
      put(stem, committee(form(stem, false), office));
    }
  }

  private static Form form(String base, boolean community) {
    if (NUMBERED.matcher(base).matches() && !base.contains("第")) {
      return Form.BOUND;
    }
    if (base.length() > 2 && ROAD.matcher(base).matches()) {
      return Form.LOOSE;
    }
    if (base.length() >= 4 || SHORT_ESTATE.matcher(base).matches()) {
      return Form.PROPER;
    }
    if (base.length() == 3) {
      return Form.LOOSE;
    }
    return community ? Form.BOUND_COMMUNITY : Form.BOUND;
  }

  private void addPinyin(Office office, String pinyin) {
    var own = ownName(office);
    var lane = LANE.matcher(own);
    if (lane.find()) {
      addLane(office, pinyin, lane);
    }
    boolean tells =
        pinyin.length() >= SHORTEST_PINYIN && form(PlainText.of(own), false) == Form.PROPER;
    var name = committee(tells ? Form.PROPER : Form.BOUND, office);
    put(pinyin, name);
    put(withDigits(own, pinyin), name);
    var estate = pinyinOfEstate(own, pinyin);
    if (estate.length() >= SHORTEST_PINYIN) {
      put(estate, committee(Form.PROPER, office));
      put(withDigits(own, estate), committee(Form.PROPER, office));
    }
  }

  /** Shiguangyicun of Shiguangyicundiyi; empty for a committee without a number. */
  private static String pinyinOfEstate(String own, String pinyin) {
    var last = own.charAt(own.length() - 1);
    var spoken = SPOKEN.getOrDefault(last, "?");
    if (!ESTATE.matcher(own.replaceFirst("第?.$", "")).matches() || !pinyin.endsWith(spoken)) {
      return "";
    }
    var rest = pinyin.substring(0, pinyin.length() - spoken.length());
    return own.charAt(own.length() - 2) == '第' ? rest.replaceFirst("di$", "") : rest;
  }

  private static String ownName(Office office) {
    return COMMITTEE_WORD.matcher(office.name()).replaceFirst("").replaceAll("[（）()].*", "");
  }

  /** Lane 491 Xiangyin Road, and the orders in which foreigners write it. */
  private void addLane(Office office, String pinyin, Matcher lane) {
    var spoken = new StringBuilder("lu");
    lane.group(1).chars().forEach(c -> spoken.append(SPOKEN.getOrDefault((char) c, "?")));
    int end = pinyin.toLowerCase(Locale.ROOT).indexOf(spoken + "nong");
    if (end < 0) {
      return;
    }
    var stem = pinyin.substring(0, end);
    var number = PlainText.of(lane.group(1));
    for (String road : List.of(stem + "rd", stem + "road", stem + "lu")) {
      for (String written :
          List.of(
              road + number + "nong",
              road + "lane" + number,
              road + "，lane" + number,
              "lane" + number + road,
              "lane" + number + "，" + road,
              number + "lane" + road)) {
        put(written, committee(Form.PROPER, office));
      }
    }
  }

  /** Shiguangyicun as Shiguang 1 Cun. */
  private static String withDigits(String own, String pinyin) {
    var village = NUMBERED_VILLAGE.matcher(own);
    if (!village.find()) {
      return pinyin;
    }
    var number = village.group(1);
    return pinyin.replace(SPOKEN.get(number.charAt(0)) + "cun", PlainText.of(number) + "cun");
  }

  private static Name committee(Form form, Office office) {
    return new Name(Sort.COMMITTEE, form, office.code());
  }

  private void put(String written, Name name) {
    var plain = PlainText.of(written);
    if (plain.length() >= 2) {
      names.computeIfAbsent(plain, p -> new LinkedHashSet<>()).add(name);
    }
  }
}
