package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.document.Documents.Choice;
import cn.xinqiao.cases.document.Documents.Consent;
import cn.xinqiao.cases.document.Documents.Filled;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.Documents.Listed;
import cn.xinqiao.cases.document.Documents.Offer;
import cn.xinqiao.cases.document.Documents.Opened;
import cn.xinqiao.cases.document.Documents.Overview;
import cn.xinqiao.cases.document.Documents.Recipient;
import cn.xinqiao.cases.document.paper.Letter;
import cn.xinqiao.cases.document.paper.Routes;
import cn.xinqiao.cases.document.paper.Template.Field;
import cn.xinqiao.cases.document.paper.Templates;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays documents out for officers; part of the caller's transaction. */
@ApplicationScoped
class DocumentShelf {
  private final CaseDesk cases;
  private final Casework work;
  private final OneHandling handling;
  private final DocumentBook book;
  private final Layout layout;
  private final Consents consents;
  private final Templates templates;
  private final Routes routes;

  DocumentShelf(
      CaseDesk cases,
      Casework work,
      OneHandling handling,
      DocumentBook book,
      Layout layout,
      Consents consents,
      Templates templates,
      Routes routes) {
    this.cases = cases;
    this.work = work;
    this.handling = handling;
    this.book = book;
    this.layout = layout;
    this.consents = consents;
    this.templates = templates;
    this.routes = routes;
  }

  Overview overview(Caller caller, CaseNumber number) {
    var seen = work.glance(caller, number);
    var documents = book.of(number);
    var servings = book.servings(number);
    return new Overview(
        documents.stream()
            .map(one -> listed(one, servings.getOrDefault(one.id(), List.of())))
            .toList(),
        seen.mine() ? offered(seen) : List.of(),
        consent(number),
        seen.mine(),
        book.services(number),
        seen.mine() ? recipients(number) : List.of());
  }

  private List<Recipient> recipients(CaseNumber number) {
    var all = handling.reporters(number);
    return all.size() == 1
        ? List.of()
        : all.stream().map(one -> new Recipient(one.id(), one.resident(), one.number())).toList();
  }

  private List<Offer> offered(Casework.Glance seen) {
    return templates.all().stream()
        .filter(template -> template.isFor(seen.one().kind(), seen.one().subKind()))
        .filter(template -> template.kind().fits(seen.one().state()))
        .filter(template -> template.kind().isAt(seen.stage()))
        .map(template -> new Offer(template.kind(), template.title()))
        .toList();
  }

  private Consent consent(CaseNumber number) {
    var said = consents.of(number);
    var reporters = work.talks(number).stream().map(Conversation::residentId).distinct().toList();
    int given = (int) reporters.stream().filter(one -> said.getOrDefault(one, false)).count();
    int answered = (int) reporters.stream().filter(said::containsKey).count();
    return new Consent(reporters.size(), given, answered - given);
  }

  private Listed listed(CaseDocument document, List<Services.Act> servings) {
    var template = layout.template(document);
    return new Listed(
        document.id(),
        document.kind(),
        template.title(),
        document.number(),
        document.status(),
        document.edition(),
        book.replaced(document),
        document.issuedOn(),
        template.to().isResident(),
        servings);
  }

  Opened open(Caller caller, CaseNumber number, long id) {
    var file = cases.show(caller, number, Language.ZH);
    var document = book.get(number, id);
    var template = layout.template(document);
    var values =
        book.paper(document).filter(paper -> DocumentDesk.works(caller, file)).map(Paper::values);
    return new Opened(
        listed(document, book.servings(document)),
        document.version(),
        document.templateVersion(),
        template.source(),
        template.status().name(),
        document.isDraft() ? values.map(v -> fields(document, v)).orElse(List.of()) : List.of(),
        values.map(v -> letter(document, file, v)),
        document.isDraft()
            ? values.map(v -> missing(document, file, v)).orElse(Set.of())
            : Set.of(),
        document.digest(Format.PDF));
  }

  private List<Filled> fields(CaseDocument document, Map<String, String> values) {
    return layout.template(document).fields().stream()
        .map(field ->
            new Filled(
                field.name(),
                field.label(),
                field.required(),
                values.getOrDefault(field.name(), ""),
                choices(field)))
        .toList();
  }

  private List<Choice> choices(Field field) {
    return field.isRoute()
        ? routes.all().stream()
            .map(route -> new Choice(route.id(), route.name(Language.ZH)))
            .toList()
        : List.of();
  }

  private Letter letter(CaseDocument document, CaseFile file, Map<String, String> values) {
    return layout.wording(document).letter(matter(document, file, values));
  }

  private Set<String> missing(CaseDocument document, CaseFile file, Map<String, String> values) {
    return layout.wording(document).missing(matter(document, file, values));
  }

  private cn.xinqiao.cases.document.paper.Wording.Matter matter(
      CaseDocument document, CaseFile file, Map<String, String> values) {
    return layout.matter(document, file, values, book.replaced(document), document.number());
  }
}
