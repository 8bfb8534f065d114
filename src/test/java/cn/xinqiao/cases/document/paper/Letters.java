package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.document.paper.Wording.Above;
import cn.xinqiao.cases.document.paper.Wording.Matter;
import cn.xinqiao.kernel.OfficeCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Letters of 殷行街道 about a street lamp; the people in them are invented. */
public final class Letters {
  static final Map<Fact, String> FACTS =
      Map.ofEntries(
          Map.entry(Fact.CASE, "XQ20261101-0000017"),
          Map.entry(Fact.OFFICE, "殷行街道办事处"),
          Map.entry(Fact.OFFICE_EN, "Yinhang Subdistrict"),
          Map.entry(Fact.ABOVE, "杨浦区人民政府"),
          Map.entry(Fact.RECEIVED, "2026年11月1日"),
          Map.entry(Fact.RECEIVED_EN, "1 November 2026"),
          Map.entry(Fact.ACCEPTED, "2026年11月3日"),
          Map.entry(Fact.ACCEPTED_EN, "3 November 2026"),
          Map.entry(Fact.DUE, "2027年1月4日"),
          Map.entry(Fact.DUE_EN, "4 January 2027"),
          Map.entry(Fact.SUMMARY, "市光一村门口路灯不亮"),
          Map.entry(Fact.REQUEST, "请尽快把路灯修好，晚上老人出门不安全。"),
          Map.entry(Fact.REPLY, "路灯已于11月20日修复。"),
          Map.entry(Fact.REASON, "这件事正在法院审理。"),
          Map.entry(Fact.ISSUED, "《信访处理意见书》（殷信意〔2026〕3号）"));

  private Letters() {}

  static Wording wording(DocumentKind kind) {
    return new Wording(
        new Templates(PaperSeeds.templates()).of(kind), PaperSeeds.REMEDIES, PaperSeeds.ROUTES);
  }

  static Matter matter(Map<String, String> values, Optional<String> replaces) {
    return matter(FACTS, values, replaces, Optional.empty());
  }

  static Matter matter(Map<Fact, String> facts, Map<String, String> values) {
    return matter(facts, values, Optional.empty(), Optional.empty());
  }

  private static Matter matter(
      Map<Fact, String> facts,
      Map<String, String> values,
      Optional<String> replaces,
      Optional<String> footEn) {
    return new Matter(
        facts,
        values,
        Optional.of(
            new Above(
                new OfficeCode("310110"), "杨浦区人民政府", "the People's Government of Yangpu District")),
        Optional.of("殷信意〔2026〕4号"),
        replaces,
        LocalDate.parse("2026-11-22"),
        "事项编号 XQ20261101-0000017。凭编号和查询码可以查看办理进度。",
        footEn);
  }

  /** With these fields; the others are taken from the case. */
  public static Letter of(DocumentKind kind, Map<String, String> written) {
    var wording = wording(kind);
    var values = new HashMap<>(wording.presets(FACTS));
    values.putAll(written);
    return wording.letter(matter(values, Optional.empty()));
  }

  public static Letter decision() {
    return of(DocumentKind.DECISION, written());
  }

  static Letter english() {
    var wording = wording(DocumentKind.DECISION);
    var values = new HashMap<>(wording.presets(FACTS));
    values.putAll(written());
    return wording.letter(
        matter(FACTS, values, Optional.empty(), Optional.of("Case number XQ20261101-0000017.")));
  }

  /** 鿍 and 𠮷 stand in real names. */
  private static Map<String, String> written() {
    return Map.of(
        "addressee",
        "李鿍、\uD842\uDFB7田",
        "facts",
        "经现场查看，市光一村12号门口的三盏路灯自10月28日起不亮，原因是地下电缆接头进水。\n本机关已联系养护单位排查同一线路的其他路灯。",
        "decision",
        "支持您的请求。路灯已于11月20日修复，养护单位承诺冬季每周巡查一次。",
        "basis",
        "《信访工作条例》第三十二条；《城市照明管理规定》。");
  }
}
