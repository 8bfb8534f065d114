package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.document.paper.Fact;
import cn.xinqiao.cases.document.paper.Template;
import cn.xinqiao.cases.document.paper.Templates;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Carries out what officers do with documents before and after the issue itself. */
@ApplicationScoped
class DocumentDesk implements Documents {
  /** As for everything that officers write. */
  private static final int LONGEST = 20_000;

  private final CaseDesk cases;
  private final Casework work;
  private final OneHandling handling;
  private final CaseContacts contacts;
  private final DocumentBook book;
  private final DocumentShelf shelf;
  private final Layout layout;
  private final Issuing issuing;
  private final ServiceActs services;
  private final Templates templates;
  private final EntityManager entities;
  private final Clock clock;

  DocumentDesk(
      CaseDesk cases,
      Casework work,
      OneHandling handling,
      CaseContacts contacts,
      DocumentBook book,
      DocumentShelf shelf,
      Layout layout,
      Issuing issuing,
      ServiceActs services,
      Templates templates,
      EntityManager entities,
      Clock clock) {
    this.cases = cases;
    this.work = work;
    this.handling = handling;
    this.contacts = contacts;
    this.book = book;
    this.shelf = shelf;
    this.layout = layout;
    this.issuing = issuing;
    this.services = services;
    this.templates = templates;
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Overview of(Caller caller, CaseNumber number) {
    return shelf.overview(caller, number);
  }

  @Override
  @Transactional
  public Opened open(Caller caller, CaseNumber number, long id) {
    return shelf.open(caller, number, id);
  }

  @Override
  public Copy copy(Caller caller, CaseNumber number, long id, Format format) {
    return issuing.copy(caller, number, id, format);
  }

  @Override
  @Transactional
  public long draft(Caller caller, Request request, DocumentKind kind) {
    var taken = work.take(caller, request, "document-draft");
    if (taken.isEmpty()) {
      return newestDraft(request.number(), kind);
    }
    var template = templates.of(kind);
    if (!template.isFor(taken.get().kind(), taken.get().subKind())
        || !kind.isAt(work.glance(caller, request.number()).stage())) {
      throw new Refusal.RuleBroken("such a case has no such document, or not at this stage");
    }
    var document =
        new CaseDocument(
            request.number(), kind, taken.get().office(), template.version(), clock.instant());
    book.keep(document);
    book.keep(new Paper(document, presets(caller, document, template)));
    return document.id();
  }

  /** A repeated request gets what the first one made. */
  private long newestDraft(CaseNumber number, DocumentKind kind) {
    return book.of(number).stream()
        .filter(document -> document.isDraft() && document.kind() == kind)
        .reduce((before, last) -> last)
        .map(CaseDocument::id)
        .orElseThrow(() -> new Refusal.Conflict("the draft was discarded meanwhile"));
  }

  private Map<String, String> presets(Caller caller, CaseDocument document, Template template) {
    var number = document.caseNumber();
    var file = cases.show(caller, number, Language.ZH);
    var facts =
        layout.facts(file, document.office(), name(caller, number, template), issued(number));
    var values = new LinkedHashMap<>(layout.wording(document).presets(facts));
    if (isOfSeveral(number)) {
      // what one of them said is not for the others
      template.fields().stream()
          .filter(field -> field.preset().contains("{" + Fact.REQUEST.key() + "}"))
          .forEach(field -> values.put(field.name(), file.line().summary()));
    }
    // the door that was named when it was refused
    template.fields().stream()
        .filter(field -> field.isRoute())
        .forEach(field -> refusedTo(file).ifPresent(door -> values.put(field.name(), door)));
    return values;
  }

  private boolean isOfSeveral(CaseNumber number) {
    return handling.reporters(number).size() > 1;
  }

  private static Optional<String> refusedTo(CaseFile file) {
    return file.timeline().stream()
        .filter(step -> step.what().equals(Happening.REFUSED.name()))
        .reduce((before, last) -> last)
        .flatMap(CaseFile.Step::detail);
  }

  /** The contact is looked at only where a template asks for the name, and that is written down. */
  private Optional<String> name(Caller caller, CaseNumber number, Template template) {
    var asked =
        template.fields().stream().anyMatch(f -> f.preset().contains("{" + Fact.NAME.key() + "}"));
    return asked && !isOfSeveral(number)
        ? contacts.reveal(caller, number, CaseContacts.Purpose.WRITE).stream()
            .flatMap(reporter -> reporter.introduction().stream())
            .map(Introduction::name)
            .filter(name -> !name.isBlank())
            .findFirst()
        : Optional.empty();
  }

  private Optional<String> issued(CaseNumber number) {
    return book.of(number).stream()
        .filter(document -> document.isIssued() && layout.template(document).to().isResident())
        .reduce((before, last) -> last)
        .map(document ->
            "《" + layout.template(document).title() + "》（" + document.number().orElseThrow() + "）");
  }

  @Override
  @Transactional
  public void change(
      Caller caller, Request request, long id, int version, Map<String, String> values) {
    if (work.take(caller, request, "document-change").isEmpty()) {
      return;
    }
    var draft = draft(request.number(), id);
    if (draft.version() != version) {
      throw new Refusal.Conflict("the draft has changed since you saw it");
    }
    var template = layout.template(draft);
    var paper = book.paper(draft).orElseThrow();
    var written = new LinkedHashMap<>(paper.values());
    values.forEach((name, value) -> {
      if (template.field(name).isEmpty()) {
        throw new Refusal.RuleBroken("this document has no field '" + name + "'");
      }
      if (value.length() > LONGEST) {
        throw new Refusal.TooLarge("a text has at most 20,000 characters");
      }
      written.put(name, value.strip());
    });
    paper.write(written);
    entities.lock(draft, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
  }

  @Override
  @Transactional
  public void discard(Caller caller, Request request, long id) {
    work.take(caller, request, "document-discard")
        .ifPresent(taken -> {
          var draft = draft(request.number(), id);
          draft.discard();
          book.paper(draft).ifPresent(entities::remove);
        });
  }

  @Override
  public void issue(Caller caller, Request request, long id, Optional<String> override) {
    issuing.issue(caller, request, id, override);
  }

  @Override
  public Said said(DocumentKind kind, Map<String, String> values) {
    return Said.of(templates.of(kind), values);
  }

  @Override
  @Transactional
  public long correct(Caller caller, Request request, long id) {
    var taken = work.take(caller, request, "document-correct");
    var wrong = book.get(request.number(), id);
    if (taken.isEmpty()) {
      return newestDraft(request.number(), wrong.kind());
    }
    if (!wrong.isIssued()) {
      throw new Refusal.Conflict("only an issued document that was not replaced is corrected");
    }
    var next = wrong.correction(layout.template(wrong).version(), clock.instant());
    book.keep(next);
    book.keep(new Paper(next, book.paper(wrong).orElseThrow().values()));
    return next.id();
  }

  @Override
  @Transactional
  public void serve(Caller caller, Request request, long id, Handing handing) {
    services.serve(caller, request, id, handing);
  }

  @Override
  @Transactional
  public void askConsent(Caller caller, Request request) {
    services.askConsent(caller, request);
  }

  @Override
  @Transactional
  public void consented(Caller caller, Request request, boolean given) {
    services.consented(caller, request, given);
  }

  private CaseDocument draft(CaseNumber number, long id) {
    var draft = book.get(number, id);
    if (!draft.isDraft()) {
      throw new Refusal.Conflict("an issued document is not changed any more");
    }
    return draft;
  }

  /** Whether this officer works the case, and so may read whom its documents name. */
  static boolean works(Caller caller, CaseFile file) {
    return new Scope(caller).actsFor(file.line().office().code()) && !file.line().erased();
  }
}
