package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.document.paper.Dates;
import cn.xinqiao.cases.document.paper.Fact;
import cn.xinqiao.cases.document.paper.Remedies;
import cn.xinqiao.cases.document.paper.Routes;
import cn.xinqiao.cases.document.paper.Template;
import cn.xinqiao.cases.document.paper.Templates;
import cn.xinqiao.cases.document.paper.Wording;
import cn.xinqiao.cases.document.paper.Wording.Above;
import cn.xinqiao.cases.document.paper.Wording.Matter;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings a case into the words of a document. */
@ApplicationScoped
class Layout {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Templates templates;
  private final Remedies remedies;
  private final Routes routes;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;
  private final Optional<String> home;

  Layout(
      Templates templates,
      Remedies remedies,
      Routes routes,
      OfficeTree offices,
      Texts texts,
      Clock clock,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> home) {
    this.templates = templates;
    this.remedies = remedies;
    this.routes = routes;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
    this.home = home.map(address -> address.replaceAll("/+$", ""));
  }

  Template template(CaseDocument document) {
    return templates.of(document.kind());
  }

  Wording wording(CaseDocument document) {
    return new Wording(template(document), remedies, routes);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  /** Where a resident looks the case up; empty where nobody told us our own address. */
  Optional<String> page(String caseNumber) {
    return home.map(address -> address + "/track/" + caseNumber);
  }

  Matter matter(
      CaseDocument document,
      CaseFile file,
      Map<String, String> values,
      Optional<String> replaces,
      Optional<String> number) {
    boolean english = file.language() == Language.EN && template(document).to().isResident();
    return new Matter(
        facts(file, document.office(), Optional.empty(), Optional.empty()),
        values,
        above(document.office()),
        number,
        replaces,
        document.issuedOn().orElseGet(this::today),
        foot(file, Language.ZH),
        english ? Optional.of(foot(file, Language.EN)) : Optional.empty());
  }

  /**
   * @param name how the resident introduced themselves, for whoever may know it
   * @param issued the document that was issued last
   */
  Map<Fact, String> facts(
      CaseFile file, OfficeCode issuer, Optional<String> name, Optional<String> issued) {
    var facts = new EnumMap<Fact, String>(Fact.class);
    var office = offices.get(issuer);
    facts.put(Fact.CASE, file.line().number().toString());
    facts.put(Fact.OFFICE, FormalName.of(office, Language.ZH));
    facts.put(Fact.OFFICE_EN, FormalName.of(office, Language.EN));
    office
        .above()
        .filter(_ -> !file.line().confidential()) // nobody above knows of an accusation
        .map(offices::get)
        .ifPresent(above -> facts.put(Fact.ABOVE, FormalName.of(above, Language.ZH)));
    day(facts, Fact.RECEIVED, Fact.RECEIVED_EN, Optional.of(file.line().receivedAt()));
    day(facts, Fact.ACCEPTED, Fact.ACCEPTED_EN, last(file, "ACCEPTED").map(CaseFile.Step::at));
    due(facts, file);
    facts.put(Fact.SUMMARY, file.line().summary());
    facts.put(Fact.REQUEST, file.wanted().filter(w -> !w.isBlank()).orElse(file.words()));
    words(facts, Fact.REPLY, file, "REPLIED");
    words(facts, Fact.REASON, file, "REFUSED");
    words(facts, Fact.EXTENSION, file, "EXTENDED");
    words(facts, Fact.REVIEW, file, "REVIEW_ASKED");
    name.ifPresent(known -> facts.put(Fact.NAME, known));
    issued.ifPresent(known -> facts.put(Fact.ISSUED, known));
    return facts;
  }

  private void due(Map<Fact, String> facts, CaseFile file) {
    file.dues().stream()
        .filter(due -> due.what() == What.ANSWER && due.on().isPresent())
        .findFirst()
        .ifPresent(due -> {
          facts.put(Fact.DUE, due(due, Language.ZH));
          facts.put(Fact.DUE_EN, due(due, Language.EN));
        });
  }

  /** A date that hangs on holidays nobody has published yet is said as such. */
  private String due(CaseFile.Due due, Language language) {
    var day = Dates.in(due.on().orElseThrow(), language);
    return due.provisional() ? texts.say(language, "due.notBefore", day) : day;
  }

  private static void day(Map<Fact, String> facts, Fact zh, Fact en, Optional<Instant> at) {
    at.map(moment -> LocalDate.ofInstant(moment, SHANGHAI))
        .ifPresent(day -> {
          facts.put(zh, Dates.in(day, Language.ZH));
          facts.put(en, Dates.in(day, Language.EN));
        });
  }

  private static void words(Map<Fact, String> facts, Fact fact, CaseFile file, String what) {
    last(file, what).flatMap(CaseFile.Step::words).ifPresent(words -> facts.put(fact, words));
  }

  private static Optional<CaseFile.Step> last(CaseFile file, String what) {
    return file.timeline().stream()
        .filter(step -> step.what().equals(what))
        .reduce((before, last) -> last);
  }

  private Optional<Above> above(OfficeCode issuer) {
    return offices.get(issuer).above().map(offices::get).map(Layout::named);
  }

  private static Above named(Office above) {
    return new Above(
        above.code(), FormalName.of(above, Language.ZH), FormalName.of(above, Language.EN));
  }

  private String foot(CaseFile file, Language language) {
    var number = file.line().number().toString();
    return page(number)
        .map(address -> texts.say(language, "document.foot.link", number, address))
        .orElseGet(() -> texts.say(language, "document.foot", number));
  }
}
