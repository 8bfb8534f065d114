package cn.xinqiao.cases.document;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.Services.Act;
import cn.xinqiao.cases.document.Documents.Copy;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows residents what was brought to them, and to nobody else. The code is looked at in a
 * transaction of its own, so that its lock is gone before that of the case is taken.
 */
@ApplicationScoped
class OwnDocumentBook implements OwnDocuments {
  private static final String OPENED = "opened by the resident";

  private final ResidentCases cases;
  private final Conversations conversations;
  private final Casework work;
  private final OneHandling handling;
  private final DocumentBook book;
  private final Layout layout;
  private final Consents consents;
  private final ServiceActs services;

  OwnDocumentBook(
      ResidentCases cases,
      Conversations conversations,
      Casework work,
      OneHandling handling,
      DocumentBook book,
      Layout layout,
      Consents consents,
      ServiceActs services) {
    this.cases = cases;
    this.conversations = conversations;
    this.work = work;
    this.handling = handling;
    this.book = book;
    this.layout = layout;
    this.consents = consents;
    this.services = services;
  }

  @Override
  public Shelf of(CaseNumber number, String code) {
    var language = cases.byCode(number, code).language();
    long talk = cases.talkOf(number, code);
    return QuarkusTransaction.requiringNew().call(() -> shelf(number, resident(talk), language));
  }

  private Shelf shelf(CaseNumber number, long resident, Language language) {
    return new Shelf(
        brought(number, resident).stream()
            .map(document -> own(document, number, resident, language))
            .toList(),
        Optional.ofNullable(consents.of(handling.mainOf(number)).get(resident)));
  }

  @Override
  public Copy fetch(CaseNumber number, String code, long id, Format format) {
    long talk = cases.talkOf(number, code);
    return QuarkusTransaction.requiringNew().call(() -> fetch(number, resident(talk), id, format));
  }

  private Copy fetch(CaseNumber number, long resident, long id, Format format) {
    var document =
        brought(number, resident).stream()
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("no such document"));
    var file =
        book.paper(document)
            .flatMap(paper -> paper.file(format))
            .orElseThrow(() -> new Refusal.NotFound("it is erased"));
    acts(document, number, resident).stream()
        .filter(act -> !act.isServed())
        .forEach(act -> services.arrived(act, OPENED));
    return new Copy(file, format, Issuing.fileName(document, format));
  }

  @Override
  public void consent(CaseNumber number, String code, boolean given) {
    long talk = cases.talkOf(number, code);
    QuarkusTransaction.requiringNew().run(() -> consent(number, resident(talk), given));
  }

  private void consent(CaseNumber number, long resident, boolean given) {
    var main = handling.mainOf(number);
    if (Optional.ofNullable(consents.of(main).get(resident)).equals(Optional.of(given))) {
      return;
    }
    consents.said(number, resident, given);
    work.note(main, Note.of(ServiceActs.happened(given), "RESIDENT"));
  }

  private long resident(long talk) {
    return conversations.get(talk).residentId();
  }

  /**
   * Issued, for residents, and sent to this one or handed over by a person; of the case that they
   * know, and of the one in which it goes on.
   */
  private List<CaseDocument> brought(CaseNumber number, long resident) {
    return Stream.of(number, handling.mainOf(number))
        .distinct()
        .flatMap(one -> book.of(one).stream())
        .filter(document -> document.number().isPresent())
        .filter(document -> layout.template(document).to().isResident())
        .filter(document -> !acts(document, number, resident).isEmpty())
        .filter(document -> book.paper(document).isPresent())
        .toList();
  }

  /** Where nobody is named, it was handed to whoever reported that very case. */
  private List<Act> acts(CaseDocument document, CaseNumber number, long resident) {
    return book.servings(document).stream()
        .filter(act ->
            act.resident()
                .map(one -> one == resident)
                .orElseGet(() -> document.caseNumber().equals(number)))
        .toList();
  }

  private Own own(CaseDocument document, CaseNumber number, long resident, Language language) {
    var template = layout.template(document);
    return new Own(
        document.id(),
        switch (language) {
          case ZH -> template.title();
          case EN -> template.titleEn();
        },
        document.number().orElseThrow(),
        document.status() == Documents.Status.REPLACED,
        servedOn(document, number, resident));
  }

  private Optional<LocalDate> servedOn(CaseDocument document, CaseNumber number, long resident) {
    return acts(document, number, resident).stream().flatMap(act -> act.on().stream()).findFirst();
  }
}
