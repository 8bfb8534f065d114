package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.ReplyReader;
import cn.xinqiao.cases.document.Documents.Copy;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.cases.document.paper.Letter;
import cn.xinqiao.cases.document.paper.PdfPress;
import cn.xinqiao.cases.document.paper.WordPress;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives documents their number and prints them. Printing takes a while and holds no lock: the
 * number is reserved before (a gap where it comes to nothing), and the print is kept only if
 * neither draft nor case has changed meanwhile.
 */
@ApplicationScoped
class Issuing {
  private final CaseDesk cases;
  private final Casework work;
  private final ReplyReader reader;
  private final DocumentBook book;
  private final DocumentNumbers numbers;
  private final Layout layout;
  private final PdfPress pdfs;
  private final WordPress words;
  private final Clock clock;

  Issuing(
      CaseDesk cases,
      Casework work,
      ReplyReader reader,
      DocumentBook book,
      DocumentNumbers numbers,
      Layout layout,
      PdfPress pdfs,
      WordPress words,
      Clock clock) {
    this.cases = cases;
    this.work = work;
    this.reader = reader;
    this.book = book;
    this.numbers = numbers;
    this.layout = layout;
    this.pdfs = pdfs;
    this.words = words;
    this.clock = clock;
  }

  /** What goes to the press. */
  private record Proof(
      int draftVersion,
      int templateVersion,
      DocumentNumber number,
      LocalDate on,
      Letter letter,
      ReplyReader.Outgoing answer) {}

  void issue(Caller caller, Request request, long id, Optional<String> override) {
    QuarkusTransaction.requiringNew()
        .call(() -> proof(caller, request, id, override))
        .ifPresent(proof -> {
          var letter = proof.letter();
          var printed = new Paper.Printed(letter.plain(), pdfs.print(letter), words.print(letter));
          QuarkusTransaction.requiringNew().run(() -> freeze(caller, request, id, proof, printed));
        });
  }

  /** Empty when this very request was carried out before. */
  private Optional<Proof> proof(
      Caller caller, Request request, long id, Optional<String> override) {
    var file = worked(caller, request.number());
    var draft = book.get(request.number(), id);
    if (!draft.isDraft()) {
      if (work.take(caller, request, "document-issue").isPresent()) {
        throw new Refusal.Conflict("it was issued already");
      }
      return Optional.empty();
    }
    if (!draft.kind().fits(file.line().state()) || !draft.kind().isAt(file.stage())) {
      throw new Refusal.Conflict("this is not true of a case that is " + file.line().state());
    }
    if (draft.kind() == DocumentKind.EXTENSION_NOTICE && !isExtended(file)) {
      throw new Refusal.Conflict("nobody has approved more time for it");
    }
    var values = book.paper(draft).orElseThrow().values();
    var wording = layout.wording(draft);
    var replaced = book.replaced(draft);
    var missing = wording.missing(layout.matter(draft, file, values, replaced, Optional.empty()));
    if (!missing.isEmpty()) {
      throw new Refusal.RuleBroken("still to be written: " + String.join("; ", missing));
    }
    var on = layout.today();
    var template = layout.template(draft);
    var said = Said.of(template, values).text();
    var answer = new ReplyReader.Outgoing(Optional.of(draft.kind()), said, override);
    reader.look(work.now(request.number()), caller, answer);
    var number = numbers.next(draft.office(), template.mark(), on);
    var matter = layout.matter(draft, file, values, replaced, Optional.of(number.toString()));
    return Optional.of(
        new Proof(draft.version(), template.version(), number, on, wording.letter(matter), answer));
  }

  private static boolean isExtended(CaseFile file) {
    return file.timeline().stream().anyMatch(step -> step.what().equals(Happening.EXTENDED.name()));
  }

  private void freeze(Caller caller, Request request, long id, Proof proof, Paper.Printed printed) {
    var taken = work.take(caller, request, "document-issue");
    if (taken.isEmpty()) {
      return;
    }
    var draft = book.get(request.number(), id);
    if (!draft.isDraft() || draft.version() != proof.draftVersion()) {
      throw new Refusal.Conflict("the draft has changed meanwhile");
    }
    if (!draft.kind().fits(taken.get().state())) {
      throw new Refusal.Conflict("the case has changed meanwhile");
    }
    reader.leaves(taken.get(), caller, proof.answer());
    draft.issue(
        new CaseDocument.Issue(
            proof.number(),
            proof.on(),
            caller.officerId(),
            proof.templateVersion(),
            digest(printed.pdf()),
            digest(printed.word())),
        clock.instant());
    book.paper(draft).orElseThrow().freeze(printed);
    draft.replaces().map(book::get).ifPresent(CaseDocument::replaced);
    work.write(taken.get(), caller, Note.of(Happening.DOCUMENT_ISSUED, draft.code()));
  }

  /** Printed outside of any transaction where nothing is kept of it. */
  Copy copy(Caller caller, CaseNumber number, long id, Format format) {
    return QuarkusTransaction.requiringNew()
        .call(() -> found(caller, number, id, format))
        .print(format);
  }

  /** What was found: a kept file, or a letter to be printed. */
  private record Found(Optional<byte[]> file, Letter letter, String name, Issuing by) {
    Copy print(Format format) {
      return new Copy(file.orElseGet(() -> by.print(letter, format)), format, name);
    }
  }

  private Found found(Caller caller, CaseNumber number, long id, Format format) {
    var file = worked(caller, number);
    var document = book.get(number, id);
    var paper = book.paper(document).orElseThrow(() -> new Refusal.NotFound("it is erased"));
    var matter =
        layout.matter(document, file, paper.values(), book.replaced(document), document.number());
    return new Found(
        paper.file(format),
        layout.wording(document).letter(matter),
        fileName(document, format),
        this);
  }

  private byte[] print(Letter letter, Format format) {
    return switch (format) {
      case PDF -> pdfs.print(letter);
      case WORD -> words.print(letter);
    };
  }

  static String fileName(CaseDocument document, Format format) {
    return document.caseNumber()
        + "-"
        + document.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        + "-"
        + document.id()
        + format.suffix();
  }

  private CaseFile worked(Caller caller, CaseNumber number) {
    var file = cases.show(caller, number, Language.ZH);
    if (!DocumentDesk.works(caller, file)) {
      throw new Refusal.Forbidden("it names residents and is for the office that works the case");
    }
    return file;
  }

  /** So that a copy on paper or disk can be compared with what was issued. */
  private static String digest(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
